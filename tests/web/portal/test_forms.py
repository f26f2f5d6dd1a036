"""Forms answer with every problem in place and keep what was typed; the right people get things done with them."""

import pytest

from kaoheng_web.ledger.models import Entry
from kaoheng_web.ledger.versions import version_of
from kaoheng_web.organisation import subjects
from kaoheng_web.organisation.actions.accounts import open_account
from kaoheng_web.organisation.models import RoleAssignment
from kaoheng_web.organisation.queries import name_of
from kaoheng_web.organisation.roles import Role
from kaoheng_web.organisation.standing import standing

UNIT = {"name": "市某局", "kind": "government", "on": "2026-03-01"}


@pytest.fixture
def office(cast, client):
    client.force_login(cast.account(cast.office))
    return client


@pytest.fixture
def security(cast, client):
    client.force_login(open_account(cast.security, cast.security, "security"))
    return client


def test_the_office_sets_up_a_unit(cast, office):
    done = office.post("/units/new/", {**UNIT, "parent": cast.city.pk})
    assert done.status_code == 302
    assert "市某局" in office.get(done["Location"]).content.decode()


def test_all_problems_stand_in_place_and_what_was_typed_stays(cast, office):
    count = Entry.objects.count()
    done = office.post("/units/new/", {**UNIT, "parent": "", "area_code": "999999", "credit_code": "123"})
    page = done.content.decode()
    assert done.status_code == 422
    assert all(words in page for words in ("不在GB/T 2260中", "统一社会信用代码“123”不正确", 'value="市某局"'))
    assert Entry.objects.count() == count


def test_a_refusal_of_the_action_stands_in_the_form(cast, office):
    version = version_of(subjects.UNIT_NAME, cast.county.names.get())
    typed = {"name": "新名", "on": "2024-01-01", "document": "文1号", "version": version}
    done = office.post(f"/units/{cast.county.pk}/rename/", typed)
    assert done.status_code == 422
    assert "更名日期须晚于2025-01-01" in done.content.decode()
    assert name_of(cast.county) == "高平市"


def test_others_may_neither_set_up_nor_rename(cast, client):
    client.force_login(cast.account(cast.liaison))
    assert client.post("/units/new/", {**UNIT, "parent": cast.city.pk}).status_code == 403
    assert client.post(f"/units/{cast.county.pk}/rename/", {}).status_code == 403


def test_a_stranger_learns_nothing_of_a_unit_or_a_person(cast, client):
    client.force_login(cast.account(cast.stranger))
    assert client.get(f"/units/{cast.county.pk}/").status_code == 404
    assert client.get(f"/people/{cast.office.pk}/").status_code == 404
    assert "高平市" not in client.get("/units/").content.decode()
    assert "高平市" not in client.get("/groups/").content.decode()


def test_the_security_administrator_gives_and_ends_a_role(cast, security):
    given = {"staff_number": cast.stranger.staff_number, "role": "team", "unit": cast.city.pk, "on": "2026-03-01"}
    done = security.post("/roles/new/", {**given, "reason": "第一考核组"})
    assert done.status_code == 302
    row = RoleAssignment.objects.get(person=cast.stranger)
    ending = {"on": "2026-03-05", "reason": "考核结束", "version": version_of(subjects.ROLE_ASSIGNMENT, row)}
    done = security.post(f"/roles/{row.pk}/end/", ending)
    assert done["Location"] == f"/people/{cast.stranger.pk}/"
    assert Entry.objects.latest("sequence").reason == "考核结束"


def test_separation_of_duties_is_explained_in_the_form(cast, security):
    given = {"staff_number": cast.office.staff_number, "role": "leading_group", "unit": cast.city.pk}
    done = security.post("/roles/new/", {**given, "on": "2026-03-01", "reason": "试试"})
    assert "考核领导组与考核办不得由同一人担任" in done.content.decode()
    assert not standing(cast.office).has({Role.LEADING_GROUP})


def test_the_office_gives_no_roles(cast, office):
    assert office.get("/roles/new/").status_code == 403
    assert office.post("/roles/new/", {}).status_code == 403


def test_filters_keep_the_tree_in_order_and_find_what_is_missing(cast, office):
    page = office.get("/units/").content.decode()
    assert page.index("晋城市</a>") < page.index("高平市</a>") < page.index("市统计局</a>")
    page = office.get("/units/?words=统计").content.decode()
    assert "高平市</a>" not in page
    page = office.get("/units/?without=head").content.decode()
    assert "高平市</a>" in page
    assert "没有符合条件的单位" in office.get("/units/?words=没有这个").content.decode()
