"""Programs see what their person sees, do what their person may do, and are told the same sentences."""

from datetime import date

import pytest
from django.core.cache import cache
from django.test import Client

from kaoheng_web.api.interface import api
from kaoheng_web.ledger.models import Entry
from kaoheng_web.organisation.actions.roles import assign_role
from kaoheng_web.organisation.models import RankingGroup, RoleAssignment, UnitName
from kaoheng_web.organisation.roles import Role
from tests.web.cast import SINCE
from tests.web.programs import program

DAY = "2026-03-01"


def call(client, path, **given):
    return client.post(f"/api/{path}", given, content_type="application/json")


@pytest.fixture
def office(cast):
    return program(cast.office)


def test_without_a_token_nothing_is_told(db, client):
    done = client.get("/api/units")
    assert (done.status_code, done["Content-Type"]) == (401, "application/problem+json")
    assert done["WWW-Authenticate"] == "Bearer"
    assert done.json()["sentences"][0]["zh"] == "需要令牌或登录"


@pytest.mark.parametrize("path", ["units", "groups", "people", "roles", "ledger", "units/1", "people/1", "ledger/1"])
def test_a_wrong_token_opens_nothing(db, path):
    assert Client(headers={"Authorization": "Bearer kaoheng_wrong"}).get(f"/api/{path}").status_code == 401


def test_every_call_asks_who_calls(db):
    views = [view for router in api._get_bound_routers() for view in router.path_operations.values()]
    assert views
    assert all(operation.auth_callbacks for view in views for operation in view.operations)


def test_a_list_holds_what_the_person_may_see(cast, office):
    assert office.get("/api/units").json()["count"] == 3
    seen = program(cast.liaison).get("/api/units").json()
    assert {each["name"] for each in seen["items"]} == {"晋城市", "高平市"}
    assert program(cast.liaison).get(f"/api/units/{cast.bureau.pk}").status_code == 404
    assert program(cast.liaison).get(f"/api/people/{cast.office.pk}").status_code == 404


def test_lists_come_in_bounded_pages(cast, office):
    page = office.get("/api/units?limit=1&offset=1").json()
    assert (page["count"], [each["id"] for each in page["items"]]) == (3, [cast.county.pk])
    assert office.get("/api/units?limit=100000").status_code == 422


def test_a_unit_is_set_up_and_renamed_by_the_same_actions(cast, office):
    made = call(office, "units", name="市某局", kind="government", parent=cast.city.pk, on=DAY)
    assert made.status_code == 201
    unit = made.json()
    given = {"name": "市新局", "on": "2026-04-01", "document": "文1号"}
    done = call(office, f"units/{unit['id']}/rename", **given, version=unit["version"])
    assert done.json()["version"] != unit["version"]
    again = call(office, f"units/{unit['id']}/rename", **given, version=unit["version"])
    assert (again.status_code, again.json()["version"]) == (409, done.json()["version"])
    assert "市新局" in again.json()["fields"]["name"][0]["zh"]
    assert Entry.objects.filter(action="organisation.rename_unit", actor=cast.office.actor).count() == 2


def test_every_problem_comes_in_one_answer_in_both_languages(cast, office):
    count = UnitName.objects.count()
    codes = {"area_code": "999999", "credit_code": "1"}
    done = call(office, "units", name=" ", kind="county", parent=cast.city.pk, on=DAY, **codes)
    assert done.status_code == 422
    assert set(done.json()["fields"]) == {"name", "area_code", "credit_code"}
    assert done.json()["fields"]["name"] == [{"zh": "请填写单位名称。", "en": "Write the name of the unit."}]
    assert UnitName.objects.count() == count


def test_others_may_not_and_a_token_to_read_may_not_write(cast):
    given = {"name": "市某局", "kind": "government", "parent": cast.city.pk, "on": DAY}
    assert call(program(cast.liaison), "units", **given).status_code == 403
    done = call(program(cast.office, "read"), "units", **given)
    assert done.json()["sentences"][0]["zh"] == "此令牌只能读取。"
    assert done.status_code == 403


def test_a_session_needs_the_csrf_token_to_write(cast):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(cast.account(cast.office))
    assert browser.get("/api/units").status_code == 200
    given = {"name": "市某局", "kind": "government", "parent": cast.city.pk, "on": DAY}
    assert call(browser, "units", **given).status_code == 403
    browser.get("/account/")
    token = browser.cookies["csrftoken"].value
    done = browser.post("/api/units", given, content_type="application/json", headers={"X-CSRFToken": token})
    assert done.status_code == 201


def test_groups_are_created_and_filled(cast, office):
    made = call(office, "groups", code="counties", title="县（市、区）").json()
    done = call(office, f"groups/{made['id']}/place", units=[cast.county.pk], year=2026)
    assert done.json() == {"changed": 1}
    assert call(office, f"groups/{made['id']}/place", units=[9999], year=2026).status_code == 404
    shown = program(cast.liaison).get("/api/groups?year=2026").json()["items"]
    assert [each["units"] for each in shown] == [[cast.county.pk]]
    assert program(cast.colleague).get("/api/groups?year=2026").json()["items"] == []
    assert RankingGroup.objects.count() == 1


def test_people_and_roles_are_managed_by_security(cast, office):
    security = program(cast.security)
    person = call(security, "people", staff_number="N1", name="新人")
    assert person.status_code == 201
    assert call(office, "people", staff_number="N2", name="新人").status_code == 403
    given = {"person": person.json()["id"], "role": "team", "unit": cast.city.pk, "on": DAY, "reason": "名单"}
    role = call(security, "roles", **given).json()
    ended = call(security, f"roles/{role['id']}/end", on="2026-03-31", reason="结束", version=role["version"])
    assert ended.json()["valid_to"] == "2026-03-31"
    assert program(cast.liaison).get("/api/roles").json()["count"] == 1
    assert RoleAssignment.objects.get(pk=role["id"]).valid_to == date(2026, 3, 31)


def test_the_ledger_is_read_by_the_audit_administrator_alone(cast, office):
    assert office.get("/api/ledger").status_code == 403
    assert office.get("/api/ledger/1").status_code == 403
    assign_role(cast.security, cast.stranger, Role.AUDIT_ADMIN, cast.city, SINCE)
    cast.stranger.__dict__.pop("standing_kept", None)
    auditor = program(cast.stranger)
    found = auditor.get("/api/ledger?action=organisation.found&last=2999-12-31").json()
    assert found["count"] == 4
    assert auditor.get("/api/ledger/1").json()["hash"] == Entry.objects.get(pk=1).hash
    assert auditor.get("/api/ledger/9999999").status_code == 404


def test_too_many_calls_are_told_to_wait(cast, office, settings):
    cache.clear()  # the minute is the same in every test
    settings.API_CALLS_A_MINUTE = 3
    statuses = [office.get("/api/groups").status_code for _ in range(4)]
    done = office.get("/api/groups")
    assert statuses == [200, 200, 200, 429]
    assert 0 < int(done["Retry-After"]) <= 60
    assert program(cast.liaison).get("/api/groups").status_code == 200


def test_a_list_takes_few_queries(cast, office, django_assert_max_num_queries):
    office.get("/api/units")
    with django_assert_max_num_queries(7):
        office.get("/api/units")
