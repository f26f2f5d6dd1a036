"""One sheet a top-level block: its items as columns under the heads of their levels, its units as rows."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

from kaoheng.method.tree import Block, TreeNode
from kaoheng.report.sheets.book import Book, digits, fitting, put, span
from kaoheng.report.view import View
from kaoheng.results import MISSING, NOT_MEMBER

HEAD, FROM = 3, 2
"""The first row of the head, and the first column of scores."""


@dataclass(frozen=True, slots=True)
class Part:
    """One title in the head: a node, its level, and the columns it stands over."""

    node: TreeNode
    level: int
    first: int
    last: int


def sections(view: View) -> Iterator[tuple[str, tuple[TreeNode, ...]]]:
    """The sheets: each top-level block, and at the end all items that stand at the top by themselves."""
    loose = tuple(node for node in view.results.method.tree if not isinstance(node, Block))
    for node in view.results.method.tree:
        if isinstance(node, Block):
            yield view.title(node), (node,)
    if loose:
        yield view.words("loose_items"), loose


def columns(nodes: tuple[TreeNode, ...]) -> list[TreeNode]:
    """Every item, and after the items of a block the block itself as their subtotal."""
    found: list[TreeNode] = []
    for node in nodes:
        found += [*columns(node.items), node] if isinstance(node, Block) else [node]
    return found


def parts(nodes: tuple[TreeNode, ...], level: int = 0, first: int = 0) -> Iterator[Part]:
    """The titles of the head, left to right."""
    for node in nodes:
        width = len(columns((node,)))
        yield Part(node, level, first, first + width - 1)
        if isinstance(node, Block):
            yield from parts(node.items, level + 1, first)
        first += width


def write_items(book: Book, title: str, nodes: tuple[TreeNode, ...]) -> None:
    """One sheet of item scores."""
    view, words = book.view, book.view.words
    sheet = book.sheet(title, f"{view.method_title} {title}", "")
    keys = ("missing_means", "not_applicable_means", "not_member_means")
    legend = words.colon(words("legend"), ("；" if view.language == "zh" else "; ").join(words(key) for key in keys))
    sheet.write_string(1, 0, legend, book.bare(font_color="#566373"))
    below = _head(book, sheet, nodes)
    for label, points in _points(view, columns(nodes)):
        _points_row(book, sheet, below, label, points)
        below += 1
    for row, unit in enumerate(view.order, start=below):
        sheet.write_string(row, 0, view.results.facts.units[unit].title, book.format())
        sheet.write_string(row, 1, view.group_title(view.results.group_of(unit)), book.format())
        for column, node in enumerate(columns(nodes), start=FROM):
            _score(book, sheet, (row, column), node, unit)
    sheet.freeze_panes(below, FROM)
    sheet.repeat_rows(HEAD, below - 1)
    sheet.repeat_columns(0, 1)


def _head(book: Book, sheet: Worksheet, nodes: tuple[TreeNode, ...]) -> int:
    """Write the titles; answers the row below."""
    view = book.view
    titles = list(parts(nodes))
    depth = max(part.level for part in titles) + 1
    for column, key in enumerate(("unit", "group")):
        span(sheet, (HEAD, column, HEAD + depth - 1, column), view.words(key), book.head())
    for part in titles:
        row, bottom = HEAD + part.level, HEAD + depth - 1
        if not isinstance(part.node, Block):
            span(sheet, (row, FROM + part.first, bottom, FROM + part.last), view.title(part.node), book.head())
        else:
            span(sheet, (row, FROM + part.first, row, FROM + part.last), view.title(part.node), book.head())
            subtotal = (row + 1, FROM + part.last, bottom, FROM + part.last)
            span(sheet, subtotal, view.words("subtotal"), book.head())
    sheet.set_row(HEAD + depth - 1, 62)
    sheet.set_column(0, 0, fitting([unit.title for unit in view.results.facts.units], 12, 36))
    sheet.set_column(1, 1, fitting([view.group_title(group) for group in view.groups], 10, 24))
    sheet.set_column(FROM, FROM + len(columns(nodes)) - 1, 12)
    return HEAD + depth


def _points(view: View, nodes: list[TreeNode]) -> Iterator[tuple[str, list[set[Fraction]]]]:
    """The points of every column: one row, or one a group where groups differ."""
    by_group = {group: [_held(view, node, group) for node in nodes] for group in view.groups}
    together = [set().union(*each) for each in zip(*by_group.values(), strict=True)]
    if all(len(points) <= 1 for points in together):
        yield view.words("points"), together
        return
    for group, points in by_group.items():
        yield f"{view.words('points')}·{view.group_title(group)}", points


def _held(view: View, node: TreeNode, group: str) -> set[Fraction]:
    members = view.plan.members[node.id]
    return {view.fulls[node.id][unit] for unit in view.results.order(group) if members[unit]}


def _points_row(book: Book, sheet: Worksheet, row: int, label: str, points: list[set[Fraction]]) -> None:
    look = {"bg_color": "#F3F6F9", "bold": True}
    span(sheet, (row, 0, row, 1), label, book.format(**look))
    for column, held in enumerate(points, start=FROM):
        if len(held) > 1:
            words = f"{book.view.points(min(held))}～{book.view.points(max(held))}"
            sheet.write_string(row, column, words, book.format(align="right", **look))
        else:
            put(sheet, row, column, next(iter(held), None), book.format(num_format="General", **look))


def _score(book: Book, sheet: Worksheet, at: tuple[int, int], node: TreeNode, unit: int) -> None:
    """A number; a word where there is no score; both where the method gives points without data."""
    view = book.view
    state, score = view.state(node, unit), view.published(node.id).exact(unit)
    word, tone = view.state_word(state), "m" if state == MISSING else "a"
    if score is None or state == NOT_MEMBER:
        sheet.write_string(*at, word, book.tone(tone, align="center"))
    elif word:
        put(sheet, *at, score, book.tone(tone, num_format=digits(view.places(node.id), word)))
    else:
        put(sheet, *at, score, book.number(view.places(node.id), bold=isinstance(node, Block)))
