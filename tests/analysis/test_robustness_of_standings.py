"""Firmness where totals are more than sums: calculated nodes, vetoes, adjustments, units without a total."""

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from kaoheng.analysis.robustness.draws import Uniform
from kaoheng.analysis.robustness.factors import Factors
from kaoheng.analysis.robustness.firmness import firmness
from kaoheng.analysis.robustness.replicate import replicate
from kaoheng.analysis.robustness.sums import sums_of
from kaoheng.engines.local import engine as local
from kaoheng.tables import Adjustment, VetoCase
from tests.analysis.years import facts, item, method

TENTH = Factors(Uniform(Fraction(1, 10)))
STILL = Factors(Uniform(Fraction(0)))


def test_a_node_calculated_from_a_block_is_scored_anew_for_every_weighting() -> None:
    block = dict(id="block", title="块", items=[item("a", points=40), item("b", points=40)])
    coefficient = dict(id="extra", title="系数", calculate="block / 4")
    made = method([block, coefficient], ["g0"])
    year = facts({"a": ["90", "60"], "b": ["60", "88"]}, [2])
    assert sums_of(local.score(made, year)) is None
    found = replicate(made, year, Factors(Uniform(Fraction(1, 2))), replications=30, seed=3)
    assert (found.fast, found.parameters.weights) == (False, ("a", "b"))
    share = found.parameters.factors / found.parameters.factors.sum(axis=0)
    first = int((share[0] * 90 + share[1] * 60 > share[0] * 60 + share[1] * 88).sum())
    assert found.places[0][0].tolist() == [0, first, 30 - first]


def test_a_node_calculated_from_items_is_a_leaf_and_a_node_apart_adds_nothing() -> None:
    tree = [
        item("a", points=60),
        item("b", points=40, apart=True),
        dict(id="less", title="二次扣分", calculate="-1 if b < 20 else 0"),
    ]
    results = local.score(method(tree, ["g0"]), facts({"a": ["90", "91"], "b": ["90", "10"]}, [2]))
    sums = sums_of(results)
    assert sums is not None
    assert sums.leaves == ("a", "less")
    assert sums.totals(np.ones((2, 1)), slice(None)).ravel().tolist() == pytest.approx([54, 53.6])


def test_vetoes_hold_in_every_replication() -> None:
    grades = dict(scale=["优秀", "良好", "一般"], thresholds={"优秀": ">= 60", "良好": ">= 40"})
    effects = [dict(kind="item_zero", node="block"), dict(kind="reward_down_one")]
    vetoes = [dict(id="v", title="重大事故", legal_basis="演示依据", effects=effects)]
    block = dict(id="block", title="块", items=[item("b", points=20), item("c", points=20)])
    made = method([item("a", points=60), block], ["g0"], grades=grades, vetoes=vetoes)
    case = VetoCase("u0", "v", "approved", 2026, "市应急局", "领导组", "纪要〔2026〕1号")
    year = replace(facts({id: ["95", "70"] for id in "abc"}, [2]), vetoes=(case,))
    found = replicate(made, year, TENTH, replications=200, seed=4)
    assert found.fast
    assert firmness(found)[0].places == {Fraction(2): 1}
    assert set(firmness(found)[0].grades) <= {"良好", "一般"}
    assert firmness(found)[1].grades == {"优秀": 1}


def test_an_adjusted_total_is_adjusted_by_as_much_in_every_replication() -> None:
    made, year = method([item("a", points=50), item("b", points=50)], ["g0"]), facts({"a": ["90", "88"]} | {
        "b": ["90", "88"]}, [2])  # fmt: skip
    adjusted = replace(year, adjustments=(Adjustment("u0", "total", "90.00", "87", "核减", "纪要〔2026〕1号"),))
    found = replicate(made, adjusted, TENTH, replications=100, seed=4)
    assert found.fast
    assert [unit.places for unit in firmness(found)] == [{Fraction(2): 1}, {Fraction(1): 1}]


@pytest.mark.parametrize("needs", [None, dict(items=2)])
def test_a_unit_without_a_total_has_no_grade_in_any_replication(needs: dict[str, int] | None) -> None:
    grades = dict(scale=["优秀", "良好"], thresholds={"优秀": ">= 60"})
    made = method([item(id, points=50) for id in "ab"], ["g0"], grades=grades, needs=needs)
    last = ["90", None] if needs else [None, None]
    year = facts({"a": ["90", "88", last[0]], "b": ["90", "88", last[1]]}, [3])
    found = replicate(made, year, TENTH, replications=20, seed=4)
    assert found.fast == (needs is None)
    assert [set(unit.grades) for unit in firmness(found)] == [{"优秀"}, {"优秀"}, set()]


def test_a_unit_without_a_total_stands_behind_totals_below_nought() -> None:
    made = method([item("a", points=100, rule=dict(kind="as_given", scale=100, least=-100, most=100))], ["g0"])
    found = replicate(made, facts({"a": ["-5", None, "-9"]}, [3]), TENTH, replications=5, seed=4)
    assert [set(unit.places) for unit in firmness(found)] == [{1}, {3}, {2}]
