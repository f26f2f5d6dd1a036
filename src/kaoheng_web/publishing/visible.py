"""Which issued documents a person may see: the office and the leading group all, units what concerns them."""

from typing import TYPE_CHECKING, Any, Self

from django.db.models import Q, QuerySet

from kaoheng_web.organisation.roles import BUSINESS, Role
from kaoheng_web.organisation.standing import standing

if TYPE_CHECKING:
    from kaoheng_web.organisation.models import Person

EVERYTHING = frozenset({Role.OFFICE, Role.LEADING_GROUP})
ADDRESSED = frozenset({Role.LIAISON, Role.HEAD})
FOR_EVERYBODY = ("bulletin", "commendation")


class PublicationQuerySet(QuerySet[Any]):
    """Issued documents."""

    def visible_to(self, person: "Person") -> Self:
        """Bulletins for everybody who works in the assessment, letters for the unit they are addressed to."""
        stands = standing(person)
        if stands.has(EVERYTHING):
            return self
        common = Q(kind__in=FOR_EVERYBODY) if stands.has(BUSINESS) else Q(pk__in=[])
        return self.filter(common | Q(unit__isnull=False) & stands.paths(ADDRESSED, "unit__"))
