"""The grid as a workbook and back: the same rows and months, every cell as it was written."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO

from xlsxwriter import Workbook  # type: ignore[import-untyped]

from kaoheng.text import Text
from kaoheng_web.progress.lines import periods
from kaoheng_web.shared.errors import Refusal
from kaoheng_web.shared.workbooks.columns import Column
from kaoheng_web.shared.workbooks.reading import read_form

CODE = Column("code", Text("编码", "Code"), required=True)
HEAD = (CODE.title.zh, "名称", "计量单位")
EMPTY = frozenset({"", "-", "—", "/", "／", "－"})


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the grid: its key in field names, what it is called, and what stands in it by period."""

    key: str
    title: str
    measure: str
    values: Mapping[str, str]


def written(title: str, rows: Iterable[Row], year: int) -> bytes:
    """The workbook to fill in; the same rows give the same bytes."""
    file = BytesIO()
    with Workbook(file, {"in_memory": True}) as book:
        book.set_properties({"title": title, "created": datetime(year, 1, 1, tzinfo=UTC)})
        sheet = book.add_worksheet("填报表")
        bold, text = book.add_format({"bold": True, "border": 1}), book.add_format({"num_format": "@", "border": 1})
        sheet.write_row(0, 0, [*HEAD, *_heads(year).values()], bold)
        for at, row in enumerate(rows, 1):
            for column, value in enumerate((row.key, row.title, row.measure)):
                sheet.write_string(at, column, value, text)
            for column, period in enumerate(_heads(year), len(HEAD)):
                sheet.write_string(at, column, row.values.get(period, ""), text)
        sheet.set_column(0, 0, 26)
        sheet.set_column(1, 1, 36)
        sheet.freeze_panes(1, 2)
    return file.getvalue()


def read(content: bytes, year: int, known: Iterable[str]) -> dict[str, str]:
    """What a filled workbook says, by field of the grid; refused where it is not this grid's."""
    months = _heads(year)
    columns = [CODE, *(Column(period, Text(title, period)) for period, title in months.items())]
    lines = [line.cells for line in read_form(content, columns).lines if line.cells[CODE.key]]
    keys = set(known)
    strange = [cells[CODE.key] for cells in lines if cells[CODE.key] not in keys]
    if strange:
        told = "、".join(strange[:20])
        raise Refusal(Text(f"表中有不属于您的编码：{told}。", f"These codes are not yours to fill in: {told}."))
    return {
        f"{cells[CODE.key]}:{period}": cells[period]
        for cells in lines
        for period in months
        if cells.get(period, "") not in EMPTY
    }


def _heads(year: int) -> dict[str, str]:
    return {period: f"{int(period[5:])}月" if len(period) > 4 else "全年" for period in periods(year)}
