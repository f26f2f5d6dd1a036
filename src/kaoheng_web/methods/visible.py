"""Which editions and opinions a person may see."""

from typing import TYPE_CHECKING, Any, Self

from django.db.models import Q, QuerySet

from kaoheng_web.organisation.roles import BUSINESS, Role
from kaoheng_web.organisation.standing import standing

if TYPE_CHECKING:
    from kaoheng_web.organisation.models import Person

SEES_DRAFTS = frozenset({Role.OFFICE, Role.LEADING_GROUP})


class EditionQuerySet(QuerySet[Any]):
    """Editions."""

    def visible_to(self, person: "Person") -> Self:
        """What is approved, by all; what is consulted on, by those with a role; drafts by office and leading group."""
        stands = standing(person)
        if stands.has(SEES_DRAFTS):
            return self.all()
        consulted = Q(consultation__isnull=False) if stands.has(BUSINESS) else Q(pk__in=[])
        return self.filter(Q(approved_at__isnull=False) | consulted)


class OpinionQuerySet(QuerySet[Any]):
    """Opinions of units."""

    def visible_to(self, person: "Person") -> Self:
        """Those of one's own units; all of them for the office and the leading group."""
        stands = standing(person)
        return self.all() if stands.has(SEES_DRAFTS) else self.filter(stands.paths(BUSINESS, "unit__"))
