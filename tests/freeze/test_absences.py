"""What is missing: one finding for every unit and item, under the method's own policies."""

from tests.freeze.making import STEP, UNITS, evidence, frozen, item, method, refused, seen, spots


def test_every_missing_value_is_named_by_unit_and_item_where_the_method_blocks() -> None:
    blocking = method(item("a", title="生产总值增速"), item("b"), policies={"missing": "block"})
    found = refused(blocking, evidence(seen("1", item="a"), seen("", "140521", "b")))
    assert len(found) == 2 * len(UNITS) - 1
    assert {finding.code for finding in found} == {"missing_value"}
    assert found[0].what.zh == "沁水县（140521）的生产总值增速（a）没有数据"
    assert ("missing_value", "observations", 2 + 1, "value") in spots(found)


def test_an_items_own_policy_comes_before_the_methods() -> None:
    own = method(item("a", missing="zero"), item("b"), policies={"missing": "block"})
    rows = [seen("1", unit["unit_id"], "b") for unit in UNITS]
    assert frozen(own, evidence(*rows)).cubes["actual"].complete.tolist() == [False, True]


def test_no_policy_at_all_blocks() -> None:
    assert {f.code for f in refused(method(policies={}), evidence(seen("1")))} == {"missing_value"}


def test_nothing_is_missing_where_an_item_is_not_for_a_unit_or_does_not_concern_it() -> None:
    some = method(item(only={"units": ["140502", "140521"]}, missing="block", not_applicable="spread"))
    facts = frozen(some, evidence(seen("1"), seen("", "140521", status="not_applicable")))
    assert facts.cubes["actual"].exact(0, 0, 0) == 1


def test_what_is_unreadable_is_not_called_missing_too() -> None:
    some = method(item(only={"units": ["140502"]}, missing="block"))
    assert [f.code for f in refused(some, evidence(seen("约5")))] == ["not_a_number"]


def test_a_missing_target_is_named_where_there_is_a_value() -> None:
    found = refused(method(item(rule=STEP)), evidence(seen("1")))
    assert [finding.code for finding in found] == ["missing_target"]
    assert found[0].what.zh == "城区（140502）的指标growth（growth）有实际值，没有目标值"


def test_any_other_column_a_rule_reads_is_needed_too() -> None:
    relative = method(item(rule={**STEP, "gap": "of_baseline"}, target={"kind": "point", "value": 7}))
    assert [finding.code for finding in refused(relative, evidence(seen("1")))] == ["missing_column"]
    facts = frozen(relative, evidence(seen("1"), seen("2", kind="baseline")))
    assert facts.cubes["baseline"].exact(0, 0, 0) == 2


def test_carrying_forward_needs_last_years_value() -> None:
    some = method(item(only={"groups": ["counties"]}, missing="carry_forward"))
    found = refused(some, evidence(seen("5", kind="prior")))
    assert [finding.code for finding in found] == ["nothing_to_carry"]
    assert "沁水县" in found[0].what.zh
    facts = frozen(some, evidence(seen("5", kind="prior"), seen("6", "140521")))
    assert facts.cubes["prior"].exact(0, 0, 0) == 5


def test_a_value_carried_forward_needs_its_target_all_the_same() -> None:
    some = method(item(only={"units": ["140502"]}, missing="carry_forward", rule=STEP))
    assert [f.code for f in refused(some, evidence(seen("5", kind="prior")))] == ["missing_target"]
