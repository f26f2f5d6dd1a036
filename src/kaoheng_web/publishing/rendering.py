"""A document as a file: Word, PDF, or the tables of it as a workbook; the same document gives the same bytes."""

from collections.abc import Callable, Sequence
from datetime import datetime
from io import BytesIO

from xlsxwriter import Workbook  # type: ignore[import-untyped]

from kaoheng.documents.blocks import Block, Grid
from kaoheng.documents.pdf import pdf_bytes
from kaoheng.documents.word import word_bytes

OFFICE = "application/vnd.openxmlformats-officedocument"
WRITTEN = datetime(2000, 1, 1)
MILLIMETRES = 2.2  # of a character of a column
MOST_NAME = 31


def workbook_bytes(name: str, blocks: Sequence[Block]) -> bytes:
    """Every table of a document on a sheet of its own; numbers stay the digits that were printed."""
    file = BytesIO()
    with Workbook(file, {"in_memory": True}) as book:
        book.set_properties({"title": name, "created": WRITTEN})
        bold, plain = book.add_format({"bold": True, "border": 1}), book.add_format({"border": 1, "text_wrap": True})
        for at, grid in enumerate((block for block in blocks if isinstance(block, Grid)), 1):
            sheet = book.add_worksheet(f"表{at}"[:MOST_NAME])
            sheet.write_row(0, 0, grid.heads, bold)
            for line, row in enumerate(grid.rows, 1):
                for column, cell in enumerate(row):
                    sheet.write_string(line, column, cell, plain)
            for column, width in enumerate(grid.widths):
                sheet.set_column(column, column, width / MILLIMETRES)
            sheet.freeze_panes(1, 0)
    return file.getvalue()


FORMS: dict[str, tuple[Callable[[str, Sequence[Block]], bytes], str]] = {
    "docx": (word_bytes, f"{OFFICE}.wordprocessingml.document"),
    "pdf": (pdf_bytes, "application/pdf"),
    "xlsx": (workbook_bytes, f"{OFFICE}.spreadsheetml.sheet"),
}
