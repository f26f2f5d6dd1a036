"""Which roles a person has on a day, over which units: their own, and those of people they stand in for."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.apps import apps
from django.db.models import Q

from kaoheng_web.organisation.dated import holding
from kaoheng_web.organisation.roles import Role
from kaoheng_web.shared import clock

if TYPE_CHECKING:
    from kaoheng_web.organisation.models import Person


@dataclass(frozen=True, slots=True)
class Held:
    """A role over a unit; `path` is the way of keys from the top of the tree to that unit."""

    role: Role
    path: str
    delegated: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """All that a person is on a day."""

    person: int
    day: date
    held: tuple[Held, ...]

    def has(self, roles: Collection[Role]) -> bool:
        """Whether one of the roles is held anywhere."""
        return any(held.role in roles for held in self.held)

    def over(self, roles: Collection[Role], path: str) -> bool:
        """Whether one of the roles is held over the unit with this path."""
        return any(held.role in roles and path.startswith(held.path) for held in self.held)

    def everywhere(self, roles: Collection[Role]) -> bool:
        """Whether one of the roles is held over a unit at the top of the tree."""
        return any(held.role in roles and held.path.count("/") == 2 for held in self.held)

    def paths(self, roles: Collection[Role] | None, prefix: str = "") -> Q:
        """A filter for the units over which one of the roles (or any) is held; nobody without roles sees a thing."""
        found = Q(pk__in=[])
        for path in {held.path for held in self.held if roles is None or held.role in roles}:
            found |= Q(**{f"{prefix}path__startswith": path})
        return found

    def own_paths(self) -> Q:
        """A filter for the units one works for, those below them and those above them."""
        above = {key for held in self.held for key in held.path.strip("/").split("/")}
        return self.paths(None) | Q(pk__in=above)


def standing(person: "Person") -> Standing:
    """What a person is today; asked once and kept on the person as long as the day lasts."""
    today = clock.today()
    kept: Standing | None = person.__dict__.get("standing_kept")
    if kept is None or kept.day != today:
        kept = Standing(person.pk, today, _held(person, today))
        person.__dict__["standing_kept"] = kept
    return kept


def _held(person: "Person", day: date) -> tuple[Held, ...]:
    assignments = apps.get_model("organisation.RoleAssignment")._default_manager
    own = Q(person=person)
    delegated = Q(delegations__delegate=person) & holding(day, "delegations__")
    rows = assignments.filter(own | delegated, holding(day)).distinct()
    found = rows.values_list("role", "unit__path", "person_id")
    return tuple(Held(Role(role), path, owner != person.pk) for role, path, owner in found)
