"""On a platform that was founded this morning, the workbench says what comes first."""

import pytest

from kaoheng_web.organisation.actions.accounts import open_account
from kaoheng_web.organisation.actions.founding import found
from kaoheng_web.organisation.actions.people import register_person
from kaoheng_web.organisation.actions.roles import assign_role
from kaoheng_web.organisation.actions.units import create_unit
from kaoheng_web.organisation.models import Account, Unit
from kaoheng_web.organisation.roles import Role
from kaoheng_web.portal.tasks.waiting import tasks
from tests.web.cast import SINCE

YEAR = 2026


@pytest.fixture
def founded(db):
    """The city at the top and its security administrator."""
    return found("高平市", "140581", "A001", "安知远", SINCE)


@pytest.fixture
def office(founded):
    """The first person of the assessment office."""
    city, security = founded
    person = register_person(security, "A002", "池安和")
    open_account(security, person, "chianhe")
    assign_role(security, person, Role.OFFICE, city, SINCE)
    return person


def waiting(person):
    return [task.what.zh for task in tasks(person, YEAR)]


def test_the_security_administrator_is_told_which_roles_nobody_has(founded):
    _, security = founded
    assert {f"还没有人担任“{role.label}”" for role in (Role.OFFICE, Role.LEADING_GROUP, Role.AUDIT_ADMIN)} <= set(
        waiting(security)
    )


def test_a_role_that_somebody_has_is_no_longer_asked_for(founded, office):
    _, security = founded
    assert "还没有人担任“考核办”" not in waiting(security)


def test_the_office_begins_with_units_and_a_method(office):
    assert waiting(office) == ["还没有设立被考核单位", f"起草{YEAR}年度考核办法"]


def test_once_there_are_units_they_are_placed_in_groups(founded, office):
    street = create_unit(office, Unit.Kind.TOWNSHIP, "北城街道", SINCE, parent=founded[0])
    create_unit(office, Unit.Kind.SUBORDINATE, "北城街道文化站", SINCE, parent=street)  # which the street assesses
    assert waiting(office) == [f"1个单位还没有编入{YEAR}年度考核组别", f"起草{YEAR}年度考核办法"]


def test_a_year_in_which_nobody_is_assessed_is_not_called_late(office, client):
    client.force_login(Account.objects.get(person=office))
    shown = client.get("/").content.decode()
    assert "还没有设立被考核单位。" in shown
    assert "逾期" not in shown
