"""The way to a grade: every answer is scored again by both engines, and one step less is not enough."""

from fractions import Fraction

import pytest

from kaoheng.analysis.changes import ValueChange, with_values
from kaoheng.analysis.path.way import Way, way
from kaoheng.engines.catalogue import ENGINES
from kaoheng.facts import Facts
from kaoheng.findings import Refused
from kaoheng.method.edition import Method
from tests.analysis.years import facts, item, method

GRADES = dict(
    scale=["优秀", "良好", "一般"],
    thresholds={"优秀": ">= 90", "良好": ">= 60"},
    quota={"优秀": dict(share="50%", rounding="floor", hard_ceiling=True, ties="all_out", barred_count_in_n=True,
                        unused="lost")},
    ceilings=[dict(node="safe", when="actual > 0", at_most="良好", text="发生事故")],
)  # fmt: skip
LESS = dict(kind="count_capped", per_event="0", counted="起", cap=0)


def year(a: list[str], b: list[str], safe: list[str]) -> tuple[Method, Facts]:
    tree = [item("a", points=50), item("b", points=50), item("safe", points=0, direction="down", rule=LESS)]
    return method(tree, ["g0"], grades=GRADES), facts({"a": a, "b": b, "safe": safe}, [len(a)])


def reached(made: Method, known: Facts, found: Way, values: dict[str, Fraction]) -> bool:
    """What both engines say of the unit with other values; they must agree."""
    changed = with_values(made, known, [ValueChange(found.unit, item, value) for item, value in values.items()])
    at = [unit.id for unit in known.units].index(found.unit)
    (answer,) = {found.goal.reached(engine(made, changed, None), at) for engine in ENGINES.values()}
    return answer


def test_each_item_alone_reaches_the_grade_and_one_step_less_does_not() -> None:
    made, known = year(["80", "80", "95"], ["90", "80", "95"], ["0", "0", "0"])
    found = way(made, known, "u0", "rank 1")
    assert {step.item: step.to for step in found.alone} == {"a": 100, "b": None, "safe": None}
    assert reached(made, known, found, {"a": Fraction(100)})
    assert not reached(made, known, found, {"a": Fraction(99)})


def test_a_grade_above_the_quota_needs_the_unit_at_the_edge_to_be_overtaken() -> None:
    made, known = year(["92", "80", "95"], ["92", "80", "95"], ["0", "0", "0"])
    found = way(made, known, "u0")
    assert (found.goal.grade, found.before.grades[0]) == ("优秀", "良好")
    (a, b) = (next(step for step in found.alone if step.item == name) for name in "ab")
    assert (a.to, b.to) == (Fraction(99), Fraction(99))
    assert reached(made, known, found, {"a": Fraction(99)})
    assert not reached(made, known, found, {"a": Fraction(98)})


def test_the_cheapest_combination_moves_what_costs_least() -> None:
    made, known = year(["70", "80", "50"], ["70", "80", "60"], ["0", "0", "0"])
    costs = {"a": Fraction(1), "b": Fraction(3)}
    found = way(made, known, "u0", "优秀", costs)
    together = {step.item: step.to for step in found.together}
    assert together == {"a": 100, "b": 80}
    assert reached(made, known, found, {"a": Fraction(100), "b": Fraction(80)})
    assert all(step.to is None for step in found.alone)


def test_a_ceiling_is_lifted_where_that_is_what_stands_in_the_way() -> None:
    made, known = year(["98", "80", "50"], ["98", "80", "60"], ["2", "0", "0"])
    found = way(made, known, "u0", "优秀")
    assert [(step.item, step.to) for step in found.alone if step.to is not None] == [("safe", Fraction(0))]
    assert "指标safe由2到0" in found.sentence.zh


def test_what_cannot_be_reached_is_said() -> None:
    made, known = year(["98"], ["98"], ["0"])
    found = way(made, known, "u0", "优秀")  # half of one unit is no place
    assert (found.together, "no change" in found.sentence.en) == ((), True)


def test_a_unit_that_is_there_already_is_told_so() -> None:
    made, known = year(["95", "80"], ["95", "80"], ["0", "0"])
    assert "已达到第1名" in way(made, known, "u0", "第1名").sentence.zh


@pytest.mark.parametrize(("unit", "to", "costs"), [
    ("u9", "", {}), ("u0", "卓越", {}), ("u0", "优秀", {"x": Fraction(1), "a": Fraction(0)})])  # fmt: skip
def test_what_does_not_exist_is_refused(unit: str, to: str, costs: dict[str, Fraction]) -> None:
    made, known = year(["70", "80"], ["70", "80"], ["0", "0"])
    with pytest.raises(Refused):
        way(made, known, unit, to, costs)
