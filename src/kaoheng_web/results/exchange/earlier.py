"""Results of earlier years from a workbook: every problem of every cell in one answer, all of the rows or none."""

from collections.abc import Mapping, Sequence

from kaoheng.text import Text
from kaoheng_web.organisation.models import Person, UnitName
from kaoheng_web.results.actions.earlier import STANDS, enter_results
from kaoheng_web.results.forms.earlier import Entering
from kaoheng_web.results.models.earlier import EarlierResult
from kaoheng_web.results.queries.earlier import final_years
from kaoheng_web.results.rules.earlier import Announced, wrong
from kaoheng_web.shared import clock
from kaoheng_web.shared.workbooks.checking import Checked
from kaoheng_web.shared.workbooks.columns import Column
from kaoheng_web.shared.workbooks.importing import WorkbookForm
from kaoheng_web.shared.workbooks.reading import Line

COLUMNS = (
    Column("unit", Text("单位", "Unit"), Text("全称或简称", "its full or short name"), required=True),
    Column("year", Text("年度", "Year"), required=True),
    Column("total", Text("总分", "Total")),
    Column("rank", Text("名次", "Rank")),
    Column("members", Text("同组单位数", "Units in its group")),
    Column("grade", Text("等次", "Grade"), Text("与考核办法的等次名称一致", "as the method names it"), required=True),
    Column("source", Text("来源文号", "Document"), Text("公布结果的通报", "that announced it"), required=True),
)
NO_UNIT = Text("没有这个单位。", "There is no such unit.")


def earlier_form(by: Person) -> WorkbookForm:
    """The form of results of earlier years."""

    def take_in(rows: Sequence[Checked]) -> int:
        return len(enter_results(by, [row.values["announced"] for row in rows]))

    return WorkbookForm("earlier-results", Text("历年结果", "results of earlier years"), COLUMNS, check, take_in)


def check(lines: Sequence[Line]) -> list[Checked]:
    """The lines with what is wrong in each cell."""
    names = UnitName.objects.on(clock.today()).values_list("name", "short_name", "unit_id")
    units = {each: pk for name, short, pk in names for each in (short, name)}
    taken = set(EarlierResult.objects.standing().values_list("unit_id", "year"))
    scored, rows = final_years(), [Checked(line) for line in lines]
    for row in rows:
        announced = _read(row, units)
        if announced is None:
            continue
        for key, told in wrong(announced, clock.today().year, scored):
            row.refuse(key, told)
        if announced.key in taken:
            row.refuse("year", STANDS)
        taken.add(announced.key)
    return rows


def _read(row: Checked, units: Mapping[str, int]) -> Announced | None:
    row.read_as(Entering(row.line.cells))
    unit = units.get(row.line.cells["unit"])
    if unit is None:
        row.refuse("unit", NO_UNIT)
    if row.problems or unit is None:
        return None
    row.values["announced"] = announced = Announced(**{**row.values, "unit": unit})
    return announced
