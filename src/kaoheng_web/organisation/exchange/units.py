"""Units from a workbook: a parent stands already or in a line above; what stands already stays as it is."""

from collections.abc import Sequence

from kaoheng.text import Text
from kaoheng_web.organisation.actions.imports import import_units
from kaoheng_web.organisation.forms.units import UnitLine
from kaoheng_web.organisation.models import Person, Unit, UnitName
from kaoheng_web.shared import clock
from kaoheng_web.shared.workbooks.checking import Checked, refuse_twice
from kaoheng_web.shared.workbooks.columns import Column
from kaoheng_web.shared.workbooks.importing import WorkbookForm
from kaoheng_web.shared.workbooks.reading import Line, written_day

KINDS = {str(label): value for value, label in Unit.Kind.choices if value != Unit.Kind.CITY}
COLUMNS = (
    Column("name", Text("单位全称", "Full name"), Text("与印章一致", "as on the seal"), required=True),
    Column("short_name", Text("简称", "Short name"), Text("可不填", "may be left out")),
    Column("kind", Text("类别", "Kind"), Text("从下拉列表选择", "from the list"), True, tuple(KINDS)),
    Column(
        "parent",
        Text("上级单位", "Under"),
        Text("全称；已设立，或在本表上方", "full name; stands already or above in this table"),
        required=True,
    ),
    Column("on", Text("设立日期", "Since"), Text("如2026年3月1日", "for example 2026-03-01"), required=True),
    Column("area_code", Text("行政区划代码", "Area code"), Text("县（市、区）填写，6位", "for counties: six digits")),
    Column("credit_code", Text("统一社会信用代码", "Credit code"), Text("18位，见证书", "18 characters")),
)
NO_PARENT = Text("没有这个上级单位：请先设立，或列在本行上方。", "There is no such unit: set it up first, or above.")
CREATES, STANDS = Text("设立", "set up"), Text("已登记，不变", "stands already, unchanged")


def check(lines: Sequence[Line]) -> list[Checked]:
    """The lines with what is wrong in each cell, held against the units of today."""
    rows = UnitName.objects.on(clock.today()).filter(unit__valid_to__isnull=True).select_related("unit")
    standing = {row.name: row.unit for row in rows}
    names = {row.unit_id: row.name for row in rows}
    codes = dict(Unit.objects.exclude(credit_code="").values_list("credit_code", "pk"))
    checked = [Checked(line) for line in lines]
    above = set(standing)
    for row in checked:
        known = standing.get(row.line.cells["name"])
        _read(row)
        if row.line.cells["parent"] not in above:
            row.refuse("parent", NO_PARENT)
        if known is not None:
            _compare(row, known, names)
        elif row.line.cells.get("credit_code", "") in codes:
            row.refuse("credit_code", Text("此代码已被使用。", "Another unit has this code."))
        row.does = [CREATES if known is None else STANDS]
        above.add(row.line.cells["name"])
    refuse_twice(checked, "name", Text("本表中重复", "Twice in this table"))
    refuse_twice(checked, "credit_code", Text("本表中重复", "Twice in this table"))
    return checked


def _read(row: Checked) -> None:
    cells = row.line.cells
    kind = KINDS.get(cells["kind"], cells["kind"])
    row.read_as(UnitLine({**cells, "kind": kind, "on": written_day(cells["on"])}))


def _compare(row: Checked, unit: Unit, names: dict[int, str]) -> None:
    """A unit that stands is never changed by a table: what differs is told."""
    stands = {
        "kind": str(unit.get_kind_display()),
        "parent": names.get(unit.parent_id or 0, ""),
        "area_code": unit.area_code,
        "credit_code": unit.credit_code,
    }
    for key, there in stands.items():
        if row.line.cells.get(key, there) != there:
            told = Text(
                f"已有同名单位，登记的是“{there or '空'}”；要改动请在单位页面办理。",
                f"A unit of this name has {there!r}: change it on the page of the unit.",
            )
            row.refuse(key, told)


def units_form(by: Person) -> WorkbookForm:
    """The form of units for the one who uploads it."""
    return WorkbookForm("units", Text("单位", "units"), COLUMNS, check, lambda rows: import_units(by, rows))
