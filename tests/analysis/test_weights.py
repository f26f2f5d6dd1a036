"""Weights equal the formulas worked out in floats by NumPy (own calculation), and add up to one exactly."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kaoheng.analysis.weights.ahp import ahp, pairwise
from kaoheng.analysis.weights.columns import Columns, columns_of, scaled
from kaoheng.analysis.weights.critic import critic
from kaoheng.analysis.weights.entropy import entropy
from kaoheng.analysis.weights.equal import equal
from kaoheng.analysis.weights.weighing import shared_out
from kaoheng.engines.local import engine as local
from kaoheng.findings import Refused
from kaoheng.numbers import parse
from tests.analysis.years import counties

FIGHTERS = [
    "2.0 2.5 1.8 2.2",
    "1500 2700 2000 1800",
    "20000 18000 21000 20000",
    "5.5 6.5 4.5 5.0",
    "5 3 7 5",
    "9 5 7 5",
]
"""Six attributes of four aircraft."""

DRINKS = """
coffee 1   9 5   2   1   1   1/2
wine   1/9 1 1/3 1/9 1/9 1/9 1/9
tea    1/5 3 1   1/3 1/4 1/3 1/9
beer   1/2 9 3   1   1/2 1   1/3
sodas  1   9 4   2   1   2   1/2
milk   1   9 3   1   1/2 1   1/3
water  2   9 9   3   2   3   1
"""
"""How much more of one drink is drunk than of another."""


def columns(rows: list[str]) -> Columns:
    values = tuple(tuple(parse(cell) for cell in row.split()) for row in rows)
    ids = tuple(f"i{at}" for at in range(len(rows)))
    return Columns(ids, ids, tuple(f"u{at}" for at in range(len(values[0]))), values)


def matrix(text: str) -> list[list[str]]:
    rows = [line.split() for line in text.strip().splitlines()]
    return [["", *(row[0] for row in rows)], *rows]


def test_entropy_weights_are_the_formula_in_floats() -> None:
    table = columns(FIGHTERS)
    x = np.array([[float(v) for v in column] for column in table.values])
    share = x / x.sum(axis=1, keepdims=True)
    diversity = 1 + (share * np.log(share)).sum(axis=1) / np.log(4)
    assert [float(w) for w in entropy(table, 9).weights] == pytest.approx(diversity / diversity.sum(), abs=2e-9)


def test_critic_weights_are_the_formula_in_floats() -> None:
    table = columns(FIGHTERS)
    x = np.array([[float(v) for v in scaled(column)] for column in table.values])
    information = x.std(axis=1, ddof=1) * (1 - np.corrcoef(x)).sum(axis=1)
    found = critic(table, 9)
    assert [float(w) for w in found.weights] == pytest.approx(information / information.sum(), abs=2e-9)
    assert sum(found.weights) == 1


def test_critic_by_hand() -> None:
    """Two items in full conflict weigh the same; a third that repeats the first halves what the pair says."""
    assert critic(columns(["0 1", "1 0"])).weights == (Fraction(1, 2), Fraction(1, 2))
    assert critic(columns(["0 1", "1 0", "0 1"])).weights == (Fraction(1, 4), Fraction(1, 2), Fraction(1, 4))


def test_an_item_that_tells_nobody_apart_weighs_nothing() -> None:
    table = columns(["1 2 3", "5 5 5", "3 1 2"])
    assert entropy(table).weights[1] == critic(table).weights[1] == 0


def test_columns_without_differences_are_refused() -> None:
    with pytest.raises(Refused, match="do not differ"):
        entropy(columns(["1 1", "5 5"]))


def test_ahp_is_the_eigenvector_that_linear_algebra_finds() -> None:
    names, judged = pairwise(matrix(DRINKS))
    values, vectors = np.linalg.eig(np.array([[float(cell) for cell in row] for row in judged]))
    top = int(np.argmax(values.real))
    found = ahp(names, judged, 9)
    assert float(found.eigenvalue) == pytest.approx(values[top].real)
    assert [float(w) for w in found.weighing.weights] == pytest.approx((vectors[:, top] / vectors[:, top].sum()).real)
    assert float(found.index) == pytest.approx((values[top].real - 7) / 6)
    assert found.consistent
    assert sum(found.weighing.weights) == 1


def test_contradictory_judgements_are_named() -> None:
    found = ahp(*pairwise(matrix("a 1 3 1/5\nb 1/3 1 4\nc 5 1/4 1")))
    assert not found.consistent
    assert "a" in found.worst[0].sentence.en


@given(st.lists(st.integers(1, 9), min_size=2, max_size=7))
@settings(max_examples=25)
def test_consistent_judgements_give_back_their_weights(parts: list[int]) -> None:
    cells = tuple(tuple(Fraction(a, b) for b in parts) for a in parts)
    found = ahp([f"i{at}" for at in range(len(parts))], cells, 6)
    exact = [Fraction(part, sum(parts)) for part in parts]  # equal remainders may go to either of two items
    assert all(abs(a - b) < Fraction(1, 10**6) for a, b in zip(found.weighing.weights, exact, strict=True))
    assert abs(found.index) < Fraction(1, 10**30)


def test_everything_wrong_with_a_matrix_is_said_at_once() -> None:
    with pytest.raises(Refused) as refused:
        pairwise([["", "a", "b", "c"], ["a", "2", "3", ""], ["b", "3", "1", "x"], ["c", "", "", ""]])
    codes = [finding.code for finding in refused.value]
    assert codes == ["judgement_of_itself", "not_reciprocal", "judgement_missing", "judgement_not_positive"]


@given(st.lists(st.fractions(0, 10), min_size=1, max_size=12).filter(any), st.integers(1, 6))
def test_shares_add_up_to_one_and_stay_within_one_last_decimal(parts: list[Fraction], decimals: int) -> None:
    shares = shared_out(parts, decimals)
    assert sum(shares) == 1
    exact = [part / sum(parts) for part in parts]
    assert all(abs(a - b) < Fraction(1, 10**decimals) for a, b in zip(shares, exact, strict=True))


def test_columns_come_from_published_scores() -> None:
    county, year, _ = counties()
    found = columns_of(local.score(county, year), "special")
    assert found.items == ("rural", "promotion", "epidemic", "peace", "petitions")
    assert (len(found.units), found.values[0][0]) == (6, parse("3") / 3)
    assert equal(found).weights == (Fraction(1, 5),) * 5
    assert entropy(found).yaml().startswith("- {id: rural, weight: 0.")


@pytest.mark.parametrize(("block", "group"), [("specia", None), ("special", "county"), ("party", None)])
def test_an_unknown_block_or_group_is_refused(block: str, group: str | None) -> None:
    county, year, _ = counties()
    with pytest.raises(Refused):
        columns_of(local.score(county, year), block, group)
