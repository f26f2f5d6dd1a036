"""The year's values of one kind for all items and units at once, with what floats need to prove decisions."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from math import lcm

import numpy as np
from numpy.typing import NDArray

from kaoheng.facts import Cube, Flags, Floats
from kaoheng.method.tree import Item, OverPeriods

LARGEST_WHOLE = 2.0**52
CELLS = 2**17
"""Cells of one part of the work."""
WORTH_THREADS = 2**23
"""Cells below which a second thread costs more than it saves."""

Alike = list[tuple[OverPeriods | None, list[int]]]
"""Ways to combine periods, each with the rows of the items it holds for."""

Run = Callable[[list[Callable[[], None]]], None]


def one_by_one(work: list[Callable[[], None]]) -> None:
    """Do the parts of some work in order."""
    for part in work:
        part()


@dataclass(frozen=True)
class YearValues:
    """`values[i, u]` is item i's value of the year for unit u; absent cells hold 1 and are not `present`.

    `grid[i]` is a common denominator of item i's values, 0 where floats do not hold them exactly.
    """

    values: Floats
    present: Flags | None
    complete: Flags
    grid: Sequence[int]
    size: Floats


def year_values(cube: Cube, alike: Alike, run: Run = one_by_one) -> YearValues:
    """Combine each item's periods as its method says; `run` may do the parts on several threads."""
    if len(cube.periods) == 1:
        values, grid = cube.values[:, 0, :], [10 ** int(d) for d in cube.decimals]
        present = None if cube.complete.all() else ~np.isnan(values)
    else:
        values, present, grid = _combined(cube, alike, run)
    if present is not None:
        values = np.where(present, values, 1.0)
    size = np.maximum(values.max(axis=1, initial=0.0), -values.min(axis=1, initial=0.0))
    inexact = {item for item, _, _ in cube.long}
    sound = [0 if i in inexact or size[i] * g > LARGEST_WHOLE else g for i, g in enumerate(grid)]
    complete = cube.complete if present is None else np.asarray(present.all(axis=1))
    return YearValues(values, present, complete, sound, size)


def _combined(cube: Cube, alike: Alike, run: Run) -> tuple[Floats, Flags | None, list[int]]:
    out = np.empty((cube.values.shape[0], cube.values.shape[2]))
    present = None if cube.complete.all() else np.ones(out.shape, dtype=bool)
    grid = [10 ** int(d) for d in cube.decimals]
    for over, rows in alike:
        whole = [row for row in rows if cube.complete[row]]
        cells = cube.values.shape[1] * cube.values.shape[2]
        at_once = max(1, CELLS // max(cells, 1))
        work: list[Callable[[], None]] = [
            partial(_combine_into, out, cube, over, whole[at : at + at_once]) for at in range(0, len(whole), at_once)
        ]
        (run if cells * len(whole) > WORTH_THREADS else one_by_one)(work)
        for row in rows:
            if not cube.complete[row] and present is not None:
                own = cube.values[row][list(cube.spans(row))]
                out[row], present[row] = _combine_gaps(own, over, int(cube.decimals[row]))
        if over is not None and (over.combine == "mean" or over.then == "mean"):
            for row in rows:
                most = min(len(cube.spans(row)), over.n or len(cube.periods))
                grid[row] *= lcm(*range(1, most + 1)) if over.incomplete == "skip" else max(most, 1)
    return out, present, grid


def combined_alike(items: Sequence[Item]) -> Alike:
    """Items whose periods are combined alike; told apart by their words, which is quicker than by the models."""
    found: dict[tuple[object, ...] | None, tuple[OverPeriods | None, list[int]]] = {}
    for row, item in enumerate(items):
        over = item.data.over_periods
        key = None if over is None else tuple(over.__dict__.values())
        found.setdefault(key, (over, []))[1].append(row)
    return list(found.values())


def _combine_into(out: Floats, cube: Cube, over: OverPeriods | None, rows: list[int]) -> None:
    combined = _combine(_rows(cube.values, rows), over, cube.decimals[rows])
    if _together(rows):
        out[rows[0] : rows[-1] + 1] = combined
    else:
        out[rows] = combined


def _rows(values: Floats, rows: list[int]) -> Floats:
    """The rows as a view where they stand together."""
    return values[rows[0] : rows[-1] + 1] if _together(rows) else values[rows]


def _together(rows: list[int]) -> bool:
    return rows[-1] - rows[0] + 1 == len(rows)


def _combine(values: Floats, over: OverPeriods | None, decimals: NDArray[np.int8]) -> Floats:
    """Combine the periods (axis 1) of items without gaps."""
    combine = over.combine if over is not None else "last"
    if combine in ("sum", "mean"):
        total = _snapped(np.add.reduce(values, axis=1), decimals[:, None])
        return total if combine == "sum" else total / values.shape[1]
    if over is not None and over.combine == "best":
        best = _best(values, over, axis=1)
        total = _snapped(np.add.reduce(best, axis=1), decimals[:, None])
        return total if over.then == "sum" else total / best.shape[1]
    if combine in ("max", "min"):
        chosen: Floats = values.max(axis=1) if combine == "max" else values.min(axis=1)
        return chosen
    return values[:, -1, :] if combine == "last" else values[:, 0, :]


def _combine_gaps(values: Floats, over: OverPeriods | None, decimals: int) -> tuple[Floats, Flags]:
    """Combine one item's periods (axis 0), some of which are NaN; also says which units have a value."""
    if not len(values):
        return np.ones(values.shape[1]), np.zeros(values.shape[1], dtype=bool)
    there = ~np.isnan(values)
    count = there.sum(axis=0)
    present: Flags = count > 0
    if over is not None and over.incomplete == "missing":
        present = count == len(values)
    combine = over.combine if over is not None else "last"
    if combine in ("sum", "mean"):
        total = _snapped(np.where(there, values, 0.0).sum(axis=0), np.int8(decimals))
        return (total if combine == "sum" else total / np.maximum(count, 1)), present
    if over is not None and over.combine == "best":
        worst = -np.inf if over.best == "high" else np.inf
        best = _best(np.where(there, values, worst), over, axis=0)
        total = _snapped(np.where(np.isfinite(best), best, 0.0).sum(axis=0), np.int8(decimals))
        return (total if over.then == "sum" else total / np.clip(count, 1, over.n)), present
    if combine in ("max", "min"):
        filled = np.where(there, values, -np.inf if combine == "max" else np.inf)
        return (filled.max(axis=0) if combine == "max" else filled.min(axis=0)), present
    ordered = there[::-1] if combine == "last" else there
    at = ordered.argmax(axis=0)
    at = len(values) - 1 - at if combine == "last" else at
    return np.take_along_axis(values, at[None, :], axis=0)[0], present


def _best(values: Floats, over: OverPeriods, axis: int) -> Floats:
    """The values of the n best periods."""
    ordered = np.sort(values, axis=axis)
    if over.best == "high":
        ordered = np.flip(ordered, axis=axis)
    return np.take(ordered, np.arange(min(over.n or 1, values.shape[axis])), axis=axis)


def _snapped(total: Floats, decimals: NDArray[np.int8] | np.int8) -> Floats:
    """A float sum of decimals, put back on the grid it is known to lie on."""
    scale = 10.0 ** np.asarray(decimals)
    np.multiply(total, scale, out=total)
    np.rint(total, out=total)
    np.divide(total, scale, out=total)
    return total
