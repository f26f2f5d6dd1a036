"""Months or quarters of one item of one unit in a row, each with its own value, up to the last one known."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from kaoheng.analysis.figures import Figure
from kaoheng.analysis.spans import YEAR_MONTHS

Combine = Literal["sum", "mean", "last"]
"""How the steps make the year: 累计额, 平均值, or the level at the end."""

_TRUSTED = ("", "reported", "provisional", "certified", "final")


@dataclass(frozen=True)
class Series:
    """Values step by step without gaps; step `start + i` is the i-th, and year y has steps y·n to y·n + n − 1."""

    combine: Combine
    steps: int
    """Steps a year: 12 months or 4 quarters."""
    start: int
    values: tuple[Fraction, ...]
    filled: tuple[int, ...] = ()
    """Steps that were not reported and stand between two that were."""

    @property
    def end(self) -> int:
        """The step after the last one known."""
        return self.start + len(self.values)

    @property
    def year(self) -> int:
        """The year of the last step known."""
        return (self.end - 1) // self.steps

    @property
    def known(self) -> int:
        """How many steps of the year have passed."""
        return self.end - self.year * self.steps

    @property
    def ahead(self) -> int:
        """How many steps of the year are to come."""
        return self.steps - self.known

    @property
    def floats(self) -> NDArray[np.float64]:
        """The values as floats."""
        return np.array([float(value) for value in self.values])

    def part(self, year: int, steps: int | None = None) -> tuple[Fraction, ...]:
        """The first steps of a year; empty where the series does not hold all of them."""
        first = year * self.steps - self.start
        own = self.values[first : first + (steps or self.steps)] if first >= 0 else ()
        return own if len(own) == (steps or self.steps) else ()

    @property
    def full_years(self) -> list[int]:
        """The earlier years that are there from the first step to the last."""
        return [year for year in range(self.start // self.steps, self.year) if self.part(year)]

    def until(self, year: int, steps: int) -> "Series":
        """What was known after some steps of an earlier year."""
        return replace(self, values=self.values[: year * self.steps + steps - self.start])

    def whole(self, parts: Sequence[Fraction]) -> Fraction:
        """The value of a year, or of a part of it, from its steps."""
        match self.combine:
            case "last":
                return parts[-1]
            case "mean":
                return sum(parts, Fraction(0)) / len(parts)
            case "sum":
                return sum(parts, Fraction(0))

    def years_from(self, paths: NDArray[np.float64]) -> NDArray[np.float64]:
        """The year's value for each path of the steps to come, shaped (steps, paths)."""
        if self.combine == "last":
            return np.asarray(paths[-1])
        total = float(sum(self.values[-self.known :], Fraction(0))) + paths.sum(axis=0)
        return np.asarray(total / self.steps if self.combine == "mean" else total)


class Mixed(Exception):
    """Cumulative figures stand beside figures of single months, so that neither can be read."""


def series_of(figures: Sequence[Figure], combine: Combine, end: tuple[int, int] | None = None) -> Series | None:
    """The steps of one item of one unit up to a year and month; None where no month or quarter is known.

    Figures from January on (2022年1—9月) are cumulative: the steps are what they add. A gap is filled evenly
    between the figures around it. `Mixed` when they are neither all cumulative nor all single.
    """
    own = [f for f in figures if end is None or (f.span.year, f.span.last) <= end]
    parts = [f for f in own if not f.span.whole]
    if not parts:
        return None
    size = 3 if all(f.span.months % 3 == 0 and f.span.last % 3 == 0 for f in parts) else 1
    steps = YEAR_MONTHS // size
    cumulative = any(f.span.first == 1 and f.span.months > size for f in parts)
    used = own if cumulative else parts
    if any(f.span.first != 1 if cumulative else f.span.months != size for f in used):
        raise Mixed
    known = {f.span.year * steps + f.span.last // size - 1: f.value for f in sorted(used, key=_trust)}
    if cumulative and combine != "last":
        return _increments(known, combine, steps)
    start, values = min(known), [Fraction(0)] * (max(known) - min(known) + 1)
    filled = [step for step in range(start, max(known)) if step not in known]
    for at, step in enumerate(range(start, max(known) + 1)):
        values[at] = known[step] if step in known else _between(known, step)
    return Series(combine, steps, start, tuple(values), tuple(filled))


def _trust(figure: Figure) -> int:
    """Later ones stand for earlier ones: final for certified, certified for reported."""
    return _TRUSTED.index(figure.status) if figure.status in _TRUSTED else 0


def _increments(known: dict[int, Fraction], combine: Combine, steps: int) -> Series:
    """What each step added; several steps between two figures get equal parts."""
    values: dict[int, Fraction] = {}
    filled: list[int] = []
    for step in sorted(known):
        year = step // steps * steps
        before = max((other for other in known if year <= other < step), default=year - 1)
        count, past = step - year + 1, before - year + 1
        added = known[step] * (count if combine == "mean" else 1)
        if past:
            added -= known[before] * (past if combine == "mean" else 1)
        for own in range(before + 1, step + 1):
            values[own] = added / (step - before)
        filled += range(before + 1, step)
    start, end = min(values), max(values)
    missing = [step for step in range(start, end) if step not in values]
    whole = [values[step] if step in values else _between(values, step) for step in range(start, end + 1)]
    return Series(combine, steps, start, tuple(whole), tuple(sorted([*filled, *missing])))


def _between(known: dict[int, Fraction], step: int) -> Fraction:
    """The value on the line between the nearest known steps."""
    low, high = max(s for s in known if s < step), min(s for s in known if s > step)
    return known[low] + (known[high] - known[low]) * Fraction(step - low, high - low)
