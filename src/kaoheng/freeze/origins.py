"""Where every value came from, looked up in the evidence's columns when asked for."""

from collections.abc import Iterator, Mapping
from functools import cached_property

import numpy as np

from kaoheng.facts import Origin
from kaoheng.freeze.columns import Column, column
from kaoheng.freeze.drafts import Draft
from kaoheng.freeze.layers import Layer

Key = tuple[str, str, str, str]


class Origins(Mapping[Key, Origin]):
    """Origins by item, unit, kind and period; made from the rows, not kept beside them."""

    def __init__(self, items: tuple[str, ...], units: tuple[str, ...], drafts: Mapping[str, Draft]) -> None:
        self._items = items
        self._units = units
        self._drafts = drafts

    def __getitem__(self, key: Key) -> Origin:
        item, unit, kind, period = key
        draft = self._drafts[kind]
        if item not in self._item_at or unit not in self._unit_at or period not in draft.periods:
            raise KeyError(key)
        cell = self._item_at[item], draft.periods.index(period), self._unit_at[unit]
        if draft.layer[cell] < 0:
            raise KeyError(key)
        return self._origin(draft.layers[draft.layer[cell]], int(draft.row[cell]))

    def _origin(self, layer: Layer, row: int) -> Origin:
        if layer.sheet is None or row < 0:
            return Origin(source=layer.source)
        source, status, as_of = (self._column(layer, name)[row] for name in ("source", "status", "as_of"))
        return Origin(source, status, as_of, layer.sheet.row(row))

    def _column(self, layer: Layer, name: str) -> Column:
        key = id(layer.sheet), name
        if key not in self._columns:
            assert layer.sheet is not None
            self._columns[key] = column(layer.sheet, name)
        return self._columns[key]

    @cached_property
    def _columns(self) -> dict[tuple[int, str], Column]:
        return {}

    @cached_property
    def _item_at(self) -> dict[str, int]:
        return {item: at for at, item in enumerate(self._items)}

    @cached_property
    def _unit_at(self) -> dict[str, int]:
        return {unit: at for at, unit in enumerate(self._units)}

    def __iter__(self) -> Iterator[Key]:
        for kind, draft in self._drafts.items():
            for item, period, unit in np.argwhere(draft.layer >= 0).tolist():
                yield self._items[item], self._units[unit], kind, draft.periods[period]

    def __len__(self) -> int:
        return sum(int((draft.layer >= 0).sum()) for draft in self._drafts.values())
