"""Frozen evidence as dense arrays: one cube (item, period, unit) for every kind of value.

Values are floats beside the number of written decimals of each item, so that up to fifteen digits can be
had back exactly; longer numbers are kept whole in `long`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kaoheng.numbers import as_text, decimals_of, read_exact
from kaoheng.tables import Adjustment, Decision, Past, Unit, VetoCase
from kaoheng.text import Text

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

NOTHING = Text("", "")
YEAR = ""
"""The period of a value that stands for the whole year."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a value came from: source, status, date, and its row in the evidence."""

    source: str = ""
    status: str = ""
    as_of: str = ""
    row: int | None = None


NO_ORIGIN = Origin()


@dataclass(frozen=True, slots=True)
class Derivation:
    """How a value was made: by a channel, by treatments, or by both.

    `before` is the value the treatments started from, `steps` a sentence for each thing that was done.
    """

    item: str
    channel: str = ""
    title: Text = NOTHING
    before: Fraction | None = None
    steps: tuple[Text, ...] = ()
    refused: Text | None = None
    """Why there is no value."""


@dataclass(frozen=True)
class Cube:
    """One kind of value. `values[i, p, u]` is item i, period p, unit u; NaN where there is none.

    `decimals[i]` is the most decimals any value of item i was written with; `complete[i]` says that no
    value of item i is missing for any unit and period.
    """

    periods: tuple[str, ...]
    values: Floats
    decimals: NDArray[np.int8]
    complete: Flags
    long: Mapping[tuple[int, int, int], Fraction] = field(default_factory=dict)

    def spans(self, item: int) -> tuple[int, ...]:
        """The periods any unit has a value of the item for; the others belong to other items.

        >>> cube_from(np.array([[[1.0], [np.nan]], [[np.nan], [2.0]]]), ["", "1月"]).spans(1)
        (1,)
        """
        return self._spans[item]

    @cached_property
    def _spans(self) -> tuple[tuple[int, ...], ...]:
        every = tuple(range(len(self.periods)))
        return tuple(
            every if whole else tuple(np.flatnonzero(~np.isnan(values).all(axis=1)).tolist())
            for whole, values in zip(self.complete, self.values, strict=True)
        )

    def exact(self, item: int, period: int, unit: int) -> Fraction | None:
        """The value with its written digits, or None."""
        whole = self.long.get((item, period, unit))
        if whole is not None:
            return whole
        value = self.values[item, period, unit]
        return None if np.isnan(value) else read_exact(_text(float(value)))

    def texts(self, item: int, unit: int) -> dict[str, str]:
        """One unit's values by period with their written digits, as exact text; without the periods that have none.

        >>> cube_from(np.array([[[6.4], [np.nan], [7.0]]]), ["1月", "2月", "3月"]).texts(0, 0)
        {'1月': '6.4', '3月': '7'}
        """
        values = zip(self.periods, self.values[item, :, unit].tolist(), strict=True)
        found = {period: _text(value) for period, value in values if value == value}
        for at, period in enumerate(self.periods) if self.long else ():
            whole = self.long.get((item, at, unit))
            if whole is not None:
                found[period] = as_text(whole)
        return found

    def changed(self, values: Mapping[tuple[int, int, int], Fraction]) -> "Cube":
        """The cube with other exact values at some (item, period, unit)."""
        dense, decimals, complete = self.values.copy(), self.decimals.copy(), self.complete.copy()
        long = {cell: value for cell, value in self.long.items() if cell not in values}
        for (item, period, unit), value in values.items():
            dense[item, period, unit] = float(value)
            places = decimals_of(value)
            if places is None or places > 15 or Fraction(repr(float(value))) != value:
                long[item, period, unit] = value
            else:
                decimals[item] = max(decimals[item], places)
        touched = list({item for item, _, _ in values})
        complete[touched] = _complete(dense[touched])
        return Cube(self.periods, dense, decimals, complete, long)


