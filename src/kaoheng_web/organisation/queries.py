"""Reading the organisation."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from kaoheng_web.ledger.reading import once
from kaoheng_web.organisation.dated import holding
from kaoheng_web.organisation.models import (
    GroupMembership,
    Person,
    RoleAssignment,
    Succession,
    TeamAssignment,
    Unit,
    UnitName,
)
from kaoheng_web.organisation.roles import Role
from kaoheng_web.shared import clock


@once
def name_of(unit: Unit, on: date | None = None) -> str:
    """What a unit is called on a day, or was called last."""
    day = on or clock.today()
    names = unit.names.filter(valid_from__lte=day).order_by("-valid_from")
    found = names.first() or unit.names.order_by("valid_from").first()
    return found.name if found else str(unit)


def names_on(units: Iterable[Unit], on: date) -> dict[int, UnitName]:
    """The names of many units on a day, in one query."""
    return {row.unit_id: row for row in UnitName.objects.on(on).filter(unit__in=units)}


def members(group: str, year: int) -> QuerySet[Unit]:
    """The units of a group in a year."""
    return Unit.objects.filter(memberships__group__code=group, memberships__year=year).order_by("pk")


@once
def groups_of(year: int) -> dict[str, list[Unit]]:
    """The units of every group in a year, by the code of the group."""
    found: dict[str, list[Unit]] = {}
    rows = GroupMembership.objects.filter(year=year).select_related("unit", "group").order_by("group_id", "unit_id")
    for row in rows:
        found.setdefault(row.group.code, []).append(row.unit)
    return found


@once
def group_codes(year: int) -> dict[int, str]:
    """The code of the group in which each unit stands in a year."""
    return dict(GroupMembership.objects.filter(year=year).values_list("unit_id", "group__code"))


def below(unit: Unit) -> QuerySet[Unit]:
    """The units under one, at any depth."""
    return Unit.objects.filter(path__startswith=unit.path).exclude(pk=unit.pk)


@once
def successions(unit: Unit) -> list[Succession]:
    """How a unit came from others and went over into others, with the units at both ends."""
    rows = Succession.objects.filter(Q(predecessor=unit) | Q(successor=unit))
    return list(rows.select_related("predecessor", "successor").order_by("pk"))


def successors(unit: Unit) -> list[Unit]:
    """The units that a unit went over into, followed to those that still stand."""
    rows = Succession.objects.filter(predecessor=unit).select_related("successor")
    heirs = [heir for row in rows for heir in successors(row.successor)]
    return list(dict.fromkeys(heirs)) or [unit]


def roles_from(person: Person, day: date) -> set[Role]:
    """The roles that a person has on that day or gets later, lent ones included."""
    still = Q(valid_to__isnull=True) | Q(valid_to__gte=day)
    lent = Q(delegations__delegate=person, delegations__valid_to__gte=day)
    rows = RoleAssignment.objects.filter((Q(person=person) & still) | lent)
    return {Role(role) for role in rows.values_list("role", flat=True)}


def people_with(role: Role, unit: Unit, on: date) -> QuerySet[Person]:
    """Who has a role over a unit on a day: given for it or for one above it; stand-ins not counted."""
    above = [int(key) for key in unit.path.strip("/").split("/")]
    return Person.objects.filter(holding(on, "roles__"), roles__role=role, roles__unit__in=above).distinct()


def assigned_to(person: Person, on: date) -> QuerySet[Unit]:
    """The units that a member of an assessment team is assigned to on a day."""
    rows = TeamAssignment.objects.on(on).filter(person=person)
    return Unit.objects.filter(pk__in=rows.values("unit")).order_by("pk")


def is_assigned(person: Person, unit: Unit, on: date) -> bool:
    """Whether a member of an assessment team is assigned to a unit on a day."""
    return assigned_to(person, on).filter(pk=unit.pk).exists()


def code_of(unit: Unit) -> str:
    """What methods and tables of evidence call a unit: its code of an administrative division, or its key."""
    return unit.area_code or f"u{unit.pk}"
