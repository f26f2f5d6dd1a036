"""Which plans a person may see."""

from typing import TYPE_CHECKING, Any, Self

from django.db.models import QuerySet

from kaoheng_web.organisation.roles import Role
from kaoheng_web.organisation.standing import standing

if TYPE_CHECKING:
    from kaoheng_web.organisation.models import Person

SEES_DRAFTS = frozenset({Role.OFFICE, Role.LEADING_GROUP})


class PlanQuerySet(QuerySet[Any]):
    """Plans."""

    def visible_to(self, person: "Person") -> Self:
        """Approved plans, by all; drafts by the office and the leading group."""
        return self.all() if standing(person).has(SEES_DRAFTS) else self.filter(approved_at__isnull=False)
