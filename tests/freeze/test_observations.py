"""Observation rows: what each is about, when, from whom, and whether it may be scored."""

from fractions import Fraction

from tests.freeze.making import STEP, UNITS, evidence, frozen, item, method, refused, seen, spots, warned


def test_values_carry_where_they_came_from() -> None:
    rows = [seen("1", "A01"), seen("6.40", source="市统计局", status="certified", as_of="2025-01-15")]
    facts = frozen(method(), evidence(*rows))
    assert facts.digest == "d1"
    origin = facts.origin("growth", "140502", "actual")
    assert (origin.source, origin.status, origin.as_of, origin.row) == ("市统计局", "certified", "2025-01-15", 3)
    assert facts.origin("growth", "140521", "actual").row is None
    assert len(facts.origins) == len(list(facts.origins)) == 2
    assert set(facts.origins) == {("growth", "140502", "actual", ""), ("growth", "A01", "actual", "")}


def test_unknown_units_and_items_are_named_once_with_what_may_be_meant() -> None:
    rows = [
        seen("1", "140520"),
        seen("1", "140520", period="1月"),
        seen("1", item="grwth"),
        seen("1", ""),
        seen("1", item=""),
    ]
    found = refused(method(), evidence(*rows))
    assert sorted(spots(found)) == [
        ("unknown_item", "observations", 4, "item_id"),
        ("unknown_item", "observations", 6, "item_id"),
        ("unknown_unit", "observations", 2, "unit_id"),
        ("unknown_unit", "observations", 5, "unit_id"),
    ]
    said = " ".join(finding.sentence() for finding in found)
    assert all(words in said for words in ("共2行", "是否应为“growth”", "没有单位代码"))


def test_the_same_unit_item_kind_and_period_twice_is_refused_with_both_rows() -> None:
    rows = [seen("1"), seen("1", kind="prior"), seen("2", kind="actual", period="2024")]
    found = refused(method(), evidence(*rows))
    assert spots(found) == [("duplicate_row", "observations", 4, "value")]
    assert "第2行已有" in found[0].what.zh
    assert "row 2" in found[0].what.en


def test_an_empty_row_beside_a_filled_one_is_no_duplicate() -> None:
    assert frozen(method(), evidence(seen(""), seen("3"))).cubes["actual"].exact(0, 0, 0) == 3


def test_a_unit_of_measure_other_than_the_items_is_refused() -> None:
    measured = method(item(data={"unit": "亿元"}))
    found = refused(measured, evidence(seen("1", measure="万元"), seen("1", "140521", measure="亿元")))
    assert spots(found) == [("wrong_measure", "observations", 2, "measure")]


def test_a_column_that_the_rule_measures_by_itself_has_its_own_unit() -> None:
    level = {"id": "level", "title": "总量", "share": "0.4", "of": "level", "unit": "亿元"}
    growth = {"id": "growth", "title": "增速", "share": "0.6", "of": "actual"}
    given = {"kind": "as_given", "scale": 100, "least": None, "most": None}
    blend = {"kind": "blend", "parts": [{**level, "then": given}, {**growth, "then": given}]}
    measured = method(item(data={"unit": "%"}, rule=blend))
    rows = [seen("312", kind="level", measure="亿元"), seen("6", measure="%")]
    wrong = [seen("312", "140521", kind="level", measure="%"), seen("6", "140521", measure="亿元")]
    found = refused(measured, evidence(*rows, *wrong))
    assert [(each.code, each.place.row) for each in found] == [("wrong_measure", 4), ("wrong_measure", 5)]
    assert ["应为亿元" in found[0].what.zh, "应为%" in found[1].what.zh] == [True, True]


def test_only_the_statuses_an_item_names_may_be_scored() -> None:
    certified = method(item(data={"status": ["certified", "final"]}))
    rows = [seen("1", status="reported"), seen("1", "140521"), seen("1", "A01", status="final")]
    found = refused(certified, evidence(*rows))
    assert spots(found) == [
        ("wrong_status", "observations", 2, "status"),
        ("wrong_status", "observations", 3, "status"),
    ]


def test_an_unknown_status_is_refused() -> None:
    found = refused(method(), evidence(seen("1", status="certfied")))
    assert spots(found) == [("unknown_status", "observations", 2, "status")]
    assert "certified" in found[0].mend.en


