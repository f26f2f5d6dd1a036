"""Places in the order of a group: nine quantiles, the nth value, the mean of the best, in both arithmetics."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaoheng.arithmetic.quantiles import at
from kaoheng.formula.evaluate import evaluate
from kaoheng.formula.parse import parse
from kaoheng.numbers import round_to
from tests.formula.test_evaluate import exact, guarded

NUMPY = (
    "inverted_cdf", "averaged_inverted_cdf", "closest_observation", "interpolated_inverted_cdf", "hazen", "weibull",
    "linear", "median_unbiased", "normal_unbiased",
)  # fmt: skip
VALUES = st.lists(st.integers(-50, 50), min_size=1, max_size=12)


@pytest.mark.parametrize(("definition", "method"), list(enumerate(NUMPY, start=1)))
@given(values=VALUES, eighths=st.integers(0, 8))
def test_every_definition_is_that_of_statistical_software(
    definition: int, method: str, values: list[int], eighths: int
) -> None:
    ours = at([Fraction(v) for v in values], share=Fraction(eighths, 8), definition=definition)
    expected = np.quantile(values, eighths / 8, method=method)  # type: ignore[call-overload]
    assert float(ours) == pytest.approx(float(expected))


@given(values=VALUES, definition=st.integers(1, 9), percent=st.integers(0, 100))
def test_both_arithmetics_have_the_same_quantile(values: list[int], definition: int, percent: int) -> None:
    tree, columns = parse(f"quantile(actual, {percent}%, {definition})"), {"actual": [str(v) for v in values]}
    slow, fast = evaluate(tree, exact(columns)), guarded(columns)
    rounded = fast.round(evaluate(tree, fast), 2).value[0]
    if fast.sheet.undecided is None:
        assert [float(round_to(v, 2, "half_up")) for v in slow] == list(rounded)


@given(values=VALUES, n=st.integers(1, 15))
def test_both_arithmetics_have_the_same_best(values: list[int], n: int) -> None:
    columns = {"actual": [str(v) for v in values]}
    falling = sorted(values, reverse=True)
    expected = {
        f"mean_highest(actual, {n})": Fraction(sum(falling[:n]), min(n, len(values))),
        f"mean_lowest(actual, {n})": Fraction(sum(falling[-n:]), min(n, len(values))),
        f"nth_highest(actual, {n})": Fraction(falling[min(n, len(values)) - 1]),
        f"nth_lowest(actual, {n})": Fraction(falling[-min(n, len(values))]),
    }
    for text, value in expected.items():
        assert set(evaluate(parse(text), exact(columns))) == {value}
        assert evaluate(parse(text), guarded(columns)).value == pytest.approx(float(value))
