"""Every page opens for those who may, in both languages and within ten queries; others are refused."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kaoheng_web.ledger.actions import sign_root
from kaoheng_web.organisation.actions.groups import create_group, place_units
from kaoheng_web.organisation.actions.roles import assign_role
from kaoheng_web.organisation.roles import Role
from tests.web.cast import SINCE

FOR_ALL = (
    "/",
    "/account/",
    "/help/",
    "/help/office/",
    "/components/",
    "/units/",
    "/groups/",
    "/methods/",
    "/plans/",
    "/people/",
    "/roles/",
    "/inbox/",
    "/inbox/delivery/",
)
FOR_AUDITORS = ("/ledger/", "/ledger/1/")
FOR_OFFICE = ("/units/new/", "/methods/new/", "/plans/new/")
FOR_SECURITY = ("/roles/new/",)
MOST_QUERIES = 10


@pytest.fixture
def auditor(cast):
    assign_role(cast.security, cast.stranger, Role.AUDIT_ADMIN, cast.city, SINCE)
    sign_root()
    return cast.stranger


@pytest.mark.parametrize("address", [*FOR_ALL, *FOR_AUDITORS, *FOR_OFFICE, *FOR_SECURITY])
def test_nobody_reads_without_signing_in(client, db, address):
    done = client.get(address)
    assert (done.status_code, done["Location"]) == (302, f"/sign-in/?next={address}")


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("address", FOR_ALL)
@pytest.mark.parametrize("who", ["office", "liaison", "stranger"])
def test_a_page_opens_for_everybody_who_signed_in(cast, client, who, address, language):
    client.force_login(cast.account(getattr(cast, who)))
    done = client.get(address, headers={"accept-language": language})
    assert done.status_code == 200
    assert f'<html lang="{language.replace("hans", "CN")}"' in done.content.decode()


def test_the_workbench_tells_each_doing_once_and_without_keys(cast, client):
    place_units(cast.office, create_group(cast.office, "all", "全部"), [cast.county, cast.bureau], 2026)
    client.force_login(cast.account(cast.office))
    page = client.get("/").content.decode()
    assert page.count("年度编组<span") == 1
    assert "组别成员 等2条" in page


@pytest.mark.parametrize("address", FOR_AUDITORS)
def test_the_ledger_opens_for_the_audit_administrator_and_for_nobody_else(cast, auditor, client, address):
    for person, status in ((auditor, 200), (cast.office, 403), (cast.liaison, 403)):
        client.force_login(cast.account(person))
        assert client.get(address).status_code == status


@pytest.mark.parametrize("address", [*FOR_ALL[1:], *FOR_AUDITORS])
def test_a_page_needs_few_queries(auditor, client, cast, address):
    client.force_login(cast.account(auditor))
    client.get(address)  # the first page of a session writes when it was seen
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    most = MOST_QUERIES + 2 * (address == "/account/")  # one page with five kinds of things, none of them long
    assert len(asked) <= most, "\n".join(query["sql"][:160] for query in asked)


@pytest.mark.parametrize("address", ["/units/", "/people/", "/roles/", "/groups/"])
def test_a_page_of_the_office_needs_few_queries_too(cast, client, address):
    client.force_login(cast.account(cast.office))
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    assert len(asked) <= MOST_QUERIES, "\n".join(query["sql"][:160] for query in asked)


def test_the_navigation_shows_only_what_one_may_open(cast, auditor, client):
    client.force_login(cast.account(cast.liaison))
    assert 'href="/ledger/"' not in client.get("/").content.decode()
    client.force_login(cast.account(auditor))
    assert 'href="/ledger/"' in client.get("/").content.decode()


def test_a_chosen_year_stays_chosen_and_a_wrong_one_is_ignored(cast, client):
    client.force_login(cast.account(cast.office))
    client.get("/groups/?year=2025")
    assert "2025年度</span>" in client.get("/groups/").content.decode()
    client.get("/groups/?year=1066")
    assert "2025年度</span>" in client.get("/groups/").content.decode()


def test_the_language_is_switched_and_stays(cast, client):
    client.force_login(cast.account(cast.office))
    done = client.post("/language/", {"language": "en", "next": "/units/"})
    assert done["Location"] == "/units/"
    assert "<h1>Units</h1>" in client.get("/units/").content.decode()


def test_pages_have_no_inline_script_style_or_handler(cast, auditor, client):
    client.force_login(cast.account(auditor))
    for address in (*FOR_ALL, *FOR_AUDITORS):
        page = client.get(address).content.decode()
        assert " style=" not in page
        assert "<style" not in page
        assert " onclick=" not in page
        assert page.count("<script") == page.count("<script src=") + page.count('type="application/json"')


def test_a_drawer_gets_the_content_alone(cast, client):
    client.force_login(cast.account(cast.office))
    page = client.get(f"/units/{cast.county.pk}/", headers={"HX-Request": "true"}).content.decode()
    assert 'data-title="高平市"' in page
    assert "<html" not in page


def test_an_address_that_does_not_exist_is_a_page_with_a_way_back(cast, client):
    client.force_login(cast.account(cast.office))
    done = client.get("/nowhere/")
    assert done.status_code == 404
    assert "回到工作台" in done.content.decode()
