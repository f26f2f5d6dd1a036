"""Members of assessment teams are assigned to the units that they visit and talk to, and to no others."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from kaoheng.text import Text
from kaoheng_web.ledger.actions import changed, created, record
from kaoheng_web.organisation import rules, subjects
from kaoheng_web.organisation.authority.verbs import require
from kaoheng_web.organisation.models import Person, TeamAssignment, Unit
from kaoheng_web.organisation.queries import roles_from
from kaoheng_web.organisation.roles import Role
from kaoheng_web.shared.errors import refuse_if


def assign_team(
    by: Person, team: str, people: Sequence[Person], units: Sequence[Unit], on: date, *, until: date | None = None
) -> int:
    """Every member of a team is assigned to every one of its units; how many assignments are new."""
    verb = rules.ASSIGN_TEAM
    with transaction.atomic():
        require(by, verb)
        refuse_if(_against(people, units, on), {"until": list(rules.wrong_order(on, until))})
        standing = set(
            TeamAssignment.objects.on(on).filter(person__in=people, unit__in=units).values_list("person_id", "unit_id")
        )
        rows = [
            TeamAssignment(team=team, person=person, unit=unit, valid_from=on, valid_to=until)
            for unit in units
            for person in people
            if (person.pk, unit.pk) not in standing
        ]
        made = TeamAssignment.objects.bulk_create(rows)
        record(by.actor, [created(verb.name, subjects.TEAM_ASSIGNMENT, row, team) for row in made])
    return len(made)


def end_assignment(by: Person, assignment: TeamAssignment, on: date, *, reason: str) -> None:
    """A member is assigned to a unit no longer, with that day as the last one."""
    verb = rules.END_ASSIGNMENT
    with transaction.atomic():
        require(by, verb)
        first, last = assignment.valid_from, assignment.valid_to
        refuse_if([*rules.ended(Text("分工", "The assignment"), last, on), *rules.wrong_order(first, on)])
        before = subjects.TEAM_ASSIGNMENT.digest(assignment)
        assignment.valid_to = on
        assignment.save(update_fields=["valid_to"])
        record(by.actor, [changed(verb.name, subjects.TEAM_ASSIGNMENT, before, assignment, reason)])


def _against(people: Sequence[Person], units: Sequence[Unit], on: date) -> list[Text]:
    problems = []
    if not people or not units:
        problems.append(Text("请选择成员和单位。", "Choose members and units."))
    for person in people:
        if Role.TEAM not in roles_from(person, on):
            name = person.name
            problems.append(Text(f"{name}不是考核组成员，请先授权。", f"{name} is no member of an assessment team."))
    for unit in units:
        problems += rules.ended(Text("单位", "The unit"), unit.valid_to, on)
    return problems
