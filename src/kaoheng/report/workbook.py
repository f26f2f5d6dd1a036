"""results.xlsx: summary with charts, item scores block by block, the sentences, and where it all comes from."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from xlsxwriter import Workbook  # type: ignore[import-untyped]

from kaoheng.report.reasons import Reason
from kaoheng.report.sheets.basis import write_basis
from kaoheng.report.sheets.book import Book
from kaoheng.report.sheets.decided import write_decided
from kaoheng.report.sheets.items import sections, write_items
from kaoheng.report.sheets.notes import write_notes
from kaoheng.report.sheets.ranking import write_ranking
from kaoheng.report.sheets.summary import write_summary
from kaoheng.report.source import Source
from kaoheng.report.view import View

_NO_CLOCK = datetime(2000, 1, 1)
"""The date in the file's properties, so that equal results are equal files."""


def write_workbook(path: Path, view: View, source: Source, reasons: Iterable[Reason] = ()) -> None:
    """Write the workbook; cells hold numbers, and what looks like a formula or a link stays text."""
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(str(path), options) as workbook:
        workbook.set_properties({"title": view.method_title, "created": _NO_CLOCK})
        book = Book(workbook, view)
        write_ranking(book, write_summary(book))
        for title, nodes in sections(view):
            write_items(book, title, nodes)
        write_decided(book)
        write_basis(book, reasons)
        write_notes(book, source)
