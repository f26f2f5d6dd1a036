"""An indicator table read as the beginning of a tree: categories, items, points, and the words on scoring."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from kaoheng.drafting.grid import Grid
from kaoheng.drafting.heads import OWNER, POINTS, RULE, TARGET, UNIT, Heads, heads_of
from kaoheng.findings import Finding, Place, Refused
from kaoheng.text import Text

_IN_TITLE = re.compile(r"[（(]\s*(\d+(?:\.\d+)?)\s*分\s*[）)]|\s(\d+(?:\.\d+)?)分$")
_BARE = re.compile(r"^(\d+(?:\.\d+)?%?)\s*分?$")
_SUM = re.compile(r"^(?:合\s*计|总\s*计|小\s*计|总\s*分)")
MOST_ITEMS = 2_000


@dataclass
class Drafted:
    """One node of the draft; an item where it has nothing below it. `row` is where it stands in the sheet."""

    title: str
    row: int
    points: str = ""
    rule: str = ""
    owner: str = ""
    target: str = ""
    unit: str = ""
    below: list["Drafted"] = field(default_factory=list)


@dataclass(frozen=True)
class DraftedTable:
    """A table's tree, the title above it, and what could not be read."""

    title: str
    tree: tuple[Drafted, ...]
    doubts: tuple[Finding, ...]


def read_table(grid: Grid) -> DraftedTable:
    """The tree a table lays out; Refused where it has no heads or no indicators."""
    place = Place(grid.file, sheet=grid.sheet)
    heads = heads_of(grid)
    if heads is None:
        what = Text("没有找到表头（指标、分值、计分办法等）", "no heads were found (indicator, points, rule …)")
        mend = Text(
            "请在前12行内写明表头，或用 --sheet 指定工作表",
            "Put heads in the first 12 rows, or name the sheet by --sheet",
        )
        raise Refused([Finding("no_heads", place, what, mend)])
    roots: list[Drafted] = []
    doubts: list[Finding] = []
    for row, cells in _rows(grid, heads):
        _add(roots, heads, row, cells, doubts, place)
        if len(doubts) + sum(1 for _ in leaves(roots)) > MOST_ITEMS:
            what = Text(f"超过{MOST_ITEMS}项指标", f"there are more than {MOST_ITEMS} indicators")
            raise Refused([Finding("too_many_items", place, what, Text("请分成几张表", "Split the table"))])
    if not roots:
        what = Text("表头以下没有指标", "there is no indicator below the heads")
        raise Refused([Finding("no_items", place, what, Text("请填写指标", "Fill in the indicators"))])
    title = next((grid.rows[row][0] for row in sorted(grid.wide) if row < heads.last and grid.rows[row][0]), grid.sheet)
    return DraftedTable(title, tuple(roots), tuple(doubts))


def leaves(nodes: list[Drafted]) -> Iterator[Drafted]:
    """The items of a tree, in order."""
    for node in nodes:
        yield from leaves(node.below) if node.below else (node,)


def _rows(grid: Grid, heads: Heads) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The rows of indicators, with the level a row leaves empty taken from the row above."""
    above: list[str] = [""] * len(heads.levels)
    for row in range(heads.last + 1, len(grid.rows)):
        cells = list(grid.rows[row])
        titles = [cells[column] for column in heads.levels]
        if row in grid.wide or not any(titles) or any(_SUM.match(cell) for cell in cells if cell):
            continue
        for at, column in enumerate(heads.levels):
            if not cells[column] and any(titles[at + 1 :]):
                cells[column] = above[at]
        above = [cells[column] for column in heads.levels]
        yield row, tuple(cells)


def _add(
    roots: list[Drafted], heads: Heads, row: int, cells: tuple[str, ...], doubts: list[Finding], place: Place
) -> None:
    """Put one row into the tree, below the nodes its levels name."""
    path = list(dict.fromkeys(cells[column] for column in heads.levels if cells[column]))
    into = roots
    for depth, title in enumerate(path):
        last = depth == len(path) - 1
        name, points = _titled(title)
        known = next((node for node in into if node.title == name), None) if not last else None
        if known is None:
            known = Drafted(name, row + 1, points)
            into.append(known)
        into = known.below
    item = known if path else None
    if item is None:
        return
    item.rule, item.owner = _cell(heads, cells, RULE), _cell(heads, cells, OWNER)
    item.target, item.unit = _cell(heads, cells, TARGET), _cell(heads, cells, UNIT)
    written = _cell(heads, cells, POINTS)
    found = _BARE.match(written)
    item.points = found[1] if found else item.points
    if written and not found:
        at = Place(place.file, sheet=place.sheet, row=row + 1)
        what = Text(f"分值“{written}”不是一个数", f"the points '{written}' are not one number")
        doubts.append(
            Finding("points_unread", at, what, Text("请在生成的办法中填写", "Fill them in in the draft"), "warning")
        )


def _titled(title: str) -> tuple[str, str]:
    """A title without the points written behind it: 党建（20分） is 党建 and 20."""
    found = _IN_TITLE.search(title)
    return (_IN_TITLE.sub("", title).strip(), found[1] or found[2]) if found else (title, "")


def _cell(heads: Heads, cells: tuple[str, ...], role: str) -> str:
    column = heads.columns.get(role)
    return "" if column is None else cells[column]
