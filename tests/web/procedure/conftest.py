"""The year 2026 as it is summed up in January 2027: a head, two teams, of which one visits the county."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pytest

from kaoheng_web.organisation.actions.accounts import open_account
from kaoheng_web.organisation.actions.people import register_person
from kaoheng_web.organisation.actions.roles import assign_role
from kaoheng_web.organisation.actions.teams import assign_team
from kaoheng_web.organisation.models import Person
from kaoheng_web.organisation.roles import Role
from kaoheng_web.shared import clock
from tests.web.cast import SINCE, Cast
from tests.web.progress.scene import assemble

YEAR, DAY = 2026, date(2027, 1, 10)


@dataclass(frozen=True)
class Summing:
    """Who acts when the year is summed up."""

    cast: Cast
    head: Person  # of the county
    member: Person  # of the team that visits the county
    outsider: Person  # of another team


@pytest.fixture
def summing(cast, settings, tmp_path) -> Iterator[Summing]:
    """10 January 2027."""
    settings.DATA_FOLDER = tmp_path
    assemble(cast)
    people = []
    for number, role in enumerate((Role.HEAD, Role.TEAM, Role.TEAM), 1):
        person = register_person(cast.security, f"P{number}", f"程序{number}")
        open_account(cast.security, person, f"procedure{number}")
        assign_role(cast.security, person, role, cast.county if role == Role.HEAD else cast.city, SINCE)
        people.append(person)
    assign_team(cast.office, "第一考核组", [people[1]], [cast.county], date(2026, 12, 20))
    with clock.at(DAY):
        yield Summing(cast, *people)


@pytest.fixture
def enter(client, summing):
    """Signs somebody in."""

    def come_in(person):
        client.force_login(summing.cast.account(person))
        session = client.session
        session["confirmed_at"] = clock.now().isoformat()
        session.save()
        return client

    return come_in
