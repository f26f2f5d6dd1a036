"""Through the door in two steps, and what is owed before anything else is done."""

import base64
import json
from datetime import timedelta

import pytest

from kaoheng_web.authentication import attempts
from kaoheng_web.authentication.actions.factors import add_generator, add_key, renew_recovery_codes
from kaoheng_web.authentication.actions.passwords import give_password
from kaoheng_web.authentication.actions.proofs import by_code
from kaoheng_web.authentication.actions.signing import second_step
from kaoheng_web.authentication.codes import new_secret
from kaoheng_web.authentication.keys import Site, ask_for_new
from kaoheng_web.authentication.models import CodeGenerator, SecurityKey
from kaoheng_web.authentication.queries import factors
from kaoheng_web.ledger.models import Entry
from kaoheng_web.organisation.actions.accounts import close_account
from kaoheng_web.portal.arriving import WITHIN
from kaoheng_web.shared import clock
from tests.web.authentication.devices import SoftKey, shown
from tests.web.cast import with_password
from tests.web.portal.reading import found

PASSWORD = "梨树下的第七只麻雀在唱歌"
SECRET = r'h-secret">([A-Z2-7]+)<'
NEW = "屋檐上的三只燕子飞过山冈"


@pytest.fixture
def office(cast):
    return with_password(cast.account(cast.office), PASSWORD)


@pytest.fixture
def secret(office):
    made = new_secret()
    add_generator(office.person, office, made, shown(made, -1))
    return made


@pytest.fixture
def key(office):
    soft, site = SoftKey(), Site("http://testserver", "testserver")
    question = ask_for_new(site, office)
    add_key(office.person, office, "U盾", site, question.state, soft.made(question.options))
    return soft


def knock(client, **more):
    return client.post("/sign-in/", {"name": "office", "password": PASSWORD, **more})


def question(page) -> dict:
    asked: dict = json.loads(found(r'<script id="question" type="application/json">(.*?)</script>', page))
    return asked


def last() -> Entry:
    return Entry.objects.latest("sequence")


def test_the_password_alone_leads_to_the_second_step_and_nowhere_else(secret, client):
    done = knock(client, next="/units/")
    assert (done.status_code, done["Location"]) == (302, "/sign-in/second/")
    assert last().action == attempts.PASSWORD_RIGHT
    assert client.get("/units/").status_code == 302


def test_the_code_comes_in_and_leads_where_one_wanted_to_go(secret, client):
    knock(client, next="/units/")
    done = client.post("/sign-in/second/", {"by": "code", "code": shown(secret)})
    assert (done["Location"], last().action) == ("/units/", attempts.SIGNED_IN)
    assert client.get("/units/").status_code == 200


def test_wrong_codes_stand_in_place_and_lock_like_wrong_passwords(secret, client):
    knock(client)
    for _ in range(attempts.TRIES):
        done = client.post("/sign-in/second/", {"by": "code", "code": "000000"})
        assert done.status_code == 422
        assert "动态码或恢复码不对" in done.content.decode()
    done = client.post("/sign-in/second/", {"by": "code", "code": shown(secret)})
    assert "锁定到" in done.content.decode()
    assert "锁定到" in knock(client).content.decode()


def test_the_right_password_in_between_does_not_end_the_count(secret, client):
    for _ in range(attempts.TRIES):
        knock(client)
        client.post("/sign-in/second/", {"by": "code", "code": "000000"})
    assert "锁定到" in knock(client).content.decode()


def test_nobody_takes_the_second_step_first_late_or_with_a_closed_account(cast, office, secret, client):
    assert client.get("/sign-in/second/")["Location"] == "/sign-in/"
    knock(client)
    with clock.at(clock.now() + WITHIN):
        assert client.post("/sign-in/second/", {"by": "code", "code": shown(secret)})["Location"] == "/sign-in/"
    close_account(cast.security, office, clock.today(), reason="调离")
    assert client.get("/sign-in/second/")["Location"] == "/sign-in/"


def test_a_password_that_was_reset_in_between_takes_the_first_step_back(cast, office, secret, client):
    knock(client)
    give_password(cast.security, office)
    assert client.post("/sign-in/second/", {"by": "code", "code": shown(secret)})["Location"] == "/sign-in/"


@pytest.mark.parametrize("by", ["password", "key", "nothing"])
def test_the_second_step_takes_no_other_proof(secret, client, by):
    knock(client)
    client.post("/sign-in/second/", {"by": by, "password": PASSWORD, "response": "{}"})
    assert client.get("/units/").status_code == 302


def test_a_key_comes_in_and_a_challenge_counts_once(key, client):
    knock(client)
    answer = json.dumps(key.signing(question(client.get("/sign-in/second/"))))
    assert client.post("/sign-in/second/", {"by": "key", "response": answer})["Location"] == "/"
    client.post("/sign-out/")
    knock(client)
    assert client.post("/sign-in/second/", {"by": "key", "response": answer}).status_code == 422


@pytest.mark.parametrize("answer", ["", "{", "[]", '"x"', "null", "{}", "[" * 19_000])
def test_nonsense_instead_of_the_answer_of_a_key_is_refused(key, client, answer):
    knock(client)
    client.get("/sign-in/second/")
    assert client.post("/sign-in/second/", {"by": "key", "response": answer}).status_code == 422


