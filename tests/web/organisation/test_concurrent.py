"""Two people change the same thing: the second one is told what the first one saved, and nothing is lost."""

import re
from datetime import date

import pytest

from kaoheng_web.ledger.models import Entry
from kaoheng_web.ledger.versions import version_of
from kaoheng_web.organisation import subjects
from kaoheng_web.organisation.actions.roles import end_role
from kaoheng_web.organisation.actions.units import rename_unit
from kaoheng_web.organisation.models import RoleAssignment
from kaoheng_web.organisation.queries import name_of
from kaoheng_web.shared.errors import Outdated

APRIL, MAY = date(2026, 4, 1), date(2026, 5, 1)


@pytest.fixture
def office(cast, client):
    client.force_login(cast.account(cast.office))
    return client


def version(page):
    return re.findall(r'name="version" value="([^"]+)"', page.content.decode())[0]


def test_the_second_sees_what_the_first_saved_beside_what_was_typed_and_may_go_on(cast, office):
    address = f"/units/{cast.bureau.pk}/rename/"
    typed = {"name": "市统计调查局", "on": "2026-05-01", "document": "文2号", "version": version(office.get(address))}
    rename_unit(cast.office, cast.bureau, "市数据统计局", APRIL, document="文1号")
    count = Entry.objects.count()
    done = office.post(address, typed)
    page = done.content.decode()
    assert done.status_code == 409
    assert all(words in page for words in ("市数据统计局", 'value="市统计调查局"', "别人已于", "仍要单位更名"))
    assert Entry.objects.count() == count
    assert office.post(address, {**typed, "version": version(done)}).status_code == 302
    assert name_of(cast.bureau, MAY) == "市统计调查局"
    assert name_of(cast.bureau, APRIL) == "市数据统计局"


def test_a_form_whose_version_was_taken_out_is_outdated(cast, office):
    typed = {"name": "市统计调查局", "on": "2026-05-01", "document": "文2号"}
    assert office.post(f"/units/{cast.bureau.pk}/rename/", typed).status_code == 409


def test_an_action_refuses_what_changed_since_it_was_seen(cast):
    row = RoleAssignment.objects.get(person=cast.liaison)
    seen = version_of(subjects.ROLE_ASSIGNMENT, row)
    end_role(cast.security, row, APRIL, reason="一")
    stale = RoleAssignment.objects.get(person=cast.liaison)
    with pytest.raises(Outdated) as refused:
        end_role(cast.security, stale, date(2026, 3, 15), reason="二", seen=seen)
    assert refused.value.version == version_of(subjects.ROLE_ASSIGNMENT, row)
    assert "2026-04-01" in refused.value.fields["on"][0].zh
    end_role(cast.security, stale, date(2026, 3, 15), reason="二", seen=refused.value.version)
    assert RoleAssignment.objects.get(person=cast.liaison).valid_to == date(2026, 3, 15)


def test_an_action_reads_the_row_anew_whatever_is_in_memory(cast):
    early = RoleAssignment.objects.get(person=cast.liaison)
    end_role(cast.security, RoleAssignment.objects.get(person=cast.liaison), date(2026, 3, 1), reason="一")
    with pytest.raises(Exception, match="ended on"):
        end_role(cast.security, early, APRIL, reason="二")
