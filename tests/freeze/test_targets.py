"""Targets from the sheet and from the method, columns borrowed from other items, and decisions."""

from fractions import Fraction
from typing import Any

from tests.freeze.making import AS_GIVEN, STEP, evidence, frozen, item, method, refused, seen, spots

BAND: Any = {"target": {"kind": "range", "low": 3, "high": 5}}


def goal(value: str = "", unit: str = "140502", item: str = "growth", **fields: str) -> dict[str, str]:
    return {"unit_id": unit, "item_id": item, "value": value} | fields


def stepped(**fields: Any) -> Any:
    return method(item(rule=STEP, **fields))


def test_targets_of_the_sheet_become_columns() -> None:
    facts = frozen(stepped(), evidence(seen("1"), targets=[goal("7", low="6", high="8", source="市政府文件")]))
    got = {kind: facts.cubes[kind].exact(0, 0, 0) for kind in ("target", "target_low", "target_high")}
    assert got == {"target": 7, "target_low": 6, "target_high": 8}
    assert facts.origin("growth", "140502", "target").source == "市政府文件"
    assert facts.origin("growth", "140502", "target").row == 2


def test_targets_of_the_method_hold_for_all_units_or_for_one() -> None:
    target = {"kind": "point", "value": "1/3", "by_unit": {"140521": 9}}
    facts = frozen(stepped(target=target), evidence(seen("1")))
    assert [facts.cubes["target"].exact(0, 0, unit) for unit in range(3)] == [Fraction(1, 3), 9, Fraction(1, 3)]
    assert facts.origin("growth", "A01", "target").source == "演示办法"


def test_the_last_override_that_fits_a_unit_sets_its_target() -> None:
    overrides = [
        {"groups": ["counties"], "target": {"kind": "point", "value": 5}},
        {"units": ["140521"], "target": {"kind": "point", "value": 6}},
    ]
    facts = frozen(stepped(target={"kind": "point", "value": 4}, overrides=overrides), evidence(seen("1")))
    assert [facts.cubes["target"].exact(0, 0, unit) for unit in range(3)] == [5, 6, 4]


def test_ends_of_a_range_come_from_the_method_too() -> None:
    facts = frozen(method(item(**BAND)), evidence(seen("1")))
    assert facts.cubes["target_low"].exact(0, 0, 0) == 3
    assert facts.cubes["target_high"].exact(0, 0, 2) == 5


def test_a_sheet_and_a_method_that_disagree_are_refused() -> None:
    target = {"kind": "point", "value": 7}
    agreed = frozen(stepped(target=target), evidence(seen("1"), targets=[goal("7.0")]))
    assert agreed.cubes["target"].exact(0, 0, 0) == 7
    found = refused(stepped(target=target), evidence(seen("1"), targets=[goal("7.5")]))
    assert spots(found) == [("different_values", "targets", 2, "value")]
    assert "目标值有两个不同的数：演示办法为7，" in found[0].what.zh


def test_a_target_row_and_a_target_observation_must_agree() -> None:
    found = refused(stepped(), evidence(seen("1"), seen("6", kind="target"), targets=[goal("7")]))
    assert spots(found) == [("different_values", "targets", 2, "value")]


def test_targets_given_twice_unknown_or_reversed_are_refused() -> None:
    targets = [goal("7"), goal("7"), goal("7", "140599"), goal("7", item="grwth"), goal("", "A01", low="5", high="4")]
    found = refused(stepped(), evidence(seen("1"), targets=targets))
    assert sorted(spots(found)) == [
        ("duplicate_target", "targets", 3, "item_id"),
        ("range_reversed", "targets", 6, "low"),
        ("unknown_item", "targets", 5, "item_id"),
        ("unknown_unit", "targets", 4, "unit_id"),
    ]


def test_kinds_of_target_must_be_known_and_the_methods() -> None:
    targets = [goal("7", kind="poin"), goal("7", "A01", kind="ceiling")]
    found = refused(stepped(target={"kind": "point"}), evidence(seen("1"), targets=targets))
    assert spots(found) == [("unknown_target_kind", "targets", 2, "kind"), ("other_target_kind", "targets", 3, "kind")]


def test_a_column_may_be_the_actual_value_of_another_item() -> None:
    rule = {**STEP, "gap": "of_baseline"}
    own = item("a", rule=rule, target={"kind": "point", "value": 7}, data={"columns": {"baseline": "b"}})
    facts = frozen(method(own, item("b")), evidence(seen("1", item="a"), seen("8.5", item="b")))
    assert facts.cubes["baseline"].exact(0, 0, 0) == Fraction("8.5")
    assert facts.origin("a", "140502", "baseline").row == 3
    found = refused(method(own, item("b")), evidence(seen("1", item="a")))
    assert [finding.code for finding in found] == ["missing_column"]
    assert "指标b" in found[0].mend.zh


def test_a_borrowed_column_is_the_other_items_year_value() -> None:
    rule = {**STEP, "gap": "of_baseline"}
    own = item("a", rule=rule, target={"kind": "point", "value": 7}, data={"columns": {"baseline": "b"}})
    monthly = item("b", data={"over_periods": {"combine": "mean", "incomplete": "missing"}})
    rows = [seen("1", item="a"), *(seen(str(v), item="b", period=f"{v}月") for v in (1, 2, 4))]
    facts = frozen(method(own, monthly), evidence(*rows))
    assert facts.cubes["baseline"].exact(0, 0, 0) == Fraction(7, 3)


def test_a_borrowed_column_and_evidence_for_it_must_agree() -> None:
    rule = {**STEP, "gap": "of_baseline"}
    own = item("a", rule=rule, target={"kind": "point", "value": 7}, data={"columns": {"baseline": "b"}})
    rows = [seen("1", item="a"), seen("8", item="b"), seen("9", item="a", kind="baseline")]
    assert [f.code for f in refused(method(own, item("b")), evidence(*rows))] == ["different_values"]


def test_decisions_are_kept_and_checked() -> None:
    good = [{"unit_id": "140502", "matter": "优秀", "outcome": "in", "document": "1号纪要"}]
    assert frozen(method(), evidence(seen("1"), decisions=good)).decisions[0].document == "1号纪要"
    bad = [
        *good,
        *good,
        {"unit_id": "X", "matter": "rank", "outcome": "1"},
        {"unit_id": "A01", "matter": "", "outcome": "in"},
        {"unit_id": "A01", "matter": "rank", "outcome": "第一"},
    ]
    assert spots(refused(method(), evidence(seen("1"), decisions=bad))) == [
        ("duplicate_decision", "decisions", 3, "matter"),
        ("unknown_unit", "decisions", 4, "unit_id"),
        ("no_matter", "decisions", 5, "matter"),
        ("unknown_outcome", "decisions", 6, "outcome"),
    ]


def test_an_item_taken_as_given_needs_no_target() -> None:
    assert "target" not in frozen(method(item(rule=AS_GIVEN)), evidence(seen("1"))).cubes
