"""计分依据: the sentence behind every score, as the explanation gives it."""

from collections.abc import Iterable

from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

from kaoheng.report.reasons import Reason
from kaoheng.report.sheets.book import Book, fitting, put

HEAD = 2
MOST_ROWS = 1_000_000
"""Rows of one sheet, a little under what a spreadsheet holds; more go to a next sheet."""


def write_basis(book: Book, reasons: Iterable[Reason]) -> None:
    """The sheet, or as many as the sentences need."""
    titles = {unit.id: unit.title for unit in book.view.results.facts.units}
    nodes = {node.id: node for node in book.view.nodes()}
    sheet, row = _sheet(book), HEAD
    for unit, item, score, sentence in reasons:
        if row >= MOST_ROWS:
            _finish(sheet, row)
            sheet, row = _sheet(book), HEAD
        row += 1
        node = nodes.get(item)
        sheet.write_string(row, 0, titles.get(unit, unit), book.format(valign="top"))
        sheet.write_string(row, 1, book.view.title(node) if node else item, book.format(valign="top", text_wrap=True))
        places = book.view.places(item) if node else 4
        put(sheet, row, 2, score, book.number(places, valign="top"))
        sheet.write_string(row, 3, sentence, book.format(valign="top", text_wrap=True))
    _finish(sheet, row)


def _sheet(book: Book) -> Worksheet:
    view, words = book.view, book.view.words
    sheet = book.sheet(words("basis"), f"{view.method_title} {words('basis')}", "")
    for column, key in enumerate(("unit", "item", "score", "basis")):
        sheet.write_string(HEAD, column, words(key), book.head())
    sheet.set_column(0, 0, fitting([unit.title for unit in view.results.facts.units], 12, 36))
    sheet.set_column(1, 1, fitting([view.title(node) for node in view.nodes()], 16, 40))
    sheet.set_column(2, 2, 10)
    sheet.set_column(3, 3, 90)
    sheet.freeze_panes(HEAD + 1, 2)
    sheet.repeat_rows(HEAD)
    return sheet


def _finish(sheet: Worksheet, row: int) -> None:
    sheet.autofilter(HEAD, 0, max(row, HEAD + 1), 3)
