"""Which rows a person may see: the same filter for lists, pages, exports and the API."""

from typing import TYPE_CHECKING, Any, Self

from django.db.models import Q, QuerySet

from kaoheng_web.organisation.dated import DatedQuerySet, holding
from kaoheng_web.organisation.roles import SEES_EVERYTHING, Role
from kaoheng_web.organisation.standing import standing

if TYPE_CHECKING:
    from kaoheng_web.organisation.models import Person


class UnitQuerySet(DatedQuerySet):
    """Units."""

    def visible_to(self, person: "Person") -> Self:
        """One's own units with all below and above them; everything for those who work for the whole city."""
        stands = standing(person)
        return self.filter(stands.paths(SEES_EVERYTHING) | stands.own_paths())

    def below_the_top(self) -> Self:
        """Those right below the city, which a year is to assess; units further down are assessed by these."""
        return self.filter(parent__isnull=False, parent__parent__isnull=True)


class PersonQuerySet(QuerySet[Any]):
    """People."""

    def visible_to(self, person: "Person") -> Self:
        """Oneself, the people with a post or a role in the units that one works for, and newcomers if one places them.

        Those who work for the whole city see everybody.
        """
        stands = standing(person)
        if stands.everywhere(SEES_EVERYTHING):
            return self.all()
        posts = holding(stands.day, "terms__") & stands.paths(None, "terms__post__unit__")
        roles = holding(stands.day, "roles__") & stands.paths(None, "roles__unit__")
        newcomers = Q(terms=None, roles=None) if stands.has({Role.SECURITY_ADMIN}) else Q(pk__in=[])
        return self.filter(Q(pk=person.pk) | posts | roles | newcomers).distinct()


class RoleQuerySet(DatedQuerySet):
    """Roles given to people."""

    def visible_to(self, person: "Person") -> Self:
        """One's own, and those over the units that one oversees."""
        return self.filter(Q(person=person) | standing(person).paths(SEES_EVERYTHING, "unit__"))
