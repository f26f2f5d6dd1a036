"""Firmness of ranks: laws that hold for any year, and single replications held against the engines."""

from dataclasses import replace
from fractions import Fraction
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kaoheng.analysis.robustness.draws import BLOCK, Bounds, Dirichlet, Uniform
from kaoheng.analysis.robustness.factors import Choice, Factors
from kaoheng.analysis.robustness.firmness import firmness
from kaoheng.analysis.robustness.left_out import left_out
from kaoheng.analysis.robustness.places import places
from kaoheng.analysis.robustness.replicate import replicate, variant_of
from kaoheng.analysis.robustness.rescored import Rescored, reweighted
from kaoheng.analysis.robustness.sums import sums_of
from kaoheng.analysis.robustness.variant import Summed
from kaoheng.arithmetic.exact import places as exact_places
from kaoheng.engines.local import engine as local
from kaoheng.engines.reference import engine as reference
from kaoheng.facts import Facts
from kaoheng.findings import Refused
from kaoheng.method.edition import Method
from kaoheng.method.tree import Item
from kaoheng.results import Results
from tests.analysis.years import counties, facts, item, method
from tests.engines.generated import method_and_facts

TENTH = Factors(Uniform(Fraction(1, 10)))
STILL = Factors(Uniform(Fraction(0)))
MARKS = [str(mark) for mark in range(0, 101, 5)]


def two_groups(random: Random, ids: list[str] | None = None) -> tuple[Method, Facts]:
    """Four items of different points, two groups, round marks so that ties are common."""
    points = {"a": 40, "b": 30, "c": 20, "d": 10}
    grades = dict(
        scale=["优秀", "良好", "一般"],
        thresholds={"优秀": ">= 60", "良好": ">= 40"},
        quota={"优秀": dict(share="40%", rounding="floor", hard_ceiling=True, ties=random.choice(
            ["all_in", "all_out", "decide"]), barred_count_in_n=True, unused="lost")},
        ceilings=[dict(node="a", when="score < full / 4", at_most="良好", text="a过低")],
    )  # fmt: skip
    ranking = dict(on="rounded", ties=random.choice(["competition", "dense", "average", "ordinal"]))
    made = method([item(id, points=p) for id, p in points.items()], ["g0", "g1"], grades=grades, ranking=ranking)
    return made, facts({id: random.choices(MARKS, k=9) for id in points}, [4, 5], ids)


@settings(max_examples=40)
@given(st.randoms(use_true_random=False))
def test_without_perturbation_the_published_ranks_and_grades_are_certain(random: Random) -> None:
    made, year = two_groups(random)
    found = replicate(made, year, STILL, replications=3, seed=random.randrange(99))
    for at, unit in enumerate(firmness(found)):
        assert unit.places == {found.results.ranks[at]: 1}
        assert unit.grades == {found.results.grades[at]: 1}
        assert (unit.low, unit.high, unit.mean, unit.firm.en) == (*[unit.rank] * 3, "firm")


@settings(max_examples=60)
@given(st.integers(0, 10**6))
def test_generated_years_without_perturbation_come_to_the_published_places(seed: int) -> None:
    """Calculated nodes, nodes apart, vetoes and adjusted totals included; chains and adjusted ranks are left out."""
    made, year = method_and_facts(Random(seed))
    made = made.model_copy(update={"ranking": made.ranking.model_copy(update={"chain": ()})})
    year = replace(year, adjustments=tuple(one for one in year.adjustments if one.matter == "total"), decisions=())
    try:
        results = local.score(made, year)
    except Refused:
        return
    variant = variant_of(results)
    passed_on = made.grades and any(quota.unused == "to_other_groups" for quota in made.grades.quota.values())
    for standing in variant.standings(np.ones((len(variant.leaves), 2))):
        own = slice(year.members(standing.group).start, year.members(standing.group).stop)
        step = 2 if made.ranking.ties == "average" else 1
        assert (standing.places[:, 1] / step).tolist() == results.places[own].tolist()
        if standing.codes is not None and made.grades is not None and not passed_on:
            found = [made.grades.scale[code] for code in standing.codes[:, 1]]
            counted = results.totals.counts[own]  # a unit without a total has no grade to compare
            graded = zip(found, results.grades[own], counted, strict=True)
            assert all(code == grade for code, grade, counts in graded if counts)


