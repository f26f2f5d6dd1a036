"""Which column of a file is which: by the library's name or by its Chinese head."""

from collections.abc import Sequence
from dataclasses import dataclass

from kaoheng.exchange.limits import MOST_COLUMNS
from kaoheng.exchange.names import TableNames
from kaoheng.findings import Place
from kaoheng.freeze.problems import Problems, shown
from kaoheng.freeze.written import narrow
from kaoheng.text import Text


@dataclass(frozen=True)
class Header:
    """The columns of a file that are evidence: where each stands, and the head people wrote."""

    positions: dict[str, int]
    written: dict[str, str]
    width: int


def read_header(
    cells: Sequence[str], table: TableNames, place: Place, problems: Problems, row: int = 1
) -> Header | None:
    """Understand a header row; None, with every problem found, when the table cannot be read by it."""
    before = len(problems.found)
    if len(cells) > MOST_COLUMNS:
        too_many_columns(place, problems)
        return None
    header = Header({}, {}, len(cells))
    for at, cell in enumerate(cells):
        _column(cell, at, header, table, _at(place, row, cell), problems)
    for name in table.required:
        if name not in header.positions:
            _missing(name, table, _at(place, row, ""), problems)
    return header if len(problems.found) == before else None


def too_many_columns(place: Place, problems: Problems) -> None:
    """Say that a table is too wide."""
    what = Text(f"表格超过{MOST_COLUMNS}列", f"the table has more than {MOST_COLUMNS} columns")
    mend = Text("请只保留数据各列，删去右侧多余的列", "Keep the columns of the table only")
    problems.add("too_many_columns", place, what, mend)


def _at(place: Place, row: int, column: str) -> Place:
    return Place(place.file, sheet=place.sheet, row=row, column=shown(column))


def _column(cell: str, at: int, header: Header, table: TableNames, place: Place, problems: Problems) -> None:
    head = narrow(cell)
    if not head or head.casefold() in table.ignored:
        return
    own = head.casefold() if head.casefold() in table.columns else table.headers.get(head)
    if own is None and table.open:
        own = head
    if own is None:
        what = Text(f"不认识的列“{shown(head)}”", f"unknown column “{shown(head)}”")
        known = [*table.headers, *table.columns]
        mend = Text(f"可用的列：{'、'.join(table.headers)}", f"Columns are {', '.join(table.columns)}")
        problems.add("unknown_column", place, what, problems.suggest(head, known, mend))
    elif own in header.positions:
        first = header.positions[own] + 1
        what = Text(
            f"列“{shown(head)}”重复，第{first}列已有", f"column “{shown(head)}” is there twice, first as column {first}"
        )
        problems.add("duplicate_column", place, what, Text("请只保留一列", "Keep one of them"))
    else:
        header.positions[own] = at
        header.written[own] = head


def _missing(name: str, table: TableNames, place: Place, problems: Problems) -> None:
    chinese = next(head for head, column in table.headers.items() if column == name)
    what = Text(f"缺少列“{chinese}”（{name}）", f"the column {name} ({chinese}) is missing")
    problems.add("missing_column_head", place, what, Text("表头应在第1行，请补上该列", "Add it to the first row"))
