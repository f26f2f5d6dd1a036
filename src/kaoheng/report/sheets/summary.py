"""汇总: rank, unit, the score of every top-level node, total and grade."""

from typing import Any

from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

from kaoheng.method.tree import Block
from kaoheng.report.sheets.book import GRADE_TONES, Book, fitting, put
from kaoheng.report.view import View

HEAD = 2
"""The row of the table's head."""

FIRST = HEAD + 1
"""The row of the first unit."""


def write_summary(book: Book) -> str:
    """The sheet with the whole table; answers its name."""
    view = book.view
    heading = f"{view.method_title} {view.words('summary')}"
    sheet = book.sheet(view.words("summary"), heading, _note(view))
    _head(book, sheet)
    starts = {view.results.order(group)[0] for group in view.groups}
    for row, unit in enumerate(view.order, start=FIRST):
        _row(book, sheet, row, unit, {"top": 2, "top_color": "#7B8794"} if unit in starts else {})
    last = HEAD + len(view.order)
    sheet.autofilter(HEAD, 0, last, _columns(view) - 1)
    sheet.freeze_panes(FIRST, 2)
    sheet.repeat_rows(HEAD)
    return str(sheet.get_name())


def _note(view: View) -> str:
    header = view.results.method.method
    parts = [header.place, str(header.year), view.words("units", len(view.order))]
    parts.append(view.words.colon(view.words("full_marks"), view.points(header.full_marks)))
    return "　".join(parts) if view.language == "zh" else " · ".join(parts)


def _columns(view: View) -> int:
    method = view.results.method
    return 3 + len(method.tree) + 1 + (method.grades is not None) + len(method.graded)


def _head(book: Book, sheet: Worksheet) -> None:
    view, words = book.view, book.view.words
    tops = view.results.method.tree
    titles = [words("rank"), words("unit"), words("group"), *(view.title(node) for node in tops), words("total")]
    titles += [words("grade")] if view.results.method.grades is not None else []
    titles += [words("grade_of", view.title(block)) for block in view.results.method.graded]
    for column, title in enumerate(titles):
        sheet.write_string(HEAD, column, title, book.head())
    units = view.results.facts.units
    sheet.set_row(HEAD, 34)
    sheet.set_column(0, 0, 7)
    sheet.set_column(1, 1, fitting([unit.title for unit in units], 12, 36))
    sheet.set_column(2, 2, fitting([view.group_title(group) for group in view.groups], 10, 24))
    for column, node in enumerate(tops, start=3):
        sheet.set_column(column, column, fitting([view.title(node)], 10, 18))
    sheet.set_column(3 + len(tops), 3 + len(tops), 11)
    sheet.set_column(4 + len(tops), max(4 + len(tops), _columns(view) - 1), 12)


def _row(book: Book, sheet: Worksheet, row: int, unit: int, edge: dict[str, Any]) -> None:
    view, results = book.view, book.view.results
    rank = results.ranks[unit]
    put(sheet, row, 0, rank, book.format(align="center", num_format="0" if rank.denominator == 1 else "0.0", **edge))
    sheet.write_string(row, 1, results.facts.units[unit].title, book.format(**edge))
    sheet.write_string(row, 2, view.group_title(results.group_of(unit)), book.format(**edge))
    for column, node in enumerate(results.method.tree, start=3):
        score = results.nodes[node.id].exact(unit)
        if score is None:
            words = view.state_word(view.state(node, unit))
            sheet.write_string(row, column, words, book.tone("a", align="center", **edge))
        else:
            put(sheet, row, column, score, book.number(view.places(node.id), **edge))
    last = 3 + len(results.method.tree)
    put(sheet, row, last, results.totals.exact(unit), book.number(view.places("total"), bold=True, **edge))
    if results.method.grades is not None:
        _grade(book, sheet, (row, last + 1), unit, edge)
    for column, block in enumerate(results.method.graded, start=_columns(view) - len(results.method.graded)):
        grade = results.grade(block.id, unit)
        _put_grade(book, sheet, (row, column), block, (grade, view.own(grade)), edge)


def _grade(book: Book, sheet: Worksheet, at: tuple[int, int], unit: int, edge: dict[str, Any]) -> None:
    view, results = book.view, book.view.results
    words = view.grade_word(unit)
    if results.undecided[unit]:
        words = f"{words}（{view.words('undecided')}）" if view.language == "zh" else f"{words} (undecided)"
    _put_grade(book, sheet, at, results.method.root, (results.grades[unit], words), edge)


def _put_grade(
    book: Book, sheet: Worksheet, at: tuple[int, int], block: Block, grade: tuple[str, str], edge: dict[str, Any]
) -> None:
    """A grade by a block or the total, and how it is written, in the tone of its place on the scale."""
    scale = block.grades.scale if block.grades is not None else ()
    tone = GRADE_TONES[min(scale.index(grade[0]), 3)] if grade[0] in scale else "a"
    sheet.write_string(*at, grade[1], book.tone(tone, align="center", **edge))
