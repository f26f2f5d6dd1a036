"""Cubes in the making: layers laid over each other, which must agree where they meet."""

from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from kaoheng.facts import YEAR, Cube, Flags, Floats
from kaoheng.findings import Place
from kaoheng.freeze.kinds import kind_words
from kaoheng.freeze.layers import Layer, Positions
from kaoheng.freeze.periods import calendar_key
from kaoheng.freeze.problems import MOST_OF_A_KIND
from kaoheng.freeze.rows import Work
from kaoheng.numbers import written
from kaoheng.text import Text


@dataclass
class Draft:
    """One kind's values, and for each the layer and row it came from."""

    kind: str
    periods: tuple[str, ...]
    values: Floats
    decimals: NDArray[np.int8]
    long: dict[tuple[int, int, int], Fraction]
    layer: NDArray[np.int8]
    row: NDArray[np.int32]
    layers: list[Layer]

    def spans(self, item: int) -> list[int]:
        """The periods in which any unit has a value of the item."""
        return np.flatnonzero(~np.isnan(self.values[item]).all(axis=1)).tolist()

    def exact(self, item: int, period: int, unit: int) -> Fraction | None:
        """One value with its written digits."""
        whole = self.long.get((item, period, unit))
        value = self.values[item, period, unit]
        return whole if whole is not None or np.isnan(value) else Fraction(repr(float(value)))

    def cube(self) -> Cube:
        """The finished cube."""
        complete: Flags = np.asarray(~np.isnan(self.values).any(axis=(1, 2)))
        return Cube(self.periods, self.values, self.decimals, complete, self.long)


def lay(work: Work, layers: list[Layer]) -> dict[str, Draft]:
    """Every kind's draft from its layers, the earlier ones first."""
    by_kind: dict[str, list[Layer]] = {}
    for layer in layers:
        if len(layer.item):
            by_kind.setdefault(layer.kind, []).append(layer)
    return {kind: _draft(work, kind, own) for kind, own in by_kind.items()}


def _draft(work: Work, kind: str, layers: list[Layer]) -> Draft:
    names = {layer.periods[code] for layer in layers for code in np.unique(layer.period).tolist()}
    periods = tuple(sorted(names or {YEAR}, key=lambda name: (name != YEAR, calendar_key(name), name)))
    shape = (len(work.items), len(periods), len(work.roster.units))
    draft = Draft(
        kind,
        periods,
        np.full(shape, np.nan),
        np.zeros(shape[0], np.int8),
        {},
        np.full(shape, -1, np.int8),
        np.full(shape, -1, np.int32),
        [],
    )
    for layer in layers:
        add_layer(work, draft, layer)
    return draft


def add_layer(work: Work, draft: Draft, layer: Layer) -> None:
    """Put a layer's values where there are none yet; values already there must be equal."""
    table = np.array([_position(draft, name) for name in layer.periods], dtype=np.intp)
    cells = (layer.item, table[layer.period], layer.unit)
    before = draft.values[cells]
    free = np.isnan(before)
    _report_different(work, draft, layer, np.flatnonzero(~free & (before != layer.numbers.values)), cells)
    own = tuple(positions[free] for positions in cells)
    draft.values[own] = layer.numbers.values[free]
    draft.layer[own] = len(draft.layers)
    draft.row[own] = layer.rows[free]
    np.maximum.at(draft.decimals, own[0], layer.numbers.decimals[free])
    for at, value in layer.numbers.long.items():
        if free[at]:
            draft.long[int(cells[0][at]), int(cells[1][at]), int(cells[2][at])] = value
    draft.layers.append(layer)


def _position(draft: Draft, name: str) -> int:
    return draft.periods.index(name) if name in draft.periods else -1


def _report_different(
    work: Work, draft: Draft, layer: Layer, found: NDArray[np.intp], cells: tuple[Positions, ...]
) -> None:
    for at in found[:MOST_OF_A_KIND].tolist():
        item, period, unit = (int(positions[at]) for positions in cells)
        earlier = draft.layers[draft.layer[item, period, unit]]
        there = _where(earlier, int(draft.row[item, period, unit]))
        old, new = (_number(value) for value in (draft.values[item, period, unit], layer.numbers.values[at]))
        who, here = work.cell(item, unit), _where(layer, int(layer.rows[at]))
        word = kind_words(draft.kind)
        what = Text(
            f"{who.zh}的{word.zh}有两个不同的数：{here.zh}为{new}，{there.zh}为{old}",
            f"the {word.en} of {who.en} has two values: {new} in {here.en} and {old} in {there.en}",
        )
        place = _place(layer, int(layer.rows[at])) or _place(earlier, int(draft.row[item, period, unit])) or Place()
        work.problems.add(
            "different_values", place, what, Text("请改成一致，或只保留一处", "Make them agree, or keep one")
        )
        work.spoiled[item, unit] = True


def _number(value: float) -> str:
    return written(Fraction(repr(float(value))))


def _place(layer: Layer, row: int) -> Place | None:
    return layer.sheet.place(row, layer.column) if layer.sheet is not None and row >= 0 else None


def _where(layer: Layer, row: int) -> Text:
    place = _place(layer, row)
    return Text(place.words("zh"), place.words("en")) if place else Text(layer.source, layer.source)
