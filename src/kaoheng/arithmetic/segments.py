"""Sums, extremes and places inside contiguous groups of units, row by row."""

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from kaoheng.arithmetic.columns import Flags, Ties
from kaoheng.arithmetic.guarded import Floats
from kaoheng.arithmetic.quantiles import Spot

Indices = NDArray[np.intp]

FEW = 32
"""Units of a group in which counting places is faster than sorting."""


class Segments:
    """Groups of neighbouring units: `starts` holds each group's first unit, the last group ends at `units`.

    >>> s = Segments(np.array([0, 2]), 5)
    >>> s.total(np.array([[1.0, 2, 3, 4, 5]])).tolist(), s.spread(np.array([[3.0, 12.0]])).tolist()
    ([[3.0, 12.0]], [[3.0, 3.0, 12.0, 12.0, 12.0]])
    """

    def __init__(self, starts: Indices, units: int) -> None:
        self.starts = starts
        self.units = units
        self.sizes: Indices = np.diff(np.append(starts, units))
        self.group: Indices = np.repeat(np.arange(len(starts)), self.sizes)
        self.longest = int(self.sizes.max(initial=1))

    def total(self, rows: Floats) -> Floats:
        """The sum of each group, shaped (items, groups)."""
        return np.add.reduceat(rows, self.starts, axis=1)

    def highest(self, rows: Floats) -> Floats:
        """The maximum of each group."""
        return np.maximum.reduceat(rows, self.starts, axis=1)

    def lowest(self, rows: Floats) -> Floats:
        """The minimum of each group."""
        return np.minimum.reduceat(rows, self.starts, axis=1)

    def spread(self, by_group: Floats) -> Floats:
        """One value a group laid out again as one value a unit."""
        return np.take(by_group, self.group, axis=1)

    def order(self, keys: Floats) -> Indices:
        """The units of each group by rising key, groups staying where they are; equal keys keep their order."""
        if not self._even:
            return np.lexsort((keys, np.broadcast_to(self.group, keys.shape)), axis=-1)
        table, filled = self._table
        laid = np.where(filled, keys[:, table], np.inf)
        inside = np.argsort(laid, axis=-1, kind="stable")
        return np.asarray((inside + self.starts[:, None])[:, filled])

    @property
    def _even(self) -> bool:
        """Whether the groups are alike enough to lie in one table."""
        return self.longest * len(self.starts) <= 4 * self.units

    @cached_property
    def _table(self) -> tuple[Indices, Flags]:
        """The units of each group in a row of one table, and which of its cells are filled."""
        cells = self.starts[:, None] + np.arange(self.longest)
        filled: Flags = np.arange(self.longest) < self.sizes[:, None]
        return np.where(filled, cells, 0), filled

    def places(self, keys: Floats, ties: Ties, close: float, *, proven: bool) -> tuple[Floats, Flags]:
        """Places by rising key inside each group, and the cells whose group holds an unproven tie.

        Keys closer than `close` are the same value; when that is not `proven`, their group is doubtful.
        """
        if proven and ties in ("competition", "average") and self.longest <= FEW and self._even:
            return self._counted(keys, ties, close), np.zeros((1, 1), dtype=bool)
        rows = np.arange(keys.shape[0])[:, None]
        order = self.order(keys)
        ordered = keys[rows, order]
        with np.errstate(invalid="ignore"):
            gap = np.diff(ordered, axis=1, prepend=-np.inf)
        first = np.zeros(self.units, dtype=bool)
        first[self.starts] = True
        new = (gap > close) | first
        position = np.arange(self.units)
        in_group = position - self.starts[self.group] + 1.0
        if ties == "ordinal":
            place = np.broadcast_to(in_group, keys.shape)
        elif ties == "dense":
            run = np.cumsum(new, axis=1)
            place = np.asarray(run - run[:, self.starts][:, self.group] + 1, dtype=np.float64)
        else:
            tie_start = np.maximum.accumulate(np.where(new, position, 0), axis=1)
            place = in_group[tie_start]
            if ties == "average":
                last = np.ones(keys.shape, dtype=bool)
                last[:, :-1] = new[:, 1:]
                back = np.where(last, position, self.units)[:, ::-1]
                tie_end = np.minimum.accumulate(back, axis=1)[:, ::-1]
                place = (place + in_group[tie_end]) / 2
        out = np.empty(keys.shape)
        out[rows, order] = place
        doubtful = np.zeros(keys.shape, dtype=bool)
        if not proven:
            unsure = ~first & (gap <= close) & np.isfinite(ordered)
            groups = np.maximum.reduceat(unsure, self.starts, axis=1)
            doubtful = groups[:, self.group]
        return out, doubtful

    def _counted(self, keys: Floats, ties: Ties, close: float) -> Floats:
        """Places by counting who is better, which in small groups is faster than putting them in order."""
        table, filled = self._table
        laid = np.where(filled.T[:, None, :], keys.T[table.T].transpose(0, 2, 1), np.inf)
        place = _count(np.less, laid, laid - close) + 1.0
        if ties == "average":
            place = (place + _count(np.less_equal, laid, laid + close)) / 2
        return np.asarray(place.transpose(1, 2, 0)[:, filled], dtype=np.float64)

    def value_at(self, keys: Floats, present: Flags | None, spot: Spot) -> Floats:
        """The value of each group at a place in its rising order; absent cells hold +inf so that they sort last."""
        rows = np.arange(keys.shape[0])[:, None]
        ordered = keys[rows, self.order(keys)]
        counts = np.broadcast_to(self.sizes, (keys.shape[0], len(self.starts)))
        if present is not None:
            counts = np.add.reduceat(present, self.starts, axis=1, dtype=np.intp)
        sizes, which = np.unique(counts, return_inverse=True)
        found = [spot.among(int(size)) if size else (0, 0) for size in sizes]
        low = np.array([at for at, _ in found], dtype=np.intp)[which].reshape(counts.shape)
        part = np.array([float(part) for _, part in found])[which].reshape(counts.shape)
        high = np.minimum(low + 1, np.maximum(counts - 1, 0))
        below, above = ordered[rows, self.starts + low], ordered[rows, self.starts + high]
        with np.errstate(invalid="ignore"):
            value = below + part * (above - below)
        return np.where(counts > 0, value, 0.0)


def _count(stands: np.ufunc, keys: Floats, marks: Floats) -> NDArray[np.int8]:
    """For every key, how many keys of its group (axis 0) stand so to its mark."""
    count, yes = np.zeros(keys.shape, dtype=np.int8), np.empty(keys.shape, dtype=bool)
    for one in keys:
        stands(one, marks, out=yes)
        count += yes.view(np.int8)
    return count
