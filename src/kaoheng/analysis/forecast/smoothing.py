"""指数平滑: level, damped trend and season, each moved by a part of what was not foreseen.

    e = y − (l + φb + s),  l ← l + φb + αe,  b ← φb + βe,  s ← s + γe

On logarithms where every value is positive, so that season and growth are then in proportion. α, β and γ are
the best of a fixed grid by squared error: the same figures give the same forecast on every machine.
"""

from dataclasses import dataclass
from itertools import product
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from kaoheng.analysis.forecast.series import Series
from kaoheng.analysis.forecast.way import PATHS, SEED, Reach
from kaoheng.text import Text

Floats = NDArray[np.float64]
LEAST = 10
"""Fewer values do not show a trend."""
DAMPING = 0.98
LEVELS, TRENDS, SEASONS = (0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.9), (0.0, 0.02, 0.05, 0.1, 0.2), (0.0, 0.05, 0.1, 0.3, 0.5)


class SeasonalSmoothing:
    """Level, damped trend and season, for sums and means with at least two full years."""

    title: ClassVar[Text] = Text("季节性指数平滑", "seasonal exponential smoothing")

    def why(self, series: Series) -> Text | None:
        count, years = len(series.values), len(series.values) // series.steps
        if series.combine == "last" or years < 2 or count < LEAST:
            return None
        return Text(
            f"有{count}期数据，满{years}年，可看出季节变化", f"{count} values, {years} full years, show the season"
        )

    def reach(self, series: Series) -> Reach:
        return _reach(series, season=True)


class DampedTrend:
    """Level and damped trend, without season."""

    title: ClassVar[Text] = Text("阻尼趋势指数平滑", "damped trend smoothing")

    def why(self, series: Series) -> Text | None:
        count = len(series.values)
        if count < LEAST:
            return None
        return Text(f"有{count}期数据，没有往年同期可比", f"{count} values, but no earlier year to compare with")

    def reach(self, series: Series) -> Reach:
        return _reach(series, season=False)


@dataclass
class _State:
    """Level, trend and season of many fits or many paths at once; `season` is shaped (steps, many)."""

    parts: tuple[Floats, Floats, Floats]
    level: Floats
    trend: Floats
    season: Floats

    def foresee(self, step: int) -> Floats:
        """What is expected of a step."""
        return np.asarray(self.level + DAMPING * self.trend + self.season[step % len(self.season)])

    def learn(self, step: int, error: Floats) -> None:
        """Move by what was not foreseen."""
        alpha, beta, gamma = self.parts
        self.level = self.level + DAMPING * self.trend + alpha * error
        self.trend = DAMPING * self.trend + beta * error
        self.season[step % len(self.season)] += gamma * error


def _reach(series: Series, *, season: bool) -> Reach:
    logs = bool(series.floats.min() > 0)
    values = np.log(series.floats) if logs else series.floats
    steps = series.steps if season else 1
    grid = np.array(list(product(LEVELS, TRENDS, SEASONS if season else (0.0,)))).T
    state = _start(values, steps, grid)
    squares = np.zeros(grid.shape[1])
    for step, value in enumerate(values):
        error = value - state.foresee(step)
        squares += error**2
        state.learn(step, error)
    best = int(np.argmin(squares))
    freedom = max(len(values) - steps - 3, 1)
    errors = np.random.default_rng(SEED).standard_normal((series.ahead, PATHS)) * np.sqrt(squares[best] / freedom)
    paths = np.hstack([_go_on(state, best, len(values), each) for each in (np.zeros((series.ahead, 1)), errors)])
    years = series.years_from(np.exp(paths) if logs else paths)
    return Reach(float(years[0]), np.sort(years[1:]))


def _start(values: Floats, steps: int, grid: Floats) -> _State:
    """The first state from the first two years, or from the first values where there is no season."""
    many, span = grid.shape[1], steps if steps > 1 else LEAST // 2
    one, two = values[:span], values[span : 2 * span]
    trend = (two.mean() - one.mean()) / span
    level = one.mean() - trend * (span + 1) / 2
    rest = values[: 2 * span] - (level + trend * np.arange(1, 2 * span + 1))
    season = rest.reshape(2, steps).mean(axis=0) if steps > 1 else np.zeros(1)
    return _State(
        (grid[0], grid[1], grid[2]), np.full(many, level), np.full(many, trend), np.tile(season[:, None], (1, many))
    )


def _go_on(state: _State, best: int, first: int, errors: Floats) -> Floats:
    """The paths from the end of the figures on, one for each column of errors."""
    many = errors.shape[1]
    alpha, beta, gamma = (np.full(many, part[best]) for part in state.parts)
    level, trend = np.full(many, state.level[best]), np.full(many, state.trend[best])
    own = _State((alpha, beta, gamma), level, trend, np.tile(state.season[:, best, None], (1, many)))
    path = np.empty_like(errors)
    for at, error in enumerate(errors):
        path[at] = own.foresee(first + at) + error
        own.learn(first + at, error)
    return path