@settings(max_examples=40)
@given(st.randoms(use_true_random=False))
def test_renaming_units_changes_nothing(random: Random) -> None:
    state = random.getstate()
    made, year = two_groups(random)
    random.setstate(state)
    _, renamed = two_groups(random, [f"改名{at}" for at in range(9)])
    one, other = (replicate(made, each, TENTH, replications=50, seed=7) for each in (year, renamed))
    assert all((a == b).all() for a, b in zip(one.places, other.places, strict=True))
    assert (one.grades == other.grades).all()


def nested(weights: list[str]) -> Method:
    """A weighted sum of weighted sums, so that a changed weight changes nothing but itself."""
    a, b, c, d = (item(id, weight=w, points=100) for id, w in zip("abcd", weights, strict=True))
    block = dict(id="block", title="块", weight="1/2", items=[c, d], aggregate="weighted_sum")
    return method([a, b, block], ["g0"], aggregate="weighted_sum")


@settings(max_examples=40)
@given(st.randoms(use_true_random=False))
def test_a_replication_is_what_the_engine_makes_of_its_weights(random: Random) -> None:
    made = nested(["0.3", "0.2", "0.6", "0.4"])
    year = facts({id: random.choices(MARKS, k=6) for id in "abcd"}, [6])
    variant = variant_of(local.score(made, year))
    assert isinstance(variant, Summed)
    written = [Fraction(random.randrange(500, 1500), 1000) for _ in range(4)]
    stated = [Fraction(3, 10), Fraction(2, 10), Fraction(3, 10), Fraction(2, 10)]
    scale = 1 / sum((factor * weight for factor, weight in zip(written, stated, strict=True)), Fraction(0))
    by_engine = reference.score(
        reweighted(made, {id: factor * scale for id, factor in zip("abcd", written, strict=True)}), year
    )
    (standing,) = variant.standings(np.array([[float(factor)] for factor in written]))
    assert standing.places[:, 0].tolist() == by_engine.places.tolist()


def test_points_of_absent_items_stay_with_the_items_a_unit_has() -> None:
    made = method([item("a", points=60), item("b", points=40)], ["g0"])
    year = facts({"a": ["80", "70"], "b": [None, "90"]}, [2])
    sums = sums_of(local.score(made, year))
    assert sums is not None
    assert sums.fulls == pytest.approx(np.array([[100, 60], [0, 40]]))
    factors, scale = sums.normalised(np.array([[2.0], [1.0]]))
    assert sums.totals(factors, slice(None), scale).ravel().tolist() == pytest.approx([80, (120 * 0.7 + 36) / 1.6])


def test_rounded_and_held_blocks_stay_levels_of_their_own() -> None:
    block = dict(id="block", title="块", points=50, cap=40, round=dict(decimals=0, mode="half_up"),
                 items=[item("a", points=30), item("b", points=20)])  # fmt: skip
    made = method([block, item("c", points=50)], ["g0"])
    year = facts({"a": ["95", "50"], "b": ["90", "47"], "c": ["10", "20"]}, [2])
    sums = sums_of(local.score(made, year))
    assert sums is not None
    assert sums.totals(np.ones((3, 1)), slice(None)).ravel().tolist() == [40 + 5, 24 + 10]


def test_a_product_is_scored_anew_for_every_weighting() -> None:
    tree = [item("a", weight="0.5", points=100), item("b", weight="0.5", points=100)]
    made = method(tree, ["g0"], aggregate="geometric")
    year = facts({"a": ["90", "60"], "b": ["60", "89"]}, [2])
    found = replicate(made, year, Factors(Uniform(Fraction(1, 2))), replications=40, seed=3)
    assert not found.fast
    factors = found.parameters.factors
    first = [local.score(reweighted(made, {"a": Fraction(a), "b": Fraction(b)}), year).places[0] for a, b in factors.T]
    assert found.places[0][0].tolist() == [0, first.count(1), first.count(2)]


def test_the_same_seed_gives_the_same_answer_on_any_number_of_threads() -> None:
    made, year = two_groups(Random(5))
    runs = [replicate(made, year, TENTH, replications=2 * BLOCK + 10, seed=9, threads=n) for n in (1, 3)]
    assert all((a == b).all() for a, b in zip(runs[0].places, runs[1].places, strict=True))
    assert (runs[0].parameters.factors == runs[1].parameters.factors).all()
    longer = replicate(made, year, TENTH, replications=3 * BLOCK, seed=9)
    assert (longer.parameters.factors[:, : 2 * BLOCK] == runs[0].parameters.factors[:, : 2 * BLOCK]).all()


