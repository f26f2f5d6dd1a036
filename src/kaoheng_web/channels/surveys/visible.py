"""Which surveys a person may know of."""

from typing import Any, Self

from django.db.models import QuerySet

from kaoheng_web.organisation.models import Person
from kaoheng_web.organisation.roles import Role
from kaoheng_web.organisation.standing import standing

WHOLE = frozenset({Role.OFFICE, Role.LEADING_GROUP})


class SurveyQuerySet(QuerySet[Any]):
    """Surveys."""

    def visible_to(self, person: Person) -> Self:
        """All of them for the office and the leading group; nobody else knows of any."""
        return self if standing(person).has(WHOLE) else self.none()
