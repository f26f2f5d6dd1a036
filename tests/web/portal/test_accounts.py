"""The account page of the security administrator: open, unlock, reset, close, reopen; never one's own."""

import pytest

from kaoheng_web.authentication import attempts, rules
from kaoheng_web.authentication.actions.factors import add_generator
from kaoheng_web.authentication.codes import new_secret
from kaoheng_web.authentication.queries import factors
from kaoheng_web.ledger.models import Entry
from kaoheng_web.organisation.actions.accounts import open_account
from kaoheng_web.organisation.actions.people import register_person
from kaoheng_web.organisation.models import Account
from tests.web.authentication.devices import shown
from tests.web.cast import with_password
from tests.web.portal.reading import found

PASSWORD = "梨树下的第七只麻雀在唱歌"


@pytest.fixture
def security(cast, client):
    client.force_login(open_account(cast.security, cast.security, "security"))
    client.post("/demo/confirm/")
    return client


@pytest.fixture
def office(cast):
    return with_password(cast.account(cast.office), PASSWORD)


def address(person) -> str:
    return f"/people/{person.pk}/account/"


def do(client, person, deed, reason="当面核实"):
    return client.post(address(person), {"do": deed, "reason": reason})


def handed_over(page) -> str:
    return found(r'h-secret">([^<]+)<', page)


def last() -> Entry:
    return Entry.objects.latest("sequence")


def test_an_account_is_opened_with_a_password_shown_once(cast, security):
    person = register_person(cast.security, "T100", "访客一")
    done = security.post(address(person), {"name": "guest"})
    assert Account.objects.get(name="guest").check_password(handed_over(done))
    assert "no-store" in done["Cache-Control"]
    assert "初始密码，尚未修改" in security.get(address(person)).content.decode()


def test_a_name_that_is_taken_opens_nothing_and_stays_in_its_field(cast, security):
    person = register_person(cast.security, "T100", "访客一")
    done = security.post(address(person), {"name": "office"})
    assert done.status_code == 422
    assert "账号“office”已存在" in done.content.decode()
    assert not Account.objects.filter(person=person).exists()


def test_a_lock_is_shown_and_ended(cast, office, security):
    other = type(security)()
    for _ in range(attempts.TRIES):
        other.post("/sign-in/", {"name": "office", "password": "wrong"})
    assert "已锁定" in security.get(address(cast.office)).content.decode()
    assert do(security, cast.office, "unlock")["Location"] == address(cast.office)
    assert other.post("/sign-in/", {"name": "office", "password": PASSWORD})["Location"] == "/"


def test_a_password_is_reset_and_ends_every_session(cast, office, security):
    other = type(security)()
    other.post("/sign-in/", {"name": "office", "password": PASSWORD})
    first = handed_over(do(security, cast.office, "password"))
    assert other.get("/units/").status_code == 302
    assert other.post("/sign-in/", {"name": "office", "password": first}).status_code == 302
    assert other.get("/units/")["Location"] == "/account/password/"


def test_lost_factors_are_reset(cast, office, security):
    secret = new_secret()
    add_generator(office.person, office, secret, shown(secret))
    do(security, cast.office, "factors")
    assert len(factors(office)) == 0
    assert Entry.objects.filter(action=rules.RESET_FACTORS.name, reason="当面核实").exists()


def test_an_account_is_closed_and_opened_again(cast, office, security):
    do(security, cast.office, "close", "借调")
    assert last().reason == "借调"
    page = security.get(address(cast.office)).content.decode()
    assert "恢复账号" in page
    assert "重设初始密码" not in page
    do(security, cast.office, "reopen", "借调结束")
    assert Account.objects.get(name="office").is_active


def test_everything_needs_a_reason(cast, office, security):
    count = Entry.objects.count()
    assert do(security, cast.office, "close", "").status_code == 422
    assert Entry.objects.count() == count


@pytest.mark.parametrize("deed", ["close", "password"])
def test_nobody_does_it_to_their_own_account(cast, security, deed):
    page = security.get(address(cast.security)).content.decode()
    assert "须由另一位安全管理员办理" in page
    assert 'name="do"' not in page
    assert do(security, cast.security, deed).status_code == 403


@pytest.mark.parametrize("who", ["office", "leader", "liaison", "stranger"])
def test_nobody_else_sees_the_page_or_the_way_to_it(cast, client, who):
    client.force_login(cast.account(getattr(cast, who)))
    assert client.get(address(cast.office)).status_code == 403
    page = client.get(f"/people/{getattr(cast, who).pk}/").content.decode()
    assert address(getattr(cast, who)) not in page


def test_the_person_page_leads_there_and_the_page_asks_who_one_is(cast, client):
    client.force_login(open_account(cast.security, cast.security, "security"))
    assert address(cast.office) in client.get(f"/people/{cast.office.pk}/").content.decode()
    assert client.get(address(cast.office))["Location"].startswith("/confirm/?next=")


def test_somebody_who_does_not_exist_has_no_account_page(security):
    assert security.get("/people/999999/account/").status_code == 404
