"""Months and quarters become steps: cumulative figures are taken apart, gaps are filled, mixtures are refused."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaoheng.analysis.figures import Figure
from kaoheng.analysis.forecast.series import Combine, Mixed, Series, series_of
from kaoheng.analysis.spans import Span


def figure(span: Span, value: Fraction | int, status: str = "") -> Figure:
    return Figure("A", "gdp", span, "actual", Fraction(value), status)


def whole(series: Series) -> list[int]:
    """The values of a series of whole numbers."""
    assert all(value.denominator == 1 for value in series.values)
    return [int(value) for value in series.values]


def cumulative(values: list[Fraction], combine: Combine, year: int = 2022) -> Series:
    """The series of figures that are cumulative since January."""
    sums = [sum(values[: at + 1], Fraction(0)) for at in range(len(values))]
    said = [total / (at + 1) if combine == "mean" else total for at, total in enumerate(sums)]
    series = series_of([figure(Span(year, 1, at + 1), value) for at, value in enumerate(said)], combine)
    assert series is not None
    return series


@given(
    st.lists(st.fractions(-1000, 1000, max_denominator=100), min_size=2, max_size=12), st.sampled_from(["sum", "mean"])
)
def test_cumulative_figures_give_back_the_single_months(values: list[Fraction], combine: Combine) -> None:
    series = cumulative(values, combine)
    assert list(series.values) == values
    assert series.known == len(values)
    total = sum(values, Fraction(0))
    assert series.whole(series.values) == (total / len(values) if combine == "mean" else total)


def test_january_and_february_published_together_are_parted_evenly() -> None:
    series = series_of([figure(Span(2022, 1, 2), 30), figure(Span(2022, 1, 3), 50)], "sum")
    assert series is not None
    assert whole(series) == [15, 15, 20]
    assert series.filled == (2022 * 12,)


def test_a_missing_month_stands_between_its_neighbours() -> None:
    series = series_of([figure(Span(2022, 1, 1), 10), figure(Span(2022, 4, 4), 40)], "sum")
    assert series is not None
    assert whole(series) == [10, 20, 30, 40]
    assert len(series.filled) == 2


def test_quarters_make_four_steps_a_year() -> None:
    series = series_of([figure(Span(2021, 10, 12), 7), figure(Span(2022, 1, 3), 8)], "sum")
    assert series is not None
    assert (series.steps, series.known, series.ahead) == (4, 1, 3)
    assert whole(series) == [7, 8]


def test_cumulative_quarters_are_taken_apart() -> None:
    series = series_of([figure(Span(2022, 1, end), 10 * end) for end in (3, 6, 9)], "sum")
    assert series is not None
    assert series.steps == 4
    assert whole(series) == [30, 30, 30]


def test_cumulative_growth_rates_are_levels_and_stay_as_they_are() -> None:
    series = series_of([figure(Span(2022, 1, 2), 5), figure(Span(2022, 1, 3), 6)], "last")
    assert series is not None
    assert whole(series) == [5, 6]


def test_certified_figures_stand_for_reported_ones() -> None:
    span = Span(2022, 1, 1)
    series = series_of([figure(span, 9, "certified"), figure(span, 12, "reported"), figure(Span(2022, 2, 2), 1)], "sum")
    assert series is not None
    assert whole(series) == [9, 1]


def test_cumulative_and_single_months_together_cannot_be_read() -> None:
    with pytest.raises(Mixed):
        series_of([figure(Span(2022, 1, 3), 30), figure(Span(2022, 4, 4), 10)], "sum")


def test_later_figures_are_not_known_yet() -> None:
    series = series_of([figure(Span(2022, m, m), m) for m in range(1, 10)], "sum", (2022, 6))
    assert series is not None
    assert series.known == 6
