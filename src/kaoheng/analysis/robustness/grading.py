"""Grades inside one group for many replications at once: lines first, ceilings next, quotas, steps down last.

Ceilings and vetoes are those of the published year: what they rest on is evidence, which weights do not change.
Places that a method passes to other groups stay unused here; an edge that awaits a decision counts as not in.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import ceil, floor

import numpy as np
from numpy.typing import NDArray

from kaoheng.analysis.robustness.places import Ints, Keys, above
from kaoheng.facts import Flags
from kaoheng.method.outcome import Grades, Quota, Threshold
from kaoheng.scoring.grading import Limit, places_for

Codes = NDArray[np.int8]
LOWEST = np.int32(-(2**30))
UNGRADED = np.int8(-1)
"""The grade of a unit without a total: none."""


@dataclass(frozen=True)
class Grading:
    """One group's lines on the grid of totals, the best grade each unit may have, its places, and steps down."""

    scale: tuple[str, ...]
    lines: Mapping[int, int]
    """The least total of a grade, by its position in the scale."""
    best: Codes
    rooms: Mapping[int, tuple[int, Quota]]
    falls: Codes
    """How many steps each unit's grade falls in the end, by vetoes."""

    def codes(self, totals: Keys, places: Ints, *, counted: bool) -> Codes:
        """The grade of every unit as a position in the scale, for totals (units, replications) on their grid.

        `counted` says that a place is one more than the number of units before it, so that nobody need count again.
        """
        codes = self._by_line(totals)
        if self.best.any():
            np.maximum(codes, self.best[:, None], out=codes)
        for code, (room, quota) in self.rooms.items():
            has = codes == code
            if counted and self._falling and not self.best.any():  # the better grades are the first places
                before = places - 1 if code == 0 else places - 1 - (codes < code).sum(axis=0, dtype=places.dtype)
            else:
                eligible = np.where(has, -places, LOWEST)
                before = above(eligible, eligible)
            codes[has & ~_fits(before, has, room, quota)] = min(code + 1, len(self.scale) - 1)
        return np.minimum(codes + self.falls[:, None], len(self.scale) - 1) if self.falls.any() else codes

    @cached_property
    def _falling(self) -> bool:
        lines = [self.lines.get(code) for code in range(len(self.scale) - 1)]
        return None not in lines and lines == sorted(lines, key=lambda line: -(line or 0))

    def _by_line(self, totals: Keys) -> Codes:
        if self._falling:
            codes = np.zeros(totals.shape, dtype=np.int8)
            for code in range(len(self.scale) - 1):
                codes += totals < self.lines[code]
            return codes
        codes = np.full(totals.shape, len(self.scale) - 1, dtype=np.int8)
        for code in range(len(self.scale) - 1, -1, -1):
            codes[totals >= self.lines[code] if code in self.lines else ...] = code
        return codes


def grading_of(
    grades: Grades, group: str, limits: Sequence[tuple[Limit, ...]], falls: Sequence[int], decimals: int
) -> Grading:
    """How a group with these limits and steps down, one entry a unit, is graded by totals with so many decimals."""
    position = {grade: at for at, grade in enumerate(grades.scale)}
    best = [max((position[limit.at_most] for limit in under), default=0) for under in limits]
    grid = 10**decimals
    rooms = {}
    for grade, quota in grades.quota.items():
        code = position[grade]
        size = len(best) if quota.barred_count_in_n else sum(1 for lowest in best if lowest <= code)
        rooms[code] = (places_for(quota, group, size), quota)
    return Grading(
        grades.scale,
        {position[grade]: _least(line, grid) for grade, line in grades.thresholds.items()},
        np.array(best, dtype=np.int8),
        dict(sorted(rooms.items())),
        np.array(falls, dtype=np.int8),
    )


def _least(line: Threshold, grid: int) -> int:
    at = line.at * grid
    return ceil(at) if line.included else floor(at) + 1


def _fits(before: Ints, has: Flags, room: int, quota: Quota) -> Flags:
    """The eligible units that fit, with so many of them before each; equal ones at the edge are all in or all out."""
    fits: Flags = has & (before < room)
    if quota.ties == "all_in":
        return fits
    over = fits.sum(axis=0) > room
    if over.any():
        edge = np.where(fits, before, -1).max(axis=0)
        fits &= ~(over & (before == edge))
    return fits
