"""Which results a person may see: the office and the leading group every run, others what was published."""

from typing import TYPE_CHECKING, Any, Self

from django.db.models import Q, QuerySet

from kaoheng_web.organisation.roles import BUSINESS, Role
from kaoheng_web.organisation.standing import standing

if TYPE_CHECKING:
    from kaoheng_web.organisation.models import Person

EVERY_RUN = frozenset({Role.OFFICE, Role.LEADING_GROUP})
EVERY_REASON = EVERY_RUN | {Role.PERSONNEL}


class RunQuerySet(QuerySet[Any]):
    """Runs."""

    def visible_to(self, person: "Person") -> Self:
        """Runs under public notice or final; all of them for those who make and approve them."""
        stands = standing(person)
        if stands.has(EVERY_RUN):
            return self
        return self.filter(notice_from__isnull=False) if stands.has(BUSINESS) else self.none()


class UnitResultQuerySet(QuerySet[Any]):
    """Results of units."""

    def explained_to(self, person: "Person") -> Self:
        """Those whose reasons a person may open: of one's own units, once they are published."""
        stands = standing(person)
        if stands.has(EVERY_RUN):
            return self
        published = self.filter(run__notice_from__isnull=False)
        everyone = Q(pk__isnull=False) if stands.has(EVERY_REASON) else Q(pk__in=[])
        return published.filter(stands.paths(BUSINESS, "unit__") | everyone)