@dataclass(frozen=True)
class Facts:
    """Evidence checked against a method and frozen: what every engine scores.

    Units are sorted by ranking group; `starts[g]` is the first unit of `groups[g]`.
    """

    units: tuple[Unit, ...]
    items: tuple[str, ...]
    groups: tuple[str, ...]
    starts: NDArray[np.intp]
    cubes: Mapping[str, Cube]
    not_applicable: Flags | None = None
    decisions: tuple[Decision, ...] = ()
    origins: Mapping[tuple[str, str, str, str], Origin] = field(default_factory=dict)
    digest: str = ""
    vetoes: tuple[VetoCase, ...] = ()
    adjustments: tuple[Adjustment, ...] = ()
    history: tuple[Past, ...] = ()
    predecessors: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The units that went into a unit when they were merged, split or renamed, by its id."""
    rows: Mapping[str, tuple[Any, ...]] = field(default_factory=dict)
    """The rows of every channel (`kaoheng.tally.rows`), by its id."""
    derivations: Mapping[tuple[str, str], Derivation] = field(default_factory=dict)
    """How the values that were derived were made, by item and unit."""
    raw: "Facts | None" = None
    """The facts before anything was derived; None where nothing was."""

    @property
    def underived(self) -> "Facts":
        """The facts as they were reported: change these and derive again."""
        return self if self.raw is None else self.raw

    def index(self) -> dict[str, int]:
        """The row of each item."""
        return {item: i for i, item in enumerate(self.items)}

    def members(self, group: int) -> range:
        """The positions of a group's units."""
        end = self.starts[group + 1] if group + 1 < len(self.starts) else len(self.units)
        return range(int(self.starts[group]), int(end))

    def rows_in(self, channel: str, group: int) -> tuple[Any, ...]:
        """A channel's rows about the units of one group, in the order of the evidence."""
        if channel not in self._rows_by_group:
            home = {self.units[unit].id: at for at in range(len(self.groups)) for unit in self.members(at)}
            found: list[list[Any]] = [[] for _ in self.groups]
            for row in self.rows.get(channel, ()):
                if row.unit_id in home:
                    found[home[row.unit_id]].append(row)
            self._rows_by_group[channel] = tuple(map(tuple, found))
        return self._rows_by_group[channel][group]

    @cached_property
    def _rows_by_group(self) -> dict[str, tuple[tuple[Any, ...], ...]]:
        return {}

    def origin(self, item: str, unit: str, kind: str, period: str = YEAR) -> Origin:
        """Where one value came from; an empty origin for facts made in memory."""
        return self.origins.get((item, unit, kind, period), NO_ORIGIN)


def cube_from(values: Floats, periods: Sequence[str] = (YEAR,), decimals: int | Sequence[int] = 2) -> Cube:
    """A cube from an array shaped (items, periods, units), or (items, units) for the whole year.

    >>> cube = cube_from(np.array([[6.4, np.nan]]), decimals=1)
    >>> cube.exact(0, 0, 0), cube.exact(0, 0, 1), cube.complete.tolist()
    (Fraction(32, 5), None, [False])
    """
    cubic = values if values.ndim == 3 else values[:, None, :]
    digits = np.broadcast_to(np.asarray(decimals, dtype=np.int8), (cubic.shape[0],))
    return Cube(tuple(periods), cubic, digits, _complete(cubic))


def cube_of(
    values: Mapping[tuple[int, int, int], Fraction], shape: tuple[int, int, int], periods: Sequence[str]
) -> Cube:
    """A cube from single exact values; what floats cannot hold exactly is kept beside them."""
    nothing = np.full(shape, np.nan)
    return Cube(tuple(periods), nothing, np.zeros(shape[0], dtype=np.int8), _complete(nothing)).changed(values)


def with_years(cube: Cube | None, years: Mapping[int, Sequence[Fraction | None]], shape: tuple[int, int]) -> Cube:
    """The cube with some items' values replaced by one a unit for the whole year.

    `shape` is the number of items and of units, for the cube that there is not yet.

    >>> cube = with_years(cube_from(np.array([[1.0, 2.0]])), {0: [Fraction(1, 3), None]}, (1, 2))
    >>> cube.exact(0, 0, 0), cube.exact(0, 0, 1)
    (Fraction(1, 3), None)
    """
    old = cube if cube is not None else cube_of({}, (shape[0], 1, shape[1]), (YEAR,))
    if YEAR not in old.periods:
        old = _with_whole_year(old)
    items, whole = list(years), old.periods.index(YEAR)
    flat = {
        (at, 0, unit): value
        for at, item in enumerate(items)
        for unit, value in enumerate(years[item])
        if value is not None
    }
    new = cube_of(flat, (len(items), 1, shape[1]), (YEAR,))
    values, decimals = old.values.copy(), old.decimals.copy()
    values[items] = np.nan
    values[items, whole] = new.values[:, 0]
    decimals[items] = new.decimals
    long = {cell: value for cell, value in old.long.items() if cell[0] not in years}
    long |= {(items[at], whole, unit): value for (at, _, unit), value in new.long.items()}
    return Cube(old.periods, values, decimals, _complete(values), long)


def _with_whole_year(cube: Cube) -> Cube:
    """The cube with room for values of the whole year, before all other periods."""
    values = np.concatenate([np.full_like(cube.values[:, :1], np.nan), cube.values], axis=1)
    long = {(item, period + 1, unit): value for (item, period, unit), value in cube.long.items()}
    return Cube((YEAR, *cube.periods), values, cube.decimals, _complete(values), long)


def _text(value: float) -> str:
    """The shortest digits that are this float: what was written, as `as_text` would write it.

    >>> _text(7.0), _text(-0.0), _text(1e-07)
    ('7', '0', '0.0000001')
    """
    text = repr(value)
    if "e" in text or value == 0:
        return as_text(Fraction(text))
    return text.removesuffix(".0")


def _complete(values: Floats) -> Flags:
    flags: Flags = np.asarray(~np.isnan(values).any(axis=(1, 2)))
    return flags
