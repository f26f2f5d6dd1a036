"""Units from a workbook: first everything that is wrong or new is shown, then all of it is taken in, or nothing."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.db import transaction

from kaoheng.exchange.grids import read_grid
from kaoheng.findings import Finding, Place, Refused
from kaoheng.text import Text
from kaoheng_web.organisation import rules
from kaoheng_web.organisation.actions.units import create_unit
from kaoheng_web.organisation.authority.verbs import require
from kaoheng_web.organisation.models import Person, Unit, UnitName

HEADER = ("上级单位", "单位名称", "简称", "类别", "行政区划代码", "统一社会信用代码")
KINDS = {kind.label: kind for kind in Unit.Kind if kind != Unit.Kind.CITY}


@dataclass(frozen=True, slots=True)
class Line:
    """A unit as a row of the workbook gives it."""

    row: int
    parent: str
    name: str
    short_name: str
    kind: str
    area_code: str
    credit_code: str


@dataclass(frozen=True)
class Preview:
    """What taking the workbook in would do: units to create, units that stand already, and every problem."""

    new: tuple[Line, ...]
    known: tuple[Line, ...]
    findings: tuple[Finding, ...]


def preview(path: Path) -> Preview:
    """Read a workbook and look at every row; Refused only where it cannot be read at all."""
    grid = read_grid(path)
    cells = [tuple(cell.strip() for cell in row[: len(HEADER)]) for row in grid.rows]
    place = Place(file=path.name)
    if not cells or cells[0] != HEADER:
        what = Text("第一行不是规定的表头", "the first row is not the header of the form")
        mend = Text(f"请依次填写：{'、'.join(HEADER)}", f"Write in this order: {', '.join(HEADER)}")
        raise Refused([Finding("unit_header", place, what, mend)])
    lines = [Line(row, *values) for row, values in enumerate(cells[1:], 2) if any(values)]
    standing = set(
        UnitName.objects.filter(valid_to__isnull=True, unit__valid_to__isnull=True).values_list("name", flat=True)
    )
    findings = tuple(_problems(lines, standing, place))
    known = tuple(line for line in lines if line.name in standing)
    return Preview(tuple(line for line in lines if line.name not in standing), known, findings)


def import_units(by: Person, shown: Preview, on: date) -> list[Unit]:
    """Create every new unit of a preview without problems; taking the same workbook in again changes nothing."""
    require(by, rules.CREATE_UNIT)
    if shown.findings:
        raise Refused(shown.findings)
    made = []
    with transaction.atomic():
        for line in shown.new:
            names = UnitName.objects.filter(name=line.parent, valid_to__isnull=True).select_related("unit")
            codes = {"area_code": line.area_code, "credit_code": line.credit_code}
            kind, short, above = KINDS[line.kind], line.short_name, names.get().unit
            made.append(create_unit(by, kind, line.name, on, parent=above, short_name=short, **codes))
    return made


def _problems(lines: list[Line], standing: set[str], place: Place) -> Iterator[Finding]:
    """Everything wrong, row by row; a parent may stand already or in a row above."""
    names, codes = set(standing), set(Unit.objects.exclude(credit_code="").values_list("credit_code", flat=True))
    for line in lines:
        for column, text in _row_problems(line, names, codes):
            where = Place(file=place.file, row=line.row, column=column)
            yield Finding("unit_row", where, text, Text("请修改后重新上传", "Mend it and upload again"))
        names.add(line.name)
        codes.add(line.credit_code)


def _row_problems(line: Line, names: set[str], codes: set[str]) -> Iterator[tuple[str, Text]]:
    if not line.name:
        yield HEADER[1], Text("没有单位名称", "there is no name")
    if line.parent not in names:
        yield HEADER[0], Text(f"没有名为“{line.parent}”的上级单位", f"there is no unit called {line.parent!r} above")
    if line.kind not in KINDS:
        yield (
            HEADER[3],
            Text(f"类别“{line.kind}”不在{'、'.join(KINDS)}之中", f"{line.kind!r} is none of {', '.join(KINDS)}"),
        )
    if line.area_code:
        yield from ((HEADER[4], text) for text in rules.wrong_area_code(line.area_code))
    if line.credit_code:
        yield from ((HEADER[5], text) for text in rules.wrong_credit_code(line.credit_code))
        if line.credit_code in codes and line.name not in names:
            yield HEADER[5], Text("此代码已被其他单位使用", "another unit has this code")
