"""A form that was read, line by line with what is wrong and what would be done; the same workbook with comments."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from django.forms import Form
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.writer.excel import save_workbook

from kaoheng.text import Text
from kaoheng_web.shared.language import words
from kaoheng_web.shared.workbooks.reading import NEW, Filled, Line

AUTHOR = "考衡"
WRONG = PatternFill("solid", fgColor="FFF3D6D6")


@dataclass
class Checked:
    """A line with the values that its cells mean, the problems of each cell, and what taking it in would do."""

    line: Line
    values: dict[str, Any] = field(default_factory=dict)
    problems: dict[str, list[str]] = field(default_factory=dict)
    does: list[Text] = field(default_factory=list)

    def refuse(self, key: str, problem: Text | str) -> None:
        """One more problem of a cell."""
        said = problem if isinstance(problem, str) else words(problem)
        if said not in self.problems.setdefault(key, []):
            self.problems[key].append(said)

    def read_as(self, form: Form) -> None:
        """Take the values that the cells mean to the form for one, and its problems."""
        form.is_valid()
        self.values = form.cleaned_data
        for key, problems in form.errors.items():
            for problem in problems:
                self.refuse(key, str(problem))


def refuse_twice(rows: Iterable[Checked], key: str, what: Text) -> None:
    """What may stand in one line only, said in every line after the first."""
    seen: dict[str, int] = {}
    for row in rows:
        cell = row.line.cells.get(key, "")
        first = seen.setdefault(cell, row.line.number)
        if cell and first != row.line.number:
            row.refuse(key, Text(f"{what.zh}（第{first}行）。", f"{what.en} (line {first})."))


def with_comments(content: bytes, filled: Filled, rows: Sequence[Checked]) -> bytes:
    """The workbook that was sent, with a comment on every cell that is wrong; any other file comes back as xlsx."""
    book = load_workbook(BytesIO(content)) if content.startswith(NEW) else _anew(filled)
    sheet = book.worksheets[0]
    for row in rows:
        for key, problems in row.problems.items():
            cell = sheet.cell(row.line.number, filled.places.get(key, min(filled.places.values())) + 1)
            told = "\n".join([*([cell.comment.text] if cell.comment else []), *problems])
            cell.comment = Comment(told, AUTHOR, width=320, height=90)
            cell.fill = WRONG
    file = BytesIO()
    save_workbook(book, file)
    return file.getvalue()


def _anew(filled: Filled) -> Workbook:
    book = Workbook()
    for number, row in enumerate(filled.grid.rows, 1):
        for at, text in enumerate(row, 1):
            cell = book.worksheets[0].cell(number, at, text)
            cell.data_type = "s"  # a text, even where it begins with =
    return book
