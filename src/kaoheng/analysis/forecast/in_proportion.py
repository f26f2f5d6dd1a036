"""序时推算: the rest of the year goes on as it went so far; levels stay where they are."""

from fractions import Fraction
from itertools import pairwise
from math import sqrt
from typing import ClassVar

from kaoheng.analysis.forecast.series import Series
from kaoheng.analysis.forecast.way import Reach, around
from kaoheng.text import Text


class InProportion:
    """Sums and means go on at the mean of the year's steps so far; an end-of-year level is the last one known."""

    title: ClassVar[Text] = Text("按已过时间推算", "in proportion to time")

    def why(self, series: Series) -> Text | None:  # noqa: ARG002
        return Text("历史数据不足以看出季节和趋势", "too little history to show a season or a trend")

    def reach(self, series: Series) -> Reach:
        own = series.values[-series.known :]
        if series.combine == "last":
            moved = [b - a for a, b in pairwise(series.values)]
            return _around(float(series.values[-1]), moved, float(series.ahead), Fraction(0))
        mean = sum(own, Fraction(0)) / series.known
        parts = 1 if series.combine == "sum" else series.steps
        factor = series.ahead * (1 + series.ahead / series.known) / parts**2
        return _around(float(mean * series.steps / parts), list(own), factor, mean)


def _around(middle: float, values: list[Fraction], factor: float, mean: Fraction) -> Reach:
    """Spread by the steps' own variance times `factor`; fewer than three steps say nothing about it."""
    if len(values) < 3:
        return Reach(middle)
    variance = sum(((value - mean) ** 2 for value in values), Fraction(0)) / (len(values) - 1)
    return around(middle, sqrt(float(variance) * factor), len(values) - 1)
