"""Ranking groups."""

from django.http import HttpRequest
from ninja import Field, Path, Query, Router, Schema, Status

from kaoheng.text import Text
from kaoheng_web.api.callers import reader, writer
from kaoheng_web.api.routers.units import NO_UNIT
from kaoheng_web.api.shapes import Done, Key, Words, Year
from kaoheng_web.organisation import rules
from kaoheng_web.organisation.actions.groups import create_group, place_units
from kaoheng_web.organisation.authority.verbs import may
from kaoheng_web.organisation.models import GroupMembership, RankingGroup, Unit
from kaoheng_web.shared import clock
from kaoheng_web.shared.errors import NotFound

router = Router(tags=["groups"])
NO_GROUP = Text("没有这个考核组别。", "There is no such ranking group.")


class GroupOut(Schema):
    """A group with the units in it in a year that the caller may see."""

    id: int
    code: str
    title: str
    title_en: str
    graded: bool
    year: int
    units: list[int]


class Groups(Schema):
    """All groups of a year."""

    items: list[GroupOut]


class GroupFilter(Schema):
    """Which year; the running one otherwise."""

    year: Year | None = None


class NewGroup(Schema):
    """A group to create."""

    code: str = Field(min_length=1, max_length=32, pattern=r"^[a-z0-9_-]+$")
    title: str = Field(min_length=1, max_length=50, pattern=r"^[^\x00]+$")
    title_en: str = Field("", max_length=100, pattern=r"^[^\x00]*$")
    graded: bool = True


class Placing(Schema):
    """Units to place in a group for a year."""

    units: list[Key] = Field(min_length=1, max_length=200)
    year: Year
    reason: Words = ""


@router.get("", response=Groups)
def list_groups(request: HttpRequest, asked: Query[GroupFilter]) -> dict[str, object]:
    """The groups in which the caller may see a unit; all of them for those who place units."""
    person, year = reader(request), asked.year or clock.today().year
    seen = Unit.objects.visible_to(person)
    standing: dict[int, list[int]] = {}
    for row in GroupMembership.objects.filter(year=year, unit__in=seen).order_by("unit_id"):
        standing.setdefault(row.group_id, []).append(row.unit_id)
    groups = RankingGroup.objects.order_by("pk")
    if not may(person, rules.PLACE_UNITS):
        groups = groups.filter(pk__in=standing)
    return {"items": [_shown(group, year, standing.get(group.pk, [])) for group in groups]}


@router.post("", response={201: GroupOut})
def create(request: HttpRequest, given: NewGroup) -> Status[GroupOut]:
    """Create a group."""
    group = create_group(writer(request), given.code, given.title, title_en=given.title_en, graded=given.graded)
    return Status(201, _shown(group, clock.today().year, []))


@router.post("/{pk}/place", response=Done)
def place(request: HttpRequest, pk: Path[Key], given: Placing) -> Done:
    """Place units in the group for a year, out of whatever group they stood in."""
    by = writer(request)
    group = RankingGroup.objects.filter(pk=pk).first()
    if group is None:
        raise NotFound(NO_GROUP)
    units = list(Unit.objects.visible_to(by).filter(pk__in=given.units))
    if len(units) != len(set(given.units)):
        raise NotFound(NO_UNIT)
    return Done(changed=place_units(by, group, units, given.year, reason=given.reason))


def _shown(group: RankingGroup, year: int, units: list[int]) -> GroupOut:
    title, title_en = group.title, group.title_en
    return GroupOut(
        id=group.pk, code=group.code, title=title, title_en=title_en, graded=group.graded, year=year, units=units
    )
