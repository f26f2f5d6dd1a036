"""Which consequences a person may see: a proposal to reshuffle is secret, a talk is known to few."""

from typing import TYPE_CHECKING, Any, Self

from django.db.models import Q, QuerySet

from kaoheng_web.organisation.roles import Role
from kaoheng_web.organisation.standing import standing

if TYPE_CHECKING:
    from kaoheng_web.organisation.models import Person

ALL = frozenset({Role.LEADING_GROUP, Role.PERSONNEL})


class ConsequenceQuerySet(QuerySet[Any]):
    """Consequences."""

    def visible_to(self, person: "Person") -> Self:
        """All for the leading group and the organisation department, those of one's unit for its head and liaison."""
        stands = standing(person)
        if stands.has(ALL):
            return self
        known = self.exclude(kind="reshuffle")
        if stands.has({Role.OFFICE}):
            return known
        own = stands.paths({Role.HEAD}, "unit__") | stands.paths({Role.LIAISON}, "unit__") & ~Q(kind="admonition")
        return known.filter(own)

    def standing(self) -> Self:
        """Those that no correction withdrew."""
        return self.filter(withdrawn_at__isnull=True)
