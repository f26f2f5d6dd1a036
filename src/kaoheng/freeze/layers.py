"""Values on their way into a cube: those of one kind from one source, one array element a value."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kaoheng.facts import YEAR
from kaoheng.freeze.columns import Codes
from kaoheng.freeze.written import Numbers, as_float
from kaoheng.tables import Sheet

Positions = NDArray[np.integer[Any]]


@dataclass(frozen=True)
class Layer:
    """Values of one kind from one source, told by positions of item, unit and period.

    `rows` are lines of `sheet`; -1 for values from elsewhere, which `source` then names.
    """

    kind: str
    item: Positions
    unit: Positions
    period: Positions
    periods: tuple[str, ...]
    numbers: Numbers
    rows: Positions
    sheet: Sheet | None = None
    column: str = "value"
    source: str = ""


def rows_layer(
    kind: str,
    rows: NDArray[np.intp],
    where: tuple[Codes, Codes, Codes],
    periods: tuple[str, ...],
    numbers: Numbers,
    sheet: Sheet,
    column: str = "value",
) -> Layer:
    """The layer of some rows of a sheet; `where` gives item, unit and period of every row of it."""
    item, unit, period = (codes[rows] for codes in where)
    long = numbers.long
    if long:
        at = {row: position for position, row in enumerate(rows.tolist())}
        long = {at[row]: value for row, value in long.items() if row in at}
    own = Numbers(numbers.values[rows], numbers.decimals[rows], long)
    return Layer(kind, item, unit, period, periods, own, rows, sheet, column)


def year_layer(kind: str, values: Iterable[tuple[int, Positions, Fraction]], source: str) -> Layer:
    """A layer of whole-year values, each given for an item and some units."""
    given = list(values)
    counts = [len(units) for _, units, _ in given]
    floats = [as_float(value) for _, _, value in given]
    numbers = Numbers(
        np.repeat(np.array([near for near, _, _ in floats], dtype=np.float64), counts),
        np.repeat(np.array([places for _, places, _ in floats], dtype=np.int8), counts),
        {},
    )
    start = 0
    for (_, units, value), (_, _, exact) in zip(given, floats, strict=True):
        if not exact:
            numbers.long.update(dict.fromkeys(range(start, start + len(units)), value))
        start += len(units)
    item = np.repeat(np.array([item for item, _, _ in given], dtype=np.int32), counts)
    unit = np.concatenate([np.empty(0, np.int32), *(units for _, units, _ in given)]).astype(np.int32)
    nowhere = np.full(start, -1, dtype=np.int32)
    return Layer(kind, item, unit, np.zeros(start, np.int32), (YEAR,), numbers, nowhere, None, "", source)
