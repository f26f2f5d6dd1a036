"""Roles of people over units."""

from datetime import date
from typing import Literal

from django.http import HttpRequest
from ninja import Path, Query, Router, Schema, Status

from kaoheng.text import Text
from kaoheng_web.api.callers import reader, writer
from kaoheng_web.api.routers.people import person_for
from kaoheng_web.api.routers.units import unit_for
from kaoheng_web.api.shapes import Day, Key, Line, Paged, Version
from kaoheng_web.ledger.versions import version_of
from kaoheng_web.organisation import subjects
from kaoheng_web.organisation.actions.roles import assign_role, end_role
from kaoheng_web.organisation.models import RoleAssignment
from kaoheng_web.organisation.roles import Role
from kaoheng_web.shared import clock
from kaoheng_web.shared.errors import NotFound

router = Router(tags=["roles"])
NO_ROLE = Text("没有这项授权，或者您不能查看。", "There is no such role, or you may not see it.")


class RoleOut(Schema):
    """A role of a person over a unit; `version` is needed to end it."""

    id: int
    person: int
    role: str
    unit: int
    valid_from: date
    valid_to: date | None
    version: str


class Roles(Schema):
    """Some of the roles."""

    count: int
    items: list[RoleOut]


class RoleFilter(Paged):
    """Which roles."""

    role: Role | Literal[""] = ""


class NewRole(Schema):
    """A role to give."""

    person: Key
    role: Role
    unit: Key
    on: Day
    until: Day | None = None
    reason: Line


class Ending(Schema):
    """The last day of a role, and why."""

    on: Day
    reason: Line
    version: Version


@router.get("", response=Roles)
def list_roles(request: HttpRequest, asked: Query[RoleFilter]) -> dict[str, object]:
    """The roles of today that the caller may see."""
    rows = RoleAssignment.objects.on(clock.today()).visible_to(reader(request)).order_by("pk")
    count, found = asked.of(rows.filter(role=asked.role) if asked.role else rows)
    return {"count": count, "items": [_shown(row) for row in found]}


@router.post("", response={201: RoleOut})
def assign(request: HttpRequest, given: NewRole) -> Status[RoleOut]:
    """Give a role."""
    by = writer(request)
    person, unit = person_for(by, given.person), unit_for(by, given.unit)
    row = assign_role(by, person, given.role, unit, given.on, until=given.until, reason=given.reason)
    return Status(201, _shown(row))


@router.post("/{pk}/end", response=RoleOut)
def end(request: HttpRequest, pk: Path[Key], given: Ending) -> RoleOut:
    """Take a role back, with that day as the last one."""
    by = writer(request)
    row = RoleAssignment.objects.visible_to(by).filter(pk=pk).select_related("person").first()
    if row is None:
        raise NotFound(NO_ROLE)
    end_role(by, row, given.on, reason=given.reason, seen=given.version)
    return _shown(row)


def _shown(row: RoleAssignment) -> RoleOut:
    return RoleOut(
        id=row.pk,
        person=row.person_id,
        role=row.role,
        unit=row.unit_id,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        version=version_of(subjects.ROLE_ASSIGNMENT, row),
    )
