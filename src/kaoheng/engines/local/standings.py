"""Ranks and grades of all units at once; groups that need words or decisions go through the exact ones."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kaoheng.arithmetic.columns import Ties
from kaoheng.arithmetic.guarded import Floats, Guarded, Sheet
from kaoheng.arithmetic.guarded_columns import GuardedColumns
from kaoheng.arithmetic.segments import Segments
from kaoheng.facts import Flags
from kaoheng.method.outcome import Grades, Quota
from kaoheng.scoring.grading import places_for

Codes = NDArray[np.intp]


@dataclass(frozen=True)
class Places:
    """Places inside each group, and the groups in which a tie or a doubt needs a closer look."""

    places: Floats
    look_again: list[int]


def places_of(totals: Guarded, segments: Segments, ties: Ties) -> Places:
    """The place of every unit in its group by falling total."""
    sheet = Sheet(1, segments.units)
    x = GuardedColumns(sheet, segments, lambda _: totals, full=0, direction="up")
    places = x.rank(totals, ties=ties).value[0]
    return Places(places, groups_in_doubt(sheet, segments))


def groups_in_doubt(sheet: Sheet, segments: Segments) -> list[int]:
    """Groups with a unit that floats could not decide."""
    if sheet.undecided is None:
        return []
    found: list[int] = np.unique(segments.group[sheet.undecided[0]]).tolist()
    return found


def tied_groups(places: Floats, segments: Segments) -> list[int]:
    """Groups in which two units share a place."""
    order = np.lexsort((places, segments.group))
    same = (np.diff(places[order]) == 0) & (np.diff(segments.group[order]) == 0)
    found: list[int] = np.unique(segments.group[order[1:]][same]).tolist()
    return found


def grades_by_line(totals: Guarded, grades: Grades) -> Codes:
    """The grade of every total by the lines, as positions in the scale; doubts go to the totals' sheet."""
    codes = np.full(totals.value.shape[1], len(grades.scale) - 1, dtype=np.intp)
    for code in range(len(grades.scale) - 1, -1, -1):
        line = grades.thresholds.get(grades.scale[code])
        if line is None:
            codes[:] = code
        else:
            on = ~totals.below(line.at) if line.included else totals.constant(line.at).below(totals)
            codes[on[0]] = code
    return codes


def within_quota(
    codes: Codes, places: Floats, barred: Sequence[Flags], grades: Grades, segments: Segments, groups: Sequence[str]
) -> list[int]:
    """Hold every grade to its places, in `codes`; gives back the groups whose edge is tied.

    `barred[c]` flags the units that may not have grade c.
    """
    edges: set[int] = set()
    for code, grade in enumerate(grades.scale):
        quota, has = grades.quota.get(grade), codes == code
        if quota is None or not has.any():
            continue
        rooms = _rooms(quota, groups, segments, barred[code])
        room = rooms[segments.group]
        keys = np.where(has, places, np.inf)[None, :]
        first = segments.places(keys, "competition", 0.0, proven=True)[0][0]
        fits = has & (first <= room)
        taken = segments.total(fits.astype(np.float64)[None, :])[0]
        edges |= set(np.flatnonzero(taken > rooms).tolist())
        codes[has & ~fits] = min(code + 1, len(grades.scale) - 1)
    return sorted(edges)


def _rooms(quota: Quota, groups: Sequence[str], segments: Segments, barred: Flags) -> Floats:
    sizes = segments.sizes.astype(np.float64)
    if not quota.barred_count_in_n and barred.any():
        sizes = segments.total((~barred).astype(np.float64)[None, :])[0]
    keys = [(group if group in quota.places else "", size) for group, size in zip(groups, sizes.tolist(), strict=True)]
    alike = {(group, size): float(places_for(quota, group, int(size))) for group, size in set(keys)}
    return np.array([alike[key] for key in keys])
