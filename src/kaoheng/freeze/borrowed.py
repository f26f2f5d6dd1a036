"""Columns an item reads from other items: benchmark = the actual value of city_mean."""

from collections.abc import Iterator
from fractions import Fraction

import numpy as np

from kaoheng.facts import YEAR
from kaoheng.findings import Place
from kaoheng.freeze.drafts import Draft, lay
from kaoheng.freeze.layers import Layer, Positions, year_layer
from kaoheng.freeze.rows import Work
from kaoheng.freeze.written import Numbers
from kaoheng.scoring.years import year_value
from kaoheng.text import Text


def borrowed_layers(work: Work, given: list[Layer]) -> list[Layer]:
    """A layer for every column of every item that reads another item's actual values."""
    if not any(item.data.columns for item in work.items):
        return []
    layers: list[Layer] = []
    actual = lay(work, [layer for layer in given if layer.kind == "actual"]).get("actual")
    for at, item in enumerate(work.items):
        for name, other in item.data.columns.items():
            if other not in work.index:
                what = Text(
                    f"{item.title}的列{name}取自不存在的指标{other}", f"{item.id} reads the unknown item {other}"
                )
                mend = work.problems.suggest(other, work.index, Text("请改正办法", "Mend the method"))
                work.problems.add("unknown_item", Place(path=f"{item.id} › data › columns"), what, mend)
            elif actual is not None:
                layers.append(_layer(work, actual, name, at, work.index[other]))
    return layers


def _layer(work: Work, actual: Draft, name: str, item: int, other: int) -> Layer:
    by_part = any(name in v.rule.part_columns() for v in work.plan.variants[work.items[item].id])
    spans = [actual.periods[period] for period in actual.spans(other)]
    if spans in ([], [YEAR]) or by_part:
        return _copied(actual, name, item, other)
    return year_layer(name, _combined(work, actual, item, other), work.items[other].title)


def _copied(actual: Draft, name: str, item: int, other: int) -> Layer:
    """The other item's values as they are, with the rows they came from."""
    period, unit = np.nonzero(~np.isnan(actual.values[other]))
    count = len(unit)
    numbers = Numbers(actual.values[other, period, unit], np.full(count, actual.decimals[other], np.int8), {})
    cells = zip(period.tolist(), unit.tolist(), strict=True)
    for at, (p, u) in enumerate(cells):
        if (other, p, u) in actual.long:
            numbers.long[at] = actual.long[other, p, u]
    layers = {int(code) for code in np.unique(actual.layer[other, period, unit])}
    origin = actual.layers[layers.pop()] if len(layers) == 1 else None
    rows = actual.row[other, period, unit] if origin else np.full(count, -1, np.int32)
    sheet, source = (origin.sheet, origin.source) if origin else (None, "")
    items = np.full(count, item, dtype=np.intp)
    return Layer(name, items, unit, period, actual.periods, numbers, rows, sheet, "value", source)


def _combined(work: Work, actual: Draft, item: int, other: int) -> Iterator[tuple[int, Positions, Fraction]]:
    """The other item's values for the year, its periods combined as its own data say."""
    over, spans = work.items[other].data.over_periods, actual.spans(other)
    for unit in range(len(work.roster.units)):
        value = year_value([actual.exact(other, period, unit) for period in spans], over)
        if value is not None:
            yield item, np.array([unit]), value
