"""Editions as files: implementing rules in Word, the table of indicators; the same text gives the same bytes."""

from collections.abc import Mapping
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from xlsxwriter import Workbook  # type: ignore[import-untyped]

from kaoheng.clauses.rules import implementing_rules
from kaoheng.documents.blocks import Imprint, RedHead
from kaoheng.documents.regulation import write_regulation
from kaoheng.text import Language, Text, day
from kaoheng_web.methods.models import Edition
from kaoheng_web.methods.outline import Row, outline
from kaoheng_web.organisation.bodies import leading_group, office
from kaoheng_web.shared.clock import CHINA

WRITTEN = datetime(2000, 1, 1, tzinfo=UTC)
DEMO = Text("（演示数据，不作公文使用）", "(demo data, not an official document)")
LEVELS = (
    Text("一级指标", "Level 1"),
    Text("二级指标", "Level 2"),
    Text("三级指标", "Level 3"),
    Text("四级指标", "Level 4"),
)
COLUMNS = (
    Text("分值", "Points"),
    Text("计分办法", "Rule"),
    Text("数据责任部门", "Data department"),
    Text("适用范围", "For whom"),
)


def clauses_docx(edition: Edition, names: Mapping[str, str], language: Language, *, demo: bool) -> bytes:
    """The implementing rules on official paper; in Chinese with a red head and an imprint once they are approved."""
    head = end = None
    if edition.approved_at is not None and language == "zh":
        place, issued = edition.method.method.place, edition.approved_at.astimezone(CHINA)
        head = RedHead(f"{leading_group(place)}文件", edition.document)
        end = Imprint("", office(place), f"{day(issued).zh}印发")
    with TemporaryDirectory() as folder:
        path = Path(folder) / "clauses.docx"
        rules = implementing_rules(edition.method, names)
        write_regulation(rules, path, language, head, end, DEMO[language] if demo else "")
        return path.read_bytes()


def indicators_xlsx(edition: Edition, names: Mapping[str, str], language: Language) -> bytes:
    """The table of indicators, one row an item, in the columns that drafting reads."""
    table = outline(edition.loaded, names)
    depth = min(max(row.depth for row in table.rows), len(LEVELS))
    heads, file = [*LEVELS[:depth], *COLUMNS], BytesIO()
    with Workbook(file, {"in_memory": True}) as book:
        book.set_properties({"title": edition.title, "created": WRITTEN.replace(tzinfo=None)})
        sheet = book.add_worksheet("指标表")
        bold, wrapped = book.add_format({"bold": True, "border": 1}), book.add_format({"text_wrap": True, "border": 1})
        sheet.write_row(0, 0, [head[language] for head in heads], bold)
        for line, row in enumerate(_lines(table.rows, depth, language), 1):
            sheet.write_row(line, 0, row, wrapped)
        sheet.set_column(0, depth - 1, 18)
        sheet.set_column(depth, depth, 8)
        sheet.set_column(depth + 1, depth + 1, 70)
        sheet.set_column(depth + 2, depth + 3, 20)
        sheet.freeze_panes(1, 0)
        sheet.repeat_rows(0)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
    return file.getvalue()


def _lines(rows: tuple[Row, ...], depth: int, language: Language) -> list[list[str]]:
    """A line for every item, with the titles of the categories that it stands in."""
    path: list[str] = []
    lines = []
    for row in rows:
        path = [*path[: row.depth - 1], row.title[language]]
        if not row.is_block:
            titles = (path + [""] * depth)[:depth] if len(path) <= depth else [*path[: depth - 1], path[-1]]
            lines.append([*titles, row.points, row.rule[language], row.owner, row.only[language]])
    return lines
