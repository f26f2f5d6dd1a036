"""The proposal form of a unit as a workbook, both ways."""

from collections.abc import Iterable, Mapping
from io import BytesIO

from xlsxwriter import Workbook  # type: ignore[import-untyped]

from kaoheng.text import Text
from kaoheng_web.shared.workbooks.columns import Column
from kaoheng_web.shared.workbooks.reading import read_form
from kaoheng_web.targets.asked import Asked
from kaoheng_web.targets.kinds import title
from kaoheng_web.targets.models.proposals import Proposal
from kaoheng_web.targets.written import Line, cell

CODE, GOAL, REASON = "指标代码", "目标建议值", "申报理由"
FILLED_IN = (
    Column("code", Text(CODE, "Code"), required=True),
    Column("goal", Text(GOAL, "Goal"), required=True),
    Column("reason", Text(REASON, "Reason")),
)
HEAD = (CODE, "指标", "计量单位", "目标类型", GOAL, REASON)
WIDTHS = (16, 34, 12, 12, 18, 50)


def form_of(name: str, asked: Iterable[Asked], stands: Mapping[str, Proposal]) -> bytes:
    """The form of a unit, with what it proposed so far; only the last two columns are to be filled in."""
    file = BytesIO()
    with Workbook(file, {"in_memory": True}) as book:
        sheet = book.add_worksheet("目标申报表")
        fixed = book.add_format({"bg_color": "#F3F6F9", "border": 1, "num_format": "@"})
        free = book.add_format({"border": 1, "num_format": "@", "text_wrap": True})
        sheet.merge_range(
            0, 0, 0, len(HEAD) - 1, f"{name}目标申报表", book.add_format({"bold": True, "align": "center"})
        )
        sheet.write_row(1, 0, HEAD, book.add_format({"bold": True, "border": 1, "align": "center"}))
        for column, width in enumerate(WIDTHS):
            sheet.set_column(column, column, width)
        for at, each in enumerate(asked, 2):
            row = stands.get(each.id)
            sheet.write_row(at, 0, (each.id, each.title.zh, each.measure or "—", title(each.kind).zh), fixed)
            sheet.write_row(at, 4, (cell(row) if row else "", row.reason if row else ""), free)
        sheet.freeze_panes(2, 2)
    return file.getvalue()


def lines_of(content: bytes) -> dict[str, Line]:
    """The lines of a filled-in form by the code of the item; a code twice keeps its last line."""
    lines = [line.cells for line in read_form(content, FILLED_IN).lines]
    return {cells["code"]: Line(cells["goal"], cells.get("reason", "")) for cells in lines if cells["code"]}