def test_values_established_after_the_cut_off_and_unreadable_days_are_refused() -> None:
    dated = method(item(data={"cut_off": "2025-01-31"}))
    rows = [seen("1", as_of="2025-02-01"), seen("1", "140521", as_of="2025年1月31日"), seen("1", "A01", as_of="31/1")]
    found = refused(dated, evidence(*rows))
    assert sorted(spots(found)) == [
        ("after_cut_off", "observations", 2, "as_of"),
        ("unreadable_date", "observations", 4, "as_of"),
    ]


def test_a_kind_no_rule_reads_is_refused() -> None:
    found = refused(method(), evidence(seen("1", kind="pror")))
    assert spots(found) == [("unknown_kind", "observations", 2, "kind")]
    assert "是否应为“prior”" in found[0].mend.zh


def test_kinds_become_cubes() -> None:
    facts = frozen(method(), evidence(seen("1"), seen("2", kind="prior"), seen("3", kind="baseline")))
    assert {kind: cube.exact(0, 0, 0) for kind, cube in facts.cubes.items()} == {"actual": 1, "prior": 2, "baseline": 3}


def test_data_for_an_item_that_is_not_for_the_unit_is_a_warning_and_kept_out() -> None:
    counties = method(item(only={"groups": ["counties"]}))
    result = warned(counties, evidence(seen("1"), seen("1", "A01")))
    assert spots(result.warnings) == [("outside_only", "observations", 3, "item_id")]
    assert result.facts.cubes["actual"].exact(0, 0, 2) is None


def test_not_applicable_is_kept_where_the_method_allows_it() -> None:
    spread = method(item(not_applicable="spread"), item("b"))
    facts = frozen(spread, evidence(seen("", status="not_applicable"), seen("1", item="b")))
    assert facts.not_applicable is not None
    assert facts.not_applicable.tolist() == [[True, False, False], [False, False, False]]


def test_not_applicable_is_refused_where_the_method_does_not_allow_it() -> None:
    found = refused(method(), evidence(seen("", status="not_applicable")))
    assert spots(found) == [("not_applicable_refused", "observations", 2, "status")]


def test_not_applicable_with_a_value_is_refused() -> None:
    spread = method(item(not_applicable="spread"))
    rows = [
        seen("5", status="not_applicable"),
        seen("", "140521", status="not_applicable"),
        seen("3", "140521", period="1月"),
    ]
    found = refused(spread, evidence(*rows))
    assert spots(found) == [
        ("value_and_not_applicable", "observations", 2, "value"),
        ("value_and_not_applicable", "observations", 4, "value"),
    ]


def test_not_applicable_belongs_on_the_actual_value() -> None:
    spread = method(item(not_applicable="spread"))
    found = refused(spread, evidence(seen("", kind="prior", status="not_applicable")))
    assert spots(found) == [("misplaced_not_applicable", "observations", 2, "status")]


def test_everything_is_said_at_once() -> None:
    strict = method(
        item("a", rule=STEP, data={"unit": "%", "status": ["certified"], "cut_off": "2025-01-31"}, missing="block"),
        item("b"),
    )
    rows = [
        seen("约5", item="a", status="certified"),
        seen("5", "140521", "a", measure="亿元", status="reported", as_of="2025-06-01"),
        seen("5", "A09", "a"),
        seen("5", item="c"),
        seen("5", item="b", kind="x"),
        seen("5", item="b", status="x"),
        seen("5", "140521", "b", period="1月"),
        seen("5", "140521", "b", period="2月"),
        seen("5", "A01", "b"),
        seen("6", "A01", "b"),
    ]
    units = [*UNITS, {"unit_id": "A02", "title": "", "group": "x"}]
    decisions = [{"unit_id": "A09", "matter": "优秀", "outcome": "in"}]
    found = refused(strict, evidence(*rows, units=units, decisions=decisions))
    assert {finding.code for finding in found} == {
        "no_title",
        "unknown_group",
        "not_a_number",
        "wrong_measure",
        "wrong_status",
        "after_cut_off",
        "unknown_unit",
        "unknown_item",
        "unknown_kind",
        "unknown_status",
        "several_periods",
        "duplicate_row",
        "missing_value",
    }
    assert all(finding.sentence("zh") and finding.sentence("en") for finding in found)


def test_a_very_long_number_keeps_its_digits_beside_the_cube() -> None:
    facts = frozen(method(), evidence(seen("0.1234567890123456789")))
    assert facts.cubes["actual"].long == {(0, 0, 0): Fraction("0.1234567890123456789")}
