"""Evidence from xlsx workbooks: values as people see them, formulas by their last result, never computed here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

from python_calamine import CalamineError, CalamineWorkbook

from kaoheng.exchange.headers import read_header
from kaoheng.exchange.names import NUMBER_COLUMNS, TableNames, table_called
from kaoheng.exchange.sheets import Gathering
from kaoheng.exchange.workbook_index import marks_of
from kaoheng.exchange.workbook_parts import Marks, Unfit, check_package
from kaoheng.findings import Place
from kaoheng.freeze.problems import Problems
from kaoheng.tables import Sheet
from kaoheng.text import Text


@dataclass(frozen=True)
class Workbook:
    """A workbook that was found fit to read."""

    path: Path
    book: Any
    names: tuple[str, ...]


def open_workbook(path: Path, problems: Problems) -> Workbook | None:
    """Open a workbook after a look inside; None, with a finding, when it cannot be read."""
    try:
        check_package(path)
        book = CalamineWorkbook.from_path(str(path))
    except Unfit as error:
        problems.add(error.code, Place(path.name), error.what, error.mend)
        return None
    except (CalamineError, OSError, ValueError) as error:
        _damaged(path, error, problems)
        return None
    return Workbook(path, book, tuple(book.sheet_names))


def _damaged(path: Path, error: Exception, problems: Problems, sheet: str = "") -> None:
    what = Text("工作簿已损坏，无法读取", f"the workbook is damaged: {str(error)[:120]}")
    mend = Text("请用Excel打开后另存为.xlsx", "Open it in Excel and save it as .xlsx")
    problems.add("not_a_workbook", Place(path.name, sheet=sheet), what, mend)


def read_sheets(workbook: Workbook, problems: Problems) -> dict[str, Sheet | None]:
    """Every sheet that is called as a table is, None where it cannot be read; others are left alone."""
    found: dict[str, list[str]] = {}
    for name in workbook.names:
        table = table_called(name)
        if table is not None:
            found.setdefault(table.id, []).append(name)
    sheets: dict[str, Sheet | None] = {}
    for id, names in found.items():
        table = table_called(names[0])
        sheets[id] = None
        if len(names) > 1:
            what = Text(f"工作表{'、'.join(names)}是同一张表", f"the sheets {', '.join(names)} are the same table")
            problems.add("table_twice", Place(workbook.path.name), what, Text("请只保留一张", "Keep one of them"))
        elif table is not None:
            sheets[id] = read_sheet(workbook, names[0], table, problems)
    return sheets


def read_sheet(workbook: Workbook, name: str, table: TableNames, problems: Problems) -> Sheet | None:
    """One sheet as a table; None, with every problem found, when it cannot be read."""
    place = Place(workbook.path.name, sheet=name)
    try:
        rows = workbook.book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        marks = marks_of(workbook.path, [name]).get(name)
    except (CalamineError, OSError, ValueError, KeyError, ParseError) as error:
        _damaged(workbook.path, error, problems, name)
        return None
    if not rows:
        what = Text("工作表是空的", "the sheet is empty")
        problems.add("empty_sheet", place, what, Text("第1行应为表头", "Put the column heads into the first row"))
        return None
    return _gather(rows, marks, table, place, problems)


def _gather(
    rows: list[list[Any]], marks: Marks | None, table: TableNames, place: Place, problems: Problems
) -> Sheet | None:
    header = read_header([cell_text(cell).strip() for cell in rows[0]], table, place, problems)
    if header is None:
        return None
    heads = {at: header.written[name] for name, at in header.positions.items()}
    gathered = Gathering(table, header, place)
    _report_marked(marks, heads, place, problems)
    percents = {at for name, at in header.positions.items() if name in NUMBER_COLUMNS}
    shown = {at for at in (marks.percent if marks else ()) if at[1] - 1 in percents}
    for row, cells in enumerate(rows[1:], start=2):
        texts = [cell_text(cell) if at in heads else "" for at, cell in enumerate(cells)]
        if shown:
            _as_percent(row, cells, texts, percents, shown)
        gathered.add(row, texts)
    return gathered.sheet()


def _as_percent(
    row: int, cells: Sequence[Any], texts: list[str], columns: set[int], shown: set[tuple[int, int]]
) -> None:
    """A number shown as 12.5% was written as 12.5%, though 0.125 is stored."""
    for at in columns:
        if (row, at + 1) in shown and isinstance(cells[at], int | float):
            texts[at] = cell_text(float(cells[at]) * 100) + "%"


def _report_marked(marks: Marks | None, heads: dict[int, str], place: Place, problems: Problems) -> None:
    if marks is None:
        return
    wrong = [(at, f"错误值{error}", f"the error {error}") for at, error in marks.errors.items()]
    wrong += [(at, "没有计算结果的公式", "a formula without a result") for at in marks.uncomputed]
    for (row, column), zh, en in sorted(wrong):
        if row > 1 and column - 1 in heads:
            where = Place(place.file, sheet=place.sheet, row=row, column=heads[column - 1])
            mend = Text("请在Excel中改正后保存，或直接填数", "Mend it in Excel and save, or write the number itself")
            problems.add("unusable_cell", where, Text(f"单元格是{zh}", f"the cell holds {en}"), mend)


def cell_text(cell: Any) -> str:
    """A cell as people see it: numbers with up to fifteen digits, as Excel keeps them, and days in ISO form.

    >>> [cell_text(cell) for cell in (12.5, 310000.0, 0.1 + 0.2, 1e-7, date(2025, 1, 5), None)]
    ['12.5', '310000', '0.3', '0.0000001', '2025-01-05', '']
    """
    if isinstance(cell, str):
        return cell
    match cell:
        case None:
            return ""
        case bool():
            return "TRUE" if cell else "FALSE"
        case int() | float():
            return _number(cell)
        case datetime():
            return cell.date().isoformat() if cell.time() == datetime.min.time() else cell.isoformat(" ")
        case date():
            return cell.isoformat()
        case _:
            return str(cell)


def _number(cell: int | float) -> str:
    text = f"{cell:.15g}"
    return format(Decimal(text), "f") if "e" in text else text
