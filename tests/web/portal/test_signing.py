"""The door: it opens to the right password, locks after wrong ones, and remembers every try."""

from datetime import date, timedelta

import pytest

from kaoheng_web.authentication import attempts
from kaoheng_web.ledger.models import Entry
from kaoheng_web.ledger.verification import verify
from kaoheng_web.organisation.actions.accounts import close_account, open_account
from kaoheng_web.organisation.actions.people import register_person
from kaoheng_web.organisation.authority.confirmation import KEPT_FOR, is_confirmed
from kaoheng_web.portal.sessions import IDLE, WHOLE
from kaoheng_web.shared import clock
from kaoheng_web.subjects import SUBJECTS
from tests.web.cast import with_password

PASSWORD = "梨树下的第七只麻雀在唱歌"


@pytest.fixture
def guest(cast):
    person = register_person(cast.security, "T100", "访客一")
    return with_password(open_account(cast.security, person, "guest"), PASSWORD)


def knock(client, name="guest", password=PASSWORD, **more):
    return client.post("/sign-in/", {"name": name, "password": password, **more})


def last() -> Entry:
    return Entry.objects.latest("sequence")


def test_the_right_password_opens_and_is_recorded(guest, client):
    done = knock(client, next="/units/?kind=county")
    assert (done.status_code, done["Location"]) == (302, "/units/?kind=county")
    assert (last().action, last().actor) == (attempts.SIGNED_IN, guest.person.actor)
    assert client.get("/units/").status_code == 200
    assert verify(SUBJECTS).damages == ()


@pytest.mark.parametrize("elsewhere", ["https://example.com/", "//example.com/", "javascript:alert(1)"])
def test_the_door_leads_nowhere_else(guest, client, elsewhere):
    assert knock(client, next=elsewhere)["Location"] == "/"


def test_a_wrong_password_and_an_unknown_name_are_answered_alike_and_recorded(guest, client):
    wrong, unknown = knock(client, password="no"), knock(client, name="nobody")
    assert wrong.status_code == unknown.status_code == 422
    assert "账号或密码不对" in wrong.content.decode()
    assert "账号或密码不对" in unknown.content.decode()
    assert list(Entry.objects.filter(action=attempts.WRONG).values_list("actor", flat=True)) == ["anyone"] * 2


def test_what_was_typed_stays_but_never_the_password(guest, client):
    page = knock(client, password="secret-typed").content.decode()
    assert 'value="guest"' in page
    assert "secret-typed" not in page


def test_the_ledger_never_holds_what_was_typed_as_a_name(client, db):
    knock(client, name="my-password-in-the-wrong-field")
    entry = last()
    assert "my-password" not in "".join(map(str, (entry.subject_id, entry.reason, entry.payload, entry.actor)))


@pytest.mark.parametrize("name", ["guest", "nobody"])
def test_five_wrong_tries_lock_a_name_for_a_quarter_of_an_hour_whether_it_exists_or_not(guest, client, name):
    for _ in range(attempts.TRIES):
        assert "锁定到" not in knock(client, name, "wrong").content.decode()
    done = knock(client, name)
    assert "锁定到09:15" in done.content.decode()
    assert last().action == attempts.WHILE_LOCKED


def test_the_lock_opens_by_itself_and_a_success_begins_anew(guest, client):
    for _ in range(attempts.TRIES):
        knock(client, password="wrong")
    with clock.at(clock.now() + attempts.WINDOW):
        assert knock(client).status_code == 302
        for _ in range(attempts.TRIES - 1):
            knock(client, password="wrong")
        assert knock(client).status_code == 302


def test_wrong_tries_spread_over_a_day_lock_nothing():
    morning = clock.now()
    failures = [morning + timedelta(hours=number) for number in range(8)]
    assert attempts.locked_until(failures, failures[-1]) is None


def test_a_closed_account_opens_nothing_and_ends_its_session(cast, guest, client):
    knock(client)
    close_account(cast.security, guest, date(2026, 3, 1), reason="调离")
    assert client.get("/units/").status_code == 302
    assert knock(client).status_code == 422


def test_leaving_is_recorded_and_ends_the_session(guest, client):
    knock(client)
    assert client.post("/sign-out/")["Location"] == "/sign-in/"
    assert last().action == attempts.OUT
    assert client.get("/").status_code == 302


def test_leaving_takes_a_button_not_a_link(guest, client):
    knock(client)
    assert client.get("/sign-out/").status_code == 405


@pytest.mark.parametrize(("pause", "status"), [(IDLE - timedelta(seconds=1), 200), (IDLE, 302)])
def test_half_an_hour_without_a_request_ends_the_session(guest, client, pause, status):
    knock(client)
    client.get("/units/")
    with clock.at(clock.now() + pause):
        assert client.get("/units/").status_code == status


def test_a_working_day_ends_the_session_however_busy(guest, client):
    knock(client)
    begun, seen = clock.now(), timedelta()
    while seen < WHOLE:
        with clock.at(begun + seen):
            assert client.get("/account/").status_code == 200
        seen += timedelta(minutes=20)
    with clock.at(begun + WHOLE):
        assert client.get("/account/").status_code == 302


def test_one_confirms_who_one_is_and_goes_back(guest, client, rf):
    client.force_login(guest)
    assert "密码不对" in client.post("/confirm/", {"password": "wrong"}).content.decode()
    assert last().action == attempts.NOT_CONFIRMED
    done = client.post("/confirm/", {"password": PASSWORD, "next": "/roles/"})
    assert (done["Location"], last().action) == ("/roles/", attempts.CONFIRMED)
    request = rf.get("/")
    request.session = client.session
    assert is_confirmed(request)
    with clock.at(clock.now() + KEPT_FOR):
        assert not is_confirmed(request)


def test_confirming_locks_like_signing_in(guest, client):
    client.force_login(guest)
    for _ in range(attempts.TRIES):
        client.post("/confirm/", {"password": "wrong"})
    assert "锁定到" in client.post("/confirm/", {"password": PASSWORD}).content.decode()
    assert "锁定到" in knock(client).content.decode()
