"""Which way a series is forecast: the first of the list that its history allows; and how well it would have done."""

from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from kaoheng.analysis.forecast.in_proportion import InProportion
from kaoheng.analysis.forecast.same_months import SameMonths
from kaoheng.analysis.forecast.series import Series
from kaoheng.analysis.forecast.smoothing import DampedTrend, SeasonalSmoothing
from kaoheng.analysis.forecast.unchanged import Unchanged
from kaoheng.analysis.forecast.way import PATHS, Reach, Way
from kaoheng.numbers import round_to
from kaoheng.text import Text

WAYS: tuple[Way, ...] = (Unchanged(), SeasonalSmoothing(), SameMonths(), DampedTrend(), InProportion())
MOST_BACKTESTS = 3
"""How many earlier years a way is tried on."""


@dataclass(frozen=True)
class Backtest:
    """Earlier years forecast from the same months, held against what they came to."""

    years: tuple[int, ...]
    errors: tuple[Fraction, ...]
    """(forecast − actual) / |actual|, to four decimals."""

    @property
    def mean_size(self) -> Fraction:
        """The mean absolute error, as a share of the actual value."""
        return sum(map(abs, self.errors), Fraction(0)) / len(self.errors)


def choose(series: Series) -> tuple[Way, Text]:
    """The way to forecast a series, and why."""
    return next((way, why) for way in WAYS if (why := way.why(series)) is not None)


def backtest(series: Series, way: Way) -> Backtest | None:
    """Forecast each earlier whole year from what was known at the same time; None where history allows none."""
    years, errors = [], []
    for year in series.full_years[-MOST_BACKTESTS:]:
        before = series.until(year, series.known)
        actual = series.whole(series.part(year))
        if before.year != year or way.why(before) is None or actual == 0:
            continue
        years.append(year)
        errors.append((exact(way.reach(before).middle) - actual) / abs(actual))
    return Backtest(tuple(years), tuple(round_to(error, 4, "half_up") for error in errors)) if years else None


def exact(value: float) -> Fraction:
    """A float's shortest digits as a fraction."""
    return Fraction(repr(value))


def reach(series: Series, way: Way) -> Reach:
    """What the year comes to; a year whose last step is known comes to its value."""
    if series.ahead:
        return way.reach(series)
    year = float(series.whole(series.values[-series.steps :]))
    return Reach(year, np.full(PATHS, year))
