"""Which rows a person may see: issued targets are public to cadres, what leads to them is not."""

from typing import TYPE_CHECKING, Any, Self

from django.db.models import Q, QuerySet

from kaoheng_web.organisation.roles import BUSINESS, Role
from kaoheng_web.organisation.standing import standing

if TYPE_CHECKING:
    from kaoheng_web.organisation.models import Person

OWN = frozenset({Role.LIAISON, Role.HEAD})
WHOLE_CITY = frozenset({Role.OFFICE, Role.LEADING_GROUP})
EVERYTHING, NOTHING = Q(pk__isnull=False), Q(pk__in=[])


class UnitRowQuerySet(QuerySet[Any]):
    """Proposals, letters and split plans of units."""

    def visible_to(self, person: "Person") -> Self:
        """Those of one's own units; all of them for the office and the leading group."""
        stands = standing(person)
        return self.filter(EVERYTHING if stands.has(WHOLE_CITY) else stands.paths(OWN, "unit__"))


class TargetQuerySet(QuerySet[Any]):
    """Issued targets."""

    def visible_to(self, person: "Person") -> Self:
        """All of them for everybody who works in the assessment; nobody else."""
        return self.filter(EVERYTHING if standing(person).has(BUSINESS) else NOTHING)


class ShareQuerySet(QuerySet[Any]):
    """Parts of targets."""

    def visible_to(self, person: "Person") -> Self:
        """One's own tasks, and those of the units one answers for; all of them for the office and the leading group."""
        stands = standing(person)
        own = Q(person=person) | stands.paths(OWN, "target__unit__")
        return self.filter(EVERYTHING if stands.has(WHOLE_CITY) else own)