def test_choices_are_drawn_and_each_alternative_is_scored_by_the_engine() -> None:
    made, year = two_groups(Random(8))
    other = dict(kind="as_given", scale=200, least=0, most=200)
    choices = (Choice("a", "rule", (other,)),)
    found = replicate(made, year, Factors(None, choices=choices), replications=200, seed=2)
    assert set(found.parameters.chosen[0].tolist()) == {0, 1}
    halved = reference.score(made.model_copy(update={"tree": (_with_rule(made, other), *made.tree[1:])}), year)
    seen = {Fraction(rank) for rank in (found.results.ranks[0], halved.ranks[0])}
    assert set(firmness(found)[0].places) == seen


def _with_rule(made: Method, rule: dict[str, object]) -> Item:
    return Item.model_validate(made.items[0].model_dump(exclude_defaults=True) | {"rule": rule})


def test_bounds_and_dirichlet_keep_to_what_they_say() -> None:
    made, year = two_groups(Random(8))
    bounds = Bounds({"a": (Fraction(30), Fraction(50))}, {"a": Fraction(40)})
    drawn = replicate(made, year, Factors(bounds), replications=500, seed=1).parameters
    assert drawn.weights == ("a",)
    assert (0.75 <= drawn.factors.min() < 0.77, 1.23 < drawn.factors.max() <= 1.25) == (True, True)
    around = replicate(made, year, Factors(Dirichlet(Fraction(200))), replications=4000, seed=1).parameters
    assert around.factors.T @ np.array([40, 30, 20, 10]) == pytest.approx(100)
    assert around.factors.mean(axis=1) == pytest.approx(1, abs=0.02)


def test_a_block_is_a_factor_for_all_the_items_below_it() -> None:
    made = nested(["0.3", "0.2", "0.6", "0.4"])
    year = facts({id: ["90", "60"] for id in "abcd"}, [2])
    drawn = replicate(made, year, Factors(Uniform(Fraction(1, 5)), nodes=("block",)), replications=5, seed=1)
    assert drawn.parameters.factors.shape == (1, 5)


def test_factors_the_method_lacks_are_refused_with_what_it_has() -> None:
    made, year = two_groups(Random(8))
    with pytest.raises(Refused) as refused:
        replicate(made, year, Factors(Uniform(Fraction(1, 5)), nodes=("a", "x", "y")), replications=5, seed=1)
    assert [finding.place.path for finding in refused.value] == ["x", "y"]
    assert "a | b | c | d" in refused.value.findings[0].mend.en


@settings(max_examples=40)
@given(st.randoms(use_true_random=False))
def test_leaving_out_an_item_without_points_changes_nothing(random: Random) -> None:
    year = facts({id: random.choices(MARKS, k=6) for id in "abc"}, [6])
    made = method([item("a", points=70), item("b", points=30), item("c", points=0)], ["g0"])
    found = left_out(made, year)
    assert found.places[found.nodes.index("c")].tolist() == found.with_all.tolist()


def test_leaving_out_the_only_item_that_parts_units_makes_them_equal() -> None:
    year = facts({"a": ["80", "80", "80"], "b": ["30", "20", "10"]}, [3])
    found = left_out(method([item("a", points=50), item("b", points=50)], ["g0"]), year)
    assert found.shifts() == [("b", 1.0, 2), ("a", 0.0, 0)]
    assert found.places[1].tolist() == [1, 1, 1]


@settings(max_examples=40)
@given(st.lists(st.integers(-3, 3), min_size=1, max_size=130), st.sampled_from(
    ["competition", "dense", "average", "ordinal"]))  # fmt: skip
def test_places_are_those_of_the_exact_ranking(keys: list[int], ties: str) -> None:
    found = places(np.array(keys, dtype=np.int32)[:, None], ties)  # type: ignore[arg-type]
    exact = exact_places([(Fraction(-key),) for key in keys], ties)  # type: ignore[arg-type]
    assert found.ravel().tolist() == [place * (2 if ties == "average" else 1) for place in exact]


def test_the_demonstration_counties_are_sums_and_their_ranks_hold_at_rest() -> None:
    county, year, _ = counties()
    found = replicate(county, year, STILL, replications=2, seed=1)
    assert found.fast
    assert [unit.rank for unit in firmness(found)] == [unit.low for unit in firmness(found)]


def test_the_rescored_way_ranks_as_published_at_rest() -> None:
    made = nested(["0.3", "0.2", "0.6", "0.4"])
    results: Results = local.score(made, facts({id: ["90", "60", "75"] for id in "abcd"}, [3]))
    (standing,) = Rescored(results).standings(np.ones((4, 1)))
    assert standing.places[:, 0].tolist() == results.places.tolist()
