"""Members of assessment teams are assigned to units for some days."""

from datetime import date

import pytest

from kaoheng_web.ledger.models import Entry
from kaoheng_web.organisation.actions.roles import assign_role
from kaoheng_web.organisation.actions.teams import assign_team, end_assignment
from kaoheng_web.organisation.models import TeamAssignment
from kaoheng_web.organisation.queries import is_assigned
from kaoheng_web.organisation.roles import Role
from kaoheng_web.shared.errors import NotAllowed, Refusal
from tests.web.cast import SINCE

TODAY, TOMORROW = date(2026, 3, 1), date(2026, 3, 2)
TEAM = "第一考核组"


@pytest.fixture
def member(cast):
    assign_role(cast.security, cast.stranger, Role.TEAM, cast.city, SINCE)
    return cast.stranger


def test_a_team_is_assigned_and_assigning_it_again_changes_nothing(cast, member):
    assert assign_team(cast.office, TEAM, [member], [cast.county, cast.bureau], TODAY) == 2
    count = Entry.objects.count()
    assert assign_team(cast.office, TEAM, [member], [cast.county, cast.bureau], TODAY) == 0
    assert Entry.objects.count() == count
    assert Entry.objects.latest("sequence").reason == TEAM


def test_only_the_office_assigns_and_only_members_of_teams_are_assigned(cast, member):
    for person in (cast.leader, cast.security, cast.liaison, member):
        with pytest.raises(NotAllowed):
            assign_team(person, TEAM, [member], [cast.county], TODAY)
    with pytest.raises(Refusal, match="no member of an assessment team"):
        assign_team(cast.office, TEAM, [cast.liaison], [cast.county], TODAY)
    with pytest.raises(Refusal, match="Choose members"):
        assign_team(cast.office, TEAM, [], [], TODAY)


def test_an_assignment_holds_to_its_last_day_and_ends_once(cast, member):
    assign_team(cast.office, TEAM, [member], [cast.county], TODAY)
    row = TeamAssignment.objects.get()
    with pytest.raises(NotAllowed):
        end_assignment(member, row, TODAY, reason="")
    end_assignment(cast.office, row, TODAY, reason="换组")
    assert is_assigned(member, cast.county, TODAY)
    assert not is_assigned(member, cast.county, TOMORROW)
    with pytest.raises(Refusal, match="ended on"):
        end_assignment(cast.office, row, TOMORROW, reason="换组")


def test_the_office_does_it_with_the_pages(cast, member, client):
    client.force_login(cast.account(cast.office))
    assert client.get("/teams/").status_code == 200
    assert client.get("/teams/new/").status_code == 200
    row = TeamAssignment.objects
    assign_team(cast.office, TEAM, [member], [cast.county], TODAY)
    assert "高平市" in client.get("/teams/").content.decode()
    done = client.post(f"/teams/{row.get().pk}/end/", {"on": "2026-03-01", "reason": "换组"})
    assert done["Location"] == "/teams/"
    client.force_login(cast.account(member))
    assert client.get("/teams/").status_code == 403