def test_one_confirms_with_a_code_or_a_key_too(office, secret, key, client):
    client.force_login(office)
    done = client.post("/confirm/", {"by": "code", "code": shown(secret), "next": "/roles/"})
    assert (done["Location"], last().action) == ("/roles/", attempts.CONFIRMED)
    answer = json.dumps(key.signing(question(client.get("/confirm/"))))
    assert client.post("/confirm/", {"by": "key", "response": answer})["Location"] == "/"


def test_a_first_password_is_changed_before_anything_else(cast, office, client):
    first = give_password(cast.security, office)
    knock(client, password=first)
    assert client.get("/units/")["Location"] == "/account/password/"
    assert client.post("/units/new/", {})["Location"] == "/account/password/"
    page = client.get("/account/password/").content.decode()
    assert "由安全管理员设定" in page
    assert "与最近5个密码都不同" in page
    done = client.post("/account/password/", {"old": first, "new": NEW, "again": NEW})
    assert done["Location"] == "/account/"
    assert client.get("/units/").status_code == 200


def test_problems_with_a_new_password_stand_in_place(office, client):
    knock(client)
    done = client.post("/account/password/", {"old": "x", "new": "office", "again": "other"})
    page = done.content.decode()
    assert done.status_code == 422
    assert all(words in page for words in ("密码不对", "两次输入的新密码不同", "密码不少于12个字符", "没有修改"))
    assert "你" not in page
    assert 'value="other"' not in page


def test_a_new_password_ends_every_other_session(office, client):
    other = type(client)()
    for each in (client, other):
        knock(each)
    client.post("/account/password/", {"old": PASSWORD, "new": NEW, "again": NEW})
    assert client.get("/units/").status_code == 200
    assert other.get("/units/").status_code == 302


def test_a_role_that_needs_a_second_factor_is_led_to_add_one(office, client, settings):
    settings.SECOND_FACTOR_ROLES = ["office"]
    knock(client)
    assert client.get("/units/")["Location"] == "/account/factors/"
    assert "您的角色须启用第二因素" in client.get("/account/factors/").content.decode()
    made = found(SECRET, client.get("/account/factors/codes/"))
    done = client.post("/account/factors/codes/", {"code": shown(made)})
    assert done.content.decode().count("<li><code>") == 10
    assert client.get("/units/").status_code == 200
    assert factors(office).generator is not None


def test_the_secret_is_shown_as_a_picture_and_stays_until_it_is_proven(office, client):
    knock(client)
    page = client.get("/account/factors/codes/")
    assert 'src="data:image/svg+xml' in page.content.decode()
    made = found(SECRET, page)
    assert len(base64.b32decode(made)) == 20
    done = client.post("/account/factors/codes/", {"code": "000000"})
    assert done.status_code == 422
    assert made in done.content.decode()
    assert not CodeGenerator.objects.exists()


def test_a_key_is_added_named_and_removed(office, client):
    knock(client)
    soft = SoftKey()
    answer = json.dumps(soft.made(question(client.get("/account/factors/keys/"))))
    done = client.post("/account/factors/keys/", {"name": "办公室U盾", "response": answer})
    assert done.content.decode().count("<li><code>") == 10
    assert "办公室U盾" in client.get("/account/factors/").content.decode()
    pk = SecurityKey.objects.get().pk
    assert client.get(f"/account/factors/keys/{pk}/remove/").status_code == 200
    assert client.post(f"/account/factors/keys/{pk}/remove/")["Location"] == "/account/factors/"
    assert not SecurityKey.objects.exists()


def test_a_key_of_somebody_else_is_not_even_there(cast, key, client):
    client.force_login(cast.account(cast.leader))
    client.post("/demo/confirm/")
    assert client.post(f"/account/factors/keys/{SecurityKey.objects.get().pk}/remove/").status_code == 404


@pytest.mark.parametrize("address", ["codes/", "codes/remove/", "keys/", "recovery/"])
def test_changing_factors_asks_who_one_is(office, client, address):
    client.force_login(office)
    done = client.post(f"/account/factors/{address}", {"code": "1"})
    assert done["Location"].startswith("/confirm/?next=")


def test_recovery_codes_are_shown_once(office, secret, client):
    client.force_login(office)
    client.post("/demo/confirm/")
    done = client.post("/account/factors/recovery/")
    assert done.content.decode().count("<li><code>") == 10
    assert "<li><code>" not in client.get("/account/factors/recovery/").content.decode()
    assert "no-store" in done["Cache-Control"]


def test_the_workbench_says_when_a_password_or_the_recovery_codes_run_out(office, secret, client, settings):
    client.force_login(office)
    page = client.get("/").content.decode()
    assert "密码即将到期" not in page
    assert "恢复码只剩" not in page
    settings.PASSWORD_DAYS = 30
    for code in renew_recovery_codes(office.person, office)[:7]:
        second_step(office, by_code(code), origin="127.0.0.1")
    page = client.get("/").content.decode()
    assert "密码即将到期" in page
    assert "恢复码只剩3个" in page


def test_signing_in_from_long_ago_owes_nothing_new_until_next_time(office, client, settings):
    settings.PASSWORD_DAYS = 1
    with clock.at(clock.now() + timedelta(days=2)):
        knock(client)
        assert client.get("/units/")["Location"] == "/account/password/"
