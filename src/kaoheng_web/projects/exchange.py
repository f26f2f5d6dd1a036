"""Projects from a workbook: every problem of every cell in one answer, all of the rows or none."""

from collections.abc import Mapping, Sequence

from kaoheng.text import Text
from kaoheng_web.organisation.models import Person, UnitName
from kaoheng_web.projects.actions import New, register, wrong_project
from kaoheng_web.projects.forms import NewProject
from kaoheng_web.projects.models import Project
from kaoheng_web.shared import clock
from kaoheng_web.shared.workbooks.checking import Checked
from kaoheng_web.shared.workbooks.columns import Column
from kaoheng_web.shared.workbooks.importing import WorkbookForm
from kaoheng_web.shared.workbooks.reading import Line, written_day

COLUMNS = (
    Column("unit", Text("责任单位", "Unit"), Text("全称或简称", "its full or short name"), required=True),
    Column("title", Text("项目名称", "Project"), required=True),
    Column("investor", Text("投资方", "Investor"), required=True),
    Column("area", Text("领域", "Area"), required=True),
    Column("planned_total", Text("总投资（万元）", "Planned in total"), required=True),
    Column("planned_year", Text("本年计划投资（万元）", "Planned this year"), required=True),
    Column("reserve_on", Text("入库日期", "In reserve since"), Text("如2026年3月1日", "for example 2026-03-01"), True),
)
NO_UNIT = Text("没有这个单位。", "There is no such unit.")
REGISTERS, STANDS = Text("入库", "register"), Text("已登记，不变", "stands already, unchanged")


def projects_form(by: Person, year: int) -> WorkbookForm:
    """The form of projects with their plan for a year."""

    def take_in(rows: Sequence[Checked]) -> int:
        new = [New(**row.values) for row in rows if REGISTERS in row.does]
        return len(register(by, year, new)) if new else 0

    return WorkbookForm("projects", Text("项目", "projects"), COLUMNS, check, take_in)


def check(lines: Sequence[Line]) -> list[Checked]:
    """The lines with what is wrong in each cell; a project that stands already stays as it is."""
    known = set(Project.objects.values_list("unit_id", "title"))
    names = UnitName.objects.on(clock.today()).values_list("name", "short_name", "unit_id")
    units = {each: pk for name, short, pk in names for each in (short, name)}
    taken: set[tuple[int, str]] = set()
    rows = [Checked(line) for line in lines]
    for row in rows:
        _read(row, units)
        if row.problems:
            continue
        new = New(**row.values)
        row.does = [STANDS if new.key in known else REGISTERS]
        for key, problems in {} if new.key in known else wrong_project(new, taken, clock.today()).items():
            for problem in problems:
                row.refuse(key, problem)
        taken.add(new.key)
    return rows


def _read(row: Checked, units: Mapping[str, int]) -> None:
    cells = row.line.cells
    unit = units.get(cells["unit"])
    row.read_as(NewProject({**cells, "unit": unit or "", "reserve_on": written_day(cells["reserve_on"])}))
    if cells["unit"] and unit is None:
        row.problems["unit"] = []
        row.refuse("unit", NO_UNIT)
