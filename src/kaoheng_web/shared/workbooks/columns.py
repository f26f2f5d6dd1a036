"""The columns of a form, and the empty form to download."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from django.http import HttpResponse
from xlsxwriter import Workbook  # type: ignore[import-untyped]

from kaoheng.text import Text

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_ROWS = 3_000


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its key in the code, its head, what belongs into it, and the words to choose from."""

    key: str
    title: Text
    note: Text | None = None
    required: bool = False
    choices: tuple[str, ...] = ()


def empty_form(title: str, columns: Sequence[Column], most: int = MOST_ROWS) -> bytes:
    """The workbook to fill in: one sheet of cells kept as text, one that says what belongs into each column."""
    file = BytesIO()
    with Workbook(file, {"in_memory": True}) as book:
        head = book.add_format({"bold": True, "bg_color": "#E8EEF4", "border": 1, "align": "center"})
        sheet, notes = book.add_worksheet(title), book.add_worksheet("填写说明")
        sheet.set_column(0, len(columns) - 1, 20, book.add_format({"num_format": "@"}))
        for at, column in enumerate(columns):
            sheet.write_string(0, at, column.title.zh, head)
            if column.choices:
                sheet.data_validation(1, at, most, at, {"validate": "list", "source": list(column.choices)})
        sheet.freeze_panes(1, 1)
        notes.write_row(0, 0, ["列", "必填", "说明", "Note"], head)
        for row, column in enumerate(columns, 1):
            required = "是" if column.required else ""
            told = [column.note.zh, column.note.en] if column.note else []
            notes.write_row(row, 0, [column.title.zh, required, *told])
        notes.set_column(0, 3, 24)
    return file.getvalue()


def as_download(content: bytes, name: str) -> HttpResponse:
    """A workbook that the browser keeps as a file."""
    answer = HttpResponse(content, content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
