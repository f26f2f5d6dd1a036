"""A table as people lay it out: text cells, those merged into one holding the same words."""

from collections.abc import Sequence
from dataclasses import dataclass

Range = tuple[tuple[int, int], tuple[int, int]]
"""The first and the last cell of a merged range, as (row, column) from zero."""


@dataclass(frozen=True)
class Grid:
    """One sheet of text. `rows[r][c]` is stripped; every row has the same length.

    `wide` flags rows that are one cell across the table: titles and notes.
    """

    file: str
    sheet: str
    rows: tuple[tuple[str, ...], ...]
    wide: frozenset[int] = frozenset()


def grid_of(file: str, sheet: str, cells: Sequence[Sequence[str]], merged: Sequence[Range] = ()) -> Grid:
    """The grid of a sheet, with what a merged range holds written into each of its cells.

    >>> grid_of("表.xlsx", "1", [["党建", "组织"], ["", "宣传"]], [((0, 0), (1, 0))]).rows
    (('党建', '组织'), ('党建', '宣传'))
    """
    width = max((len(row) for row in cells), default=0)
    filled = [[*(cell.strip() for cell in row), *[""] * (width - len(row))] for row in cells]
    wide = set()
    for (top, left), (bottom, right) in merged:
        if top >= len(filled) or left >= width:
            continue
        words = filled[top][left]
        for row in range(top, min(bottom + 1, len(filled))):
            for column in range(left, min(right + 1, width)):
                filled[row][column] = words
        if width > 1 and left == 0 and right >= width - 1:
            wide |= set(range(top, bottom + 1))
    return Grid(file, sheet, tuple(tuple(row) for row in filled), frozenset(wide))
