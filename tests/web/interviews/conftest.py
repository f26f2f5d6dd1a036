"""A county in its group, two members of assessment teams of whom one is assigned to it, and an authorised person."""

from datetime import date

import pytest

from kaoheng_web.organisation.actions.accounts import open_account
from kaoheng_web.organisation.actions.groups import create_group, place_units
from kaoheng_web.organisation.actions.people import register_person
from kaoheng_web.organisation.actions.roles import assign_role
from kaoheng_web.organisation.actions.teams import assign_team
from kaoheng_web.organisation.roles import Role
from tests.web.cast import SINCE


def somebody(cast, number, role):
    """Somebody new with a role over the city and an account."""
    person = register_person(cast.security, f"T{number}", f"演员{number}")
    open_account(cast.security, person, f"actor{number}")
    assign_role(cast.security, person, role, cast.city, SINCE)
    return person


@pytest.fixture
def group(cast):
    """The county stands in the group of the counties."""
    place_units(cast.office, create_group(cast.office, "counties", "县（市、区）"), [cast.county], 2025)


@pytest.fixture
def member(cast, group):
    """A member of the first team, assigned to the county."""
    person = somebody(cast, 301, Role.TEAM)
    assign_team(cast.office, "第一考核组", [person], [cast.county], date(2026, 1, 1))
    return person


@pytest.fixture
def outsider(cast):
    """A member of the second team, assigned to nothing."""
    return somebody(cast, 302, Role.TEAM)


@pytest.fixture
def authorised(cast):
    """Somebody of the organisation department."""
    return somebody(cast, 303, Role.PERSONNEL)
