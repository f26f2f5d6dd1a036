"""What still waits at the units that a person's team visits, and for the reports of one's own unit."""

from kaoheng_web.organisation.models import Person, Unit
from kaoheng_web.organisation.queries import assigned_to
from kaoheng_web.organisation.roles import Role
from kaoheng_web.organisation.standing import standing
from kaoheng_web.procedure.models.reports import Evaluation, SelfAssessment
from kaoheng_web.procedure.queries.meetings import last_meetings
from kaoheng_web.procedure.scope import assessed, visited
from kaoheng_web.procedure.visible import REPORTERS
from kaoheng_web.shared import clock


def own_visits(person: Person, year: int) -> list[Unit]:
    """The units of a year that a person visits as a member of a team."""
    if not standing(person).has({Role.TEAM}):
        return []
    own = set(assigned_to(person, clock.today()).values_list("pk", flat=True))
    return [unit for unit in visited(year) if unit.pk in own]


def meetings_due(person: Person, year: int) -> list[Unit]:
    """Those of them without a meeting that enough people came to."""
    units = own_visits(person, year)
    done = {unit for unit, each in last_meetings(year).items() if each.quorate} if units else set()
    return [unit for unit in units if unit.pk not in done]


def to_evaluate(person: Person, year: int) -> list[Unit]:
    """Those of them that are not evaluated."""
    units = own_visits(person, year)
    done = set(Evaluation.objects.filter(year=year, unit__in=units).values_list("unit_id", flat=True))
    return [unit for unit in units if unit.pk not in done]


def reports_due(person: Person, year: int) -> list[tuple[Unit, SelfAssessment | None]]:
    """The units that a person answers for and whose report is not submitted, with the draft if there is one."""
    stands = standing(person)
    if not stands.has(REPORTERS):
        return []
    units = [unit for unit in assessed(year) if stands.over(REPORTERS, unit.path)]
    drafts = {row.unit_id: row for row in SelfAssessment.objects.filter(year=year, unit__in=units)}
    rows = [(unit, drafts.get(unit.pk)) for unit in units]
    return [(unit, row) for unit, row in rows if row is None or row.submitted_at is None]
