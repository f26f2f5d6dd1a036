"""Projects from a workbook: every problem of every cell in one answer, all of the rows or none."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from xlsxwriter import Workbook  # type: ignore[import-untyped]

from kaoheng.exchange.grids import read_grid
from kaoheng.text import Text
from kaoheng_web.organisation.models import Person, UnitName
from kaoheng_web.projects.actions import New, register
from kaoheng_web.projects.forms import NewProject
from kaoheng_web.projects.models import Project
from kaoheng_web.shared import clock
from kaoheng_web.shared.errors import Refusal
from kaoheng_web.shared.language import words

COLUMNS = {
    "unit": "责任单位",
    "title": "项目名称",
    "investor": "投资方",
    "area": "领域",
    "planned_total": "总投资（万元）",
    "planned_year": "本年计划投资（万元）",
    "reserve_on": "入库日期",
}
MOST_ROWS, MOST_BYTES = 2_000, 5 * 2**20
DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?: 00:00:00)?")
NO_HEAD = Text("没有找到“项目名称”这一列，请使用下载的模板。", "There is no column 项目名称: use the template.")


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the workbook, and what is wrong with it."""

    number: int
    cells: Mapping[str, str]
    values: Mapping[str, Any]
    problems: dict[str, list[str]] = field(default_factory=dict)


def template() -> bytes:
    """The empty form."""
    file = BytesIO()
    with Workbook(file, {"in_memory": True}) as book:
        book.set_properties({"created": datetime(2026, 1, 1, tzinfo=UTC)})
        sheet = book.add_worksheet("项目")
        sheet.write_row(0, 0, COLUMNS.values(), book.add_format({"bold": True}))
        sheet.set_column(0, len(COLUMNS) - 1, 20, book.add_format({"num_format": "@"}))
        sheet.freeze_panes(1, 0)
    return file.getvalue()


def read(name: str, content: bytes) -> list[Line]:
    """Every row with its problems."""
    if len(content) > MOST_BYTES:
        raise Refusal(Text("文件超过5 MB。", "The file is larger than 5 MB."))
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"projects{Path(name).suffix.lower()}"
        path.write_bytes(content)
        rows = read_grid(path).rows
    head = next((at for at, row in enumerate(rows) if COLUMNS["title"] in row), None)
    if head is None:
        raise Refusal(NO_HEAD)
    places = {key: rows[head].index(title) for key, title in COLUMNS.items() if title in rows[head]}
    found = [{key: row[at] for key, at in places.items()} for row in rows[head + 1 :] if any(row)]
    if len(found) > MOST_ROWS:
        raise Refusal(Text(f"一次最多{MOST_ROWS}行。", f"At most {MOST_ROWS} rows."))
    names = UnitName.objects.on(clock.today()).values_list("name", "short_name", "unit_id")
    units = {each: pk for name, short, pk in names for each in (short, name)}
    return [_line(number, cells, units) for number, cells in enumerate(found, 1)]


def take_in(by: Person, year: int, lines: Sequence[Line]) -> int:
    """Register every project that does not stand yet; the same workbook again changes nothing."""
    known = set(Project.objects.values_list("unit_id", "title"))
    new = [New(**line.values) for line in lines if (line.values["unit"].pk, line.values["title"]) not in known]
    return len(register(by, year, new)) if new else 0


def _line(number: int, cells: dict[str, str], units: Mapping[str, int]) -> Line:
    day = DAY.fullmatch(cells.get("reserve_on", ""))
    unit = units.get(cells.get("unit", "").strip())
    typed = {
        **cells,
        "unit": "" if unit is None else str(unit),
        "reserve_on": "-".join(day.groups()) if day else cells.get("reserve_on", ""),
    }
    form = NewProject(typed)
    form.is_valid()
    problems = {key: [str(problem) for problem in found] for key, found in form.errors.items()}
    if cells.get("unit") and unit is None:
        problems["unit"] = [words(Text("没有这个单位。", "There is no such unit."))]
    return Line(number, cells, form.cleaned_data, problems)
