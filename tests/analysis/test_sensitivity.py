"""Sobol indices: known values of a known function, SALib's estimates of the same answers, and a method."""

from fractions import Fraction

import numpy as np
import pytest
from SALib.analyze import sobol as salib

from kaoheng.analysis.robustness.draws import Dirichlet, Uniform
from kaoheng.analysis.robustness.factors import Choice, Factors
from kaoheng.analysis.robustness.replicate import variant_of
from kaoheng.analysis.robustness.sensitivity import _Model, rank_sensitivity
from kaoheng.analysis.robustness.sobol import design, indices
from kaoheng.engines.local import engine as local
from kaoheng.facts import Floats
from kaoheng.findings import Refused
from tests.analysis.years import facts, item, method

NAMES = ["x1", "x2", "x3"]
KNOWN = {"x1": (0.3139, 0.5576), "x2": (0.4424, 0.4424), "x3": (0.0, 0.2437)}
"""Ishigami and Homma 1990 with a = 7, b = 0.1: first and total order, worked out in closed form."""


def ishigami(points: Floats) -> Floats:
    x = (2 * points - 1) * np.pi
    return np.asarray(np.sin(x[:, 0]) + 7 * np.sin(x[:, 1]) ** 2 + 0.1 * x[:, 2] ** 4 * np.sin(x[:, 0]))


def as_salib_orders(answers: Floats, factors: int) -> Floats:
    """A, AB1 … ABk, B point by point instead of block by block."""
    return np.asarray(answers.reshape(factors + 2, -1).T.ravel())


def test_a_known_function_has_its_known_indices() -> None:
    for one in indices(NAMES, ishigami(design(3, 4096, 1)), seed=1):
        first, total = KNOWN[one.factor]
        assert [one.first, one.total] == pytest.approx([first, total], abs=0.02)
        assert one.first_interval[0] - 0.01 <= first <= one.first_interval[1] + 0.01
        assert one.total_interval[0] <= one.total <= one.total_interval[1]


def test_estimates_are_those_of_salib_for_the_same_answers() -> None:
    answers = ishigami(design(3, 512, 2))
    problem = {"num_vars": 3, "names": NAMES, "bounds": [[0, 1]] * 3}
    theirs = salib.analyze(problem, as_salib_orders(answers, 3), calc_second_order=False, seed=1)
    ours = indices(NAMES, answers, seed=1)
    assert [one.total for one in ours] == pytest.approx(theirs["ST"])
    assert [one.first for one in ours] == pytest.approx(theirs["S1"], abs=2e-3)


def test_estimates_of_a_method_are_those_of_salib() -> None:
    made = method([item("a", points=40), item("b", points=30), item("c", points=30)], ["g0"])
    year = facts({"a": ["90", "70", "50"], "b": ["40", "80", "70"], "c": ["60", "60", "95"]}, [3])
    factors = Factors(Uniform(Fraction(1, 2)))
    published = variant_of(local.score(made, year))
    points = design(3, 256, 1)
    answers = _Model(made, year, factors, published).places(points)[:, 0]
    problem = {"num_vars": 3, "names": list("abc"), "bounds": [[0, 1]] * 3}
    theirs = salib.analyze(problem, as_salib_orders(answers, 3), calc_second_order=False, seed=1)
    ours = rank_sensitivity(made, year, factors, unit="u0")
    assert [one.total for one in ours] == pytest.approx(theirs["ST"])
    assert max(ours, key=lambda one: one.total).total > 0


def test_a_factor_that_changes_nothing_has_no_share() -> None:
    made = method([item("a", points=50), item("b", points=50), item("same", points=10)], ["g0"])
    year = facts({"a": ["90", "70"], "b": ["60", "79"], "same": ["50", "50"]}, [2])
    other = dict(kind="as_given", scale=1000, least=0, most=100)
    found = rank_sensitivity(
        made, year, Factors(None, choices=(Choice("a", "rule", (other,)), Choice("same", "title", ("另名",))))
    )
    assert {one.factor: (one.first > 0.5, one.total > 0) for one in found} == {
        "a.rule": (True, True),
        "same.title": (False, False),
    }


def test_weights_drawn_together_and_odd_sizes_are_refused() -> None:
    made, year = method([item("a", points=100)], ["g0"]), facts({"a": ["1", "2"]}, [2])
    with pytest.raises(Refused, match="indices of their own"):
        rank_sensitivity(made, year, Factors(Dirichlet(Fraction(5))))
    with pytest.raises(Refused, match="power of two"):
        rank_sensitivity(made, year, Factors(Uniform(Fraction(1, 5))), base=100)
