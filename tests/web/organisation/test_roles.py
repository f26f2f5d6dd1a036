"""Roles: given by one, never to oneself, never two that exclude each other; lent for some days."""

from datetime import date

import pytest

from kaoheng_web.ledger.queries import history
from kaoheng_web.organisation.actions.roles import assign_role, delegate, end_delegation, end_role
from kaoheng_web.organisation.models import RoleAssignment
from kaoheng_web.organisation.roles import ADMINISTRATORS, BUSINESS, Role
from kaoheng_web.organisation.standing import standing
from kaoheng_web.shared import clock
from kaoheng_web.shared.errors import NotAllowed, Refusal

TODAY, LATER = date(2026, 3, 1), date(2026, 3, 10)


def office_role(cast):
    return RoleAssignment.objects.get(person=cast.office, role=Role.OFFICE)


def test_the_security_administrator_assigns_a_role_and_the_ledger_says_why(cast):
    row = assign_role(cast.security, cast.stranger, Role.TEAM, cast.city, TODAY, reason="考核组名单")
    assert standing(cast.stranger).has({Role.TEAM})
    assert history("organisation.roleassignment", row.pk).get().reason == "考核组名单"


@pytest.mark.parametrize("who", ["office", "leader", "liaison", "stranger"])
def test_nobody_else_assigns_roles(cast, who):
    with pytest.raises(NotAllowed):
        assign_role(getattr(cast, who), cast.colleague, Role.TEAM, cast.city, TODAY)


def test_nobody_gives_a_role_to_themselves(cast):
    with pytest.raises(NotAllowed):
        assign_role(cast.security, cast.security, Role.AUDIT_ADMIN, cast.city, TODAY)


def test_a_countys_security_administrator_gives_roles_over_the_county_only(cast):
    assign_role(cast.security, cast.stranger, Role.SECURITY_ADMIN, cast.county, TODAY)
    row = assign_role(cast.stranger, cast.liaison, Role.HEAD, cast.county, TODAY)
    end_role(cast.stranger, row, LATER, reason="调离")
    for unit in (cast.city, cast.bureau):
        with pytest.raises(NotAllowed):
            assign_role(cast.stranger, cast.liaison, Role.OFFICE, unit, TODAY)
    with pytest.raises(NotAllowed):
        end_role(cast.stranger, office_role(cast), LATER, reason="调离")


@pytest.mark.parametrize("held", sorted(BUSINESS))
@pytest.mark.parametrize("role", sorted(ADMINISTRATORS))
def test_administrators_stand_apart_from_business(cast, held, role):
    assign_role(cast.security, cast.stranger, held, cast.city, TODAY)
    with pytest.raises(Refusal, match="One person may not be"):
        assign_role(cast.security, cast.stranger, role, cast.city, TODAY)


def test_the_three_administrators_are_three_people(cast):
    assign_role(cast.security, cast.stranger, Role.SYSTEM_ADMIN, cast.city, TODAY)
    with pytest.raises(Refusal, match="One person may not be"):
        assign_role(cast.security, cast.stranger, Role.AUDIT_ADMIN, cast.city, TODAY)


def test_the_office_never_approves_as_the_leading_group(cast):
    with pytest.raises(Refusal, match="One person may not be"):
        assign_role(cast.security, cast.office, Role.LEADING_GROUP, cast.city, TODAY)


def test_a_role_that_begins_later_excludes_others_already(cast):
    assign_role(cast.security, cast.stranger, Role.SYSTEM_ADMIN, cast.city, LATER)
    with pytest.raises(Refusal, match="One person may not be"):
        assign_role(cast.security, cast.stranger, Role.TEAM, cast.city, TODAY)


def test_a_role_ends_on_its_last_day(cast):
    end_role(cast.security, office_role(cast), TODAY, reason="调离")
    assert standing(cast.office).has({Role.OFFICE})
    with clock.at(date(2026, 3, 2)):
        assert not standing(cast.office).has({Role.OFFICE})


def test_a_role_does_not_end_twice(cast):
    row = office_role(cast)
    end_role(cast.security, row, TODAY, reason="调离")
    with pytest.raises(Refusal, match="ended on"):
        end_role(cast.security, row, LATER, reason="调离")


def test_a_stand_in_has_the_role_on_the_days_agreed_and_on_no_other(cast):
    delegate(cast.office, office_role(cast), cast.stranger, date(2026, 3, 5), LATER, reason="出差")
    assert not standing(cast.stranger).has({Role.OFFICE})
    with clock.at(LATER):
        assert standing(cast.stranger).over({Role.OFFICE}, cast.county.path)
    with clock.at(date(2026, 3, 11)):
        assert not standing(cast.stranger).has({Role.OFFICE})


def test_only_the_holder_lends_a_role_and_takes_it_back(cast):
    with pytest.raises(NotAllowed):
        delegate(cast.leader, office_role(cast), cast.stranger, TODAY, LATER, reason="")
    lent = delegate(cast.office, office_role(cast), cast.stranger, TODAY, LATER, reason="出差")
    with pytest.raises(NotAllowed):
        end_delegation(cast.stranger, lent, TODAY)
    end_delegation(cast.office, lent, date(2026, 3, 2))
    with clock.at(date(2026, 3, 3)):
        assert not standing(cast.stranger).has({Role.OFFICE})


def test_a_role_is_not_lent_past_separation_of_duties(cast):
    with pytest.raises(Refusal, match="One person may not be"):
        delegate(cast.office, office_role(cast), cast.leader, TODAY, LATER, reason="")


def test_a_role_is_not_lent_longer_than_it_is_held(cast):
    row = assign_role(cast.security, cast.stranger, Role.TEAM, cast.city, TODAY, until=LATER)
    with pytest.raises(Refusal, match="beyond the days"):
        delegate(cast.stranger, row, cast.liaison, TODAY, date(2026, 3, 11), reason="")
