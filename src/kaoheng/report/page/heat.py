"""The heat map of one group: units across items, cut into tables that fit a page."""

from collections.abc import Iterator
from dataclasses import dataclass

from kaoheng.method.tree import Block, Calculated, Item, walk
from kaoheng.report.charts.heat import Cell, cell
from kaoheng.report.page.ranking import tops
from kaoheng.report.view import View

Leaf = Item | Calculated
"""What has a column of its own."""

MOST_COLUMNS = 30
"""Items side by side that a desk or an A4 page in landscape still shows."""


@dataclass(frozen=True, slots=True)
class HeatTable:
    """Some items of a group. `spans` are the top-level titles with how many items they stand over."""

    spans: tuple[tuple[str, int], ...]
    items: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Cell, ...]], ...]


def heat_tables(view: View, group: str) -> list[HeatTable]:
    """The tables of one group."""
    return [_table(view, group, chunk) for chunk in _chunks(_items(view, group))]


def _items(view: View, group: str) -> list[tuple[str, list[Leaf]]]:
    """The items of every top-level node that someone in the group is assessed by; neighbours without a block joined."""
    units = view.results.order(group)
    found: list[tuple[str, list[Leaf]]] = []
    for node in tops(view, group):
        items = [n for n in walk((node,)) if isinstance(n, Leaf) and view.plan.members[n.id][units].any()]
        title = view.title(node) if isinstance(node, Block) else ""
        if found and not title and not found[-1][0]:
            found[-1][1].extend(items)
        else:
            found.append((title, items))
    return found


def _chunks(blocks: list[tuple[str, list[Leaf]]]) -> Iterator[list[tuple[str, list[Leaf]]]]:
    """Whole blocks together while they fit; a block that is too wide by itself is cut."""
    waiting: list[tuple[str, list[Leaf]]] = []
    for title, items in blocks:
        for start in range(0, len(items), MOST_COLUMNS):
            part = items[start : start + MOST_COLUMNS]
            if waiting and sum(len(held) for _, held in waiting) + len(part) > MOST_COLUMNS:
                yield waiting
                waiting = []
            waiting.append((title, part))
    if waiting:
        yield waiting


def _table(view: View, group: str, chunk: list[tuple[str, list[Leaf]]]) -> HeatTable:
    items = [item for _, held in chunk for item in held]
    return HeatTable(
        tuple((title, len(held)) for title, held in chunk),
        tuple(view.title(item) for item in items),
        tuple(
            (view.results.facts.units[unit].title, tuple(cell(view, item.id, unit) for item in items))
            for unit in view.results.order(group)
        ),
    )
