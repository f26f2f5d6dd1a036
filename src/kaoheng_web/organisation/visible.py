"""Which rows a person may see: the same filter for lists, pages, exports and the API."""

from typing import TYPE_CHECKING, Any, Self

from django.db.models import Q, QuerySet

from kaoheng_web.organisation.dated import DatedQuerySet, holding
from kaoheng_web.organisation.roles import SEES_EVERYTHING
from kaoheng_web.organisation.standing import standing

if TYPE_CHECKING:
    from kaoheng_web.organisation.models import Person


class UnitQuerySet(DatedQuerySet):
    """Units."""

    def visible_to(self, person: "Person") -> Self:
        """One's own units with all below and above them; everything for those who work for the whole city."""
        stands = standing(person)
        return self.filter(stands.paths(SEES_EVERYTHING) | stands.own_paths())


class PersonQuerySet(QuerySet[Any]):
    """People."""

    def visible_to(self, person: "Person") -> Self:
        """Oneself, and the people with a post or a role in the units that one works for."""
        stands = standing(person)
        posts = holding(stands.day, "terms__") & stands.paths(None, "terms__post__unit__")
        roles = holding(stands.day, "roles__") & stands.paths(None, "roles__unit__")
        everyone = Q(pk__isnull=False) if stands.has(SEES_EVERYTHING) else Q(pk__in=[])
        return self.filter(Q(pk=person.pk) | posts | roles | everyone).distinct()


class RoleQuerySet(DatedQuerySet):
    """Roles given to people."""

    def visible_to(self, person: "Person") -> Self:
        """One's own; all of them for those who work for the whole city."""
        everyone = Q(pk__isnull=False) if standing(person).has(SEES_EVERYTHING) else Q(pk__in=[])
        return self.filter(Q(person=person) | everyone)
