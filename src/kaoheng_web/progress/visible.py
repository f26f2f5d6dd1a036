"""Which figures and files a person may see: one's own units', and the items that one's department certifies."""

from typing import TYPE_CHECKING, Any, Self

from django.db.models import Q, QuerySet

from kaoheng_web.organisation.roles import Role
from kaoheng_web.organisation.standing import standing

if TYPE_CHECKING:
    from kaoheng_web.organisation.models import Person

OVER_ALL = frozenset({Role.OFFICE, Role.LEADING_GROUP})
OVER_UNITS = frozenset({Role.LIAISON, Role.HEAD, Role.TEAM})


def units_of(person: "Person", prefix: str = "") -> Q:
    """A filter for the units whose whole progress a person may see."""
    stands = standing(person)
    return Q(pk__isnull=False) if stands.has(OVER_ALL) else stands.paths(OVER_UNITS, prefix)


class FigureQuerySet(QuerySet[Any]):
    """Figures."""

    def visible_to(self, person: "Person", owned: frozenset[str]) -> Self:
        """Those of one's own units, and of every unit for the items that one's department answers for."""
        return self.filter(units_of(person, "unit__") | Q(item__in=owned))


class FileQuerySet(QuerySet[Any]):
    """Evidence files."""

    def visible_to(self, person: "Person", owned: frozenset[str]) -> Self:
        """Those of one's own units, and those behind items that one's department answers for."""
        return self.filter(units_of(person, "unit__") | Q(attachments__item__in=owned)).distinct()
