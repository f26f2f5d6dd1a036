"""A method with a ballot, a team, and a session about the county."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from kaoheng_web.channels.ballots.actions.sessions import open_voting, prepare
from kaoheng_web.channels.ballots.models import Session
from kaoheng_web.methods.models import Edition
from kaoheng_web.organisation.actions.accounts import open_account
from kaoheng_web.organisation.actions.groups import create_group, place_units
from kaoheng_web.organisation.actions.people import register_person
from kaoheng_web.organisation.actions.roles import assign_role
from kaoheng_web.organisation.models import Person
from kaoheng_web.organisation.roles import Role
from tests.web.cast import SINCE, Cast
from tests.web.governing import in_force

METHOD = Path(__file__).parents[3] / "methods/jincheng-demo/2022/method.yaml"


@dataclass(frozen=True)
class Hall:
    """Who and what is in the hall."""

    cast: Cast
    edition: Edition
    team: Person  # over the county
    other_team: Person  # over the bureau

    def prepared(self, *, by: Person | None = None) -> Session:
        """A session about the county."""
        return prepare(by or self.team, self.edition, "appraisal", "高平市测评", date(2026, 3, 1), [self.cast.county])

    def open(self) -> Session:
        """A session in which one can vote."""
        return open_voting(self.team, self.prepared())


@pytest.fixture
def hall(cast: Cast) -> Hall:
    """A hall with two teams."""
    people = []
    for number, unit in enumerate((cast.county, cast.bureau)):
        person = register_person(cast.security, f"TEAM{number}", f"组员{number}")
        open_account(cast.security, person, f"team{number}")
        assign_role(cast.security, person, Role.TEAM, unit, SINCE)
        people.append(person)
    group = create_group(cast.office, "counties", "县（市、区）")
    place_units(cast.office, group, [cast.county], 2026)
    edition = in_force(cast, 2026, METHOD.read_text(encoding="utf-8"))
    return Hall(cast, edition, *people)
