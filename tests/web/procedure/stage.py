"""The year 2026 as it is summed up in January 2027: a head, two teams, of which one visits the county."""

from dataclasses import dataclass
from datetime import date

from kaoheng_web.organisation.actions.accounts import open_account
from kaoheng_web.organisation.actions.people import register_person
from kaoheng_web.organisation.actions.roles import assign_role
from kaoheng_web.organisation.actions.teams import assign_team
from kaoheng_web.organisation.models import Person
from kaoheng_web.organisation.roles import Role
from tests.web.cast import SINCE, Cast
from tests.web.progress.scene import Scene

YEAR, DAY = 2026, date(2027, 1, 10)


@dataclass(frozen=True)
class Summing:
    """Who acts when the year is summed up."""

    cast: Cast
    head: Person  # of the county
    member: Person  # of the team that visits the county
    outsider: Person  # of another team


def summed(running: Scene) -> Summing:
    """Who sums up the running year."""
    cast, people = running.cast, []
    for number, role in enumerate((Role.HEAD, Role.TEAM, Role.TEAM), 1):
        person = register_person(cast.security, f"P{number}", f"程序{number}")
        open_account(cast.security, person, f"procedure{number}")
        assign_role(cast.security, person, role, cast.county if role == Role.HEAD else cast.city, SINCE)
        people.append(person)
    assign_team(cast.office, "第一考核组", [people[1]], [cast.county], date(2026, 12, 20))
    return Summing(cast, *people)
