"""Units."""

from collections.abc import Iterable
from datetime import date
from typing import Literal

from django.http import HttpRequest
from ninja import Field, Path, Query, Router, Schema, Status

from kaoheng.text import Text
from kaoheng_web.api.callers import reader, writer
from kaoheng_web.api.shapes import Day, Key, Line, Paged, Version, Words
from kaoheng_web.ledger.versions import version_of
from kaoheng_web.organisation import subjects
from kaoheng_web.organisation.actions.units import create_unit, rename_unit
from kaoheng_web.organisation.models import Person, Unit, UnitName
from kaoheng_web.organisation.queries import names_on
from kaoheng_web.shared import clock
from kaoheng_web.shared.errors import NotFound

router = Router(tags=["units"])
NO_UNIT = Text("没有这个单位，或者您不能查看它。", "There is no such unit, or you may not see it.")
Kind = Literal["county", "zone", "government", "party", "stationed", "township", "subordinate"]


class UnitOut(Schema):
    """A unit; `version` is that of its name, for renaming."""

    id: int
    name: str
    short_name: str
    kind: str
    parent: int | None
    area_code: str
    credit_code: str
    valid_from: date
    valid_to: date | None
    version: str


class Units(Schema):
    """Some of the units."""

    count: int
    items: list[UnitOut]


class UnitFilter(Paged):
    """Which units."""

    words: Words = ""
    kind: Kind | Literal["city", ""] = ""


class NewUnit(Schema):
    """A unit to set up."""

    name: Line
    short_name: Words = ""
    kind: Kind
    parent: Key
    on: Day
    area_code: str = Field("", max_length=6, pattern=r"^[0-9]*$")
    credit_code: str = Field("", max_length=18, pattern=r"^[0-9A-Z]*$")


class NewName(Schema):
    """A new name from a day on."""

    name: Line
    short_name: Words = ""
    on: Day
    document: Line
    version: Version


@router.get("", response=Units)
def list_units(request: HttpRequest, asked: Query[UnitFilter]) -> dict[str, object]:
    """The units of today that the caller may see."""
    rows = Unit.objects.on(clock.today()).visible_to(reader(request)).order_by("pk")
    if asked.words:
        named = UnitName.objects.on(clock.today()).filter(name__icontains=asked.words)
        rows = rows.filter(pk__in=named.values("unit"))
    if asked.kind:
        rows = rows.filter(kind=asked.kind)
    count, found = asked.of(rows)
    return {"count": count, "items": _shown(found)}


@router.get("/{pk}", response=UnitOut)
def read_unit(request: HttpRequest, pk: Path[Key]) -> UnitOut:
    """One unit."""
    return _shown([unit_for(reader(request), pk)])[0]


@router.post("", response={201: UnitOut})
def create(request: HttpRequest, given: NewUnit) -> Status[UnitOut]:
    """Set up a unit."""
    by = writer(request)
    made = create_unit(by, **{**given.dict(), "parent": unit_for(by, given.parent)})
    return Status(201, _shown([made])[0])


@router.post("/{pk}/rename", response=UnitOut)
def rename(request: HttpRequest, pk: Path[Key], given: NewName) -> UnitOut:
    """Give a unit a new name; the version is that of the name that the caller saw."""
    by = writer(request)
    unit = unit_for(by, pk)
    typed = given.dict(exclude={"version"})
    rename_unit(by, unit, **typed, seen=given.version)
    return _shown([unit])[0]


def unit_for(person: Person, pk: int) -> Unit:
    """The unit, if the person may know that it exists."""
    found: Unit | None = Unit.objects.visible_to(person).filter(pk=pk).first()
    if found is None:
        raise NotFound(NO_UNIT)
    return found


def _shown(units: Iterable[Unit]) -> list[UnitOut]:
    rows = list(units)
    current = names_on(rows, clock.today())
    lasting = {row.unit_id: row for row in UnitName.objects.filter(unit__in=rows, valid_to__isnull=True)}
    return [_one(unit, current.get(unit.pk, lasting[unit.pk]), lasting[unit.pk]) for unit in rows]


def _one(unit: Unit, called: UnitName, lasting: UnitName) -> UnitOut:
    return UnitOut(
        id=unit.pk,
        name=called.name,
        short_name=called.short_name,
        kind=unit.kind,
        parent=unit.parent_id,
        area_code=unit.area_code,
        credit_code=unit.credit_code,
        valid_from=unit.valid_from,
        valid_to=unit.valid_to,
        version=version_of(subjects.UNIT_NAME, lasting),
    )
