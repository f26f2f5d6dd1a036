"""Which sessions a person may know of."""

from typing import Any, Self

from django.db.models import Q, QuerySet

from kaoheng_web.organisation.models import Person
from kaoheng_web.organisation.roles import Role
from kaoheng_web.organisation.standing import standing

WHOLE = frozenset({Role.OFFICE, Role.LEADING_GROUP})


class SessionQuerySet(QuerySet[Any]):
    """Sessions."""

    def visible_to(self, person: Person) -> Self:
        """Those about units of one's own team; all of them for the office and the leading group."""
        stands = standing(person)
        everything = Q(pk__isnull=False) if stands.has(WHOLE) else Q(pk__in=[])
        return self.filter(everything | stands.paths({Role.TEAM}, "units__unit__")).distinct()
