"""往年同期: the part of the year that the same months made in earlier years, or how levels moved from there."""

from fractions import Fraction
from math import sqrt
from typing import ClassVar

from kaoheng.analysis.forecast.series import Series
from kaoheng.analysis.forecast.way import Reach, around
from kaoheng.text import Text


class SameMonths:
    """year = so far × mean(earlier year / its same months); for levels: now + mean(earlier end − same month)."""

    title: ClassVar[Text] = Text("往年同期占比", "same months of earlier years")

    def why(self, series: Series) -> Text | None:
        years = series.full_years
        if not years or (series.combine != "last" and min(_to_date(series, [*years, series.year])) <= 0):
            return None
        listed = "、".join(map(str, years))
        return Text(f"有{listed}年全年各期可比", f"the whole of {', '.join(map(str, years))} can be compared")

    def reach(self, series: Series) -> Reach:
        now = _to_date(series, [series.year])[0]
        ends = [series.whole(series.part(year)) for year in series.full_years]
        starts = _to_date(series, series.full_years)
        if series.combine == "last":
            moved = [end - start for end, start in zip(ends, starts, strict=True)]
            return _around(now + _mean(moved), moved, Fraction(1))
        ratios = [end / start for end, start in zip(ends, starts, strict=True)]
        return _around(now * _mean(ratios), ratios, now)


def _to_date(series: Series, years: list[int]) -> list[Fraction]:
    return [series.whole(series.part(year, series.known)) for year in years]


def _mean(values: list[Fraction]) -> Fraction:
    return sum(values, Fraction(0)) / len(values)


def _around(middle: Fraction, values: list[Fraction], scale: Fraction) -> Reach:
    """Spread as the earlier years differed; one earlier year alone says nothing about spread."""
    count = len(values)
    if count < 2:
        return Reach(float(middle))
    mean = _mean(values)
    variance = sum(((value - mean) ** 2 for value in values), Fraction(0)) / (count - 1)
    spread = sqrt(variance * (1 + Fraction(1, count))) * float(scale)
    return around(float(middle), spread, count - 1)
