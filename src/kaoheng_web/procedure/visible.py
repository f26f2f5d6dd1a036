"""Who may know of a paper: the unit of its own report, the team of its own visits, the office and leaders of all."""

from typing import TYPE_CHECKING, Any, Self

from django.db.models import QuerySet

from kaoheng_web.organisation.queries import assigned_to
from kaoheng_web.organisation.roles import Role
from kaoheng_web.organisation.standing import standing
from kaoheng_web.shared import clock

if TYPE_CHECKING:
    from kaoheng_web.organisation.models import Person

OVER_ALL = frozenset({Role.OFFICE, Role.LEADING_GROUP})
REPORTERS = frozenset({Role.LIAISON, Role.HEAD})


class VisitQuerySet(QuerySet[Any]):
    """Papers of the teams."""

    def visible_to(self, person: "Person") -> Self:
        """Those about units that one's team is assigned to; all of them for the office and the leading group."""
        stands = standing(person)
        if stands.has(OVER_ALL):
            return self
        return self.filter(unit__in=assigned_to(person, clock.today())) if stands.has({Role.TEAM}) else self.none()


class ReportQuerySet(QuerySet[Any]):
    """Self-assessments."""

    def visible_to(self, person: "Person") -> Self:
        """One's own unit's; what was submitted, for its team, the office and the leading group."""
        stands = standing(person)
        submitted = self.filter(submitted_at__isnull=False)
        if stands.has(OVER_ALL):
            others = submitted
        elif stands.has({Role.TEAM}):
            others = submitted.filter(unit__in=assigned_to(person, clock.today()))
        else:
            others = self.none()
        return self.filter(stands.paths(REPORTERS, "unit__")) | others
