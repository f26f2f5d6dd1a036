"""Single sign-on against a real OpenID Connect provider that listens on a port of this machine."""

import json
import socket
import subprocess
import sys
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from hashlib import sha256
from threading import Event
from urllib.parse import parse_qs, urlsplit

import pytest
import requests

from kaoheng_web.authentication import attempts
from kaoheng_web.authentication.actions.factors import add_generator
from kaoheng_web.authentication.actions.passwords import give_password
from kaoheng_web.authentication.codes import new_secret
from kaoheng_web.ledger.models import Entry
from kaoheng_web.organisation.actions.accounts import close_account
from kaoheng_web.organisation.models import Account
from kaoheng_web.shared import clock
from tests.web.authentication.devices import shown

KNOWN, STRANGER, NAMELESS, BY_NUMBER, LEADER = "1001", "1002", "1003", "1004", "1005"
CLAIMS = (
    {"sub": KNOWN, "preferred_username": "office"},
    {"sub": STRANGER, "preferred_username": "nobody-here"},
    {"sub": NAMELESS},
    {"sub": BY_NUMBER, "employee_number": "T002"},
    {"sub": LEADER, "preferred_username": "leader"},
)


@pytest.fixture(scope="module")
def issuer() -> Iterator[str]:
    """A provider in a process of its own."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    users = [word for claims in CLAIMS for word in ("--user-claims", json.dumps(claims))]
    program = [sys.executable, "-m", "oidc_provider_mock", "--port", str(port), "--require-nonce", "true", *users]
    with subprocess.Popen(program, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as provider:
        address = f"http://127.0.0.1:{port}"
        while provider.poll() is None and not answers(address):
            Event().wait(0.05)
        yield address
        provider.terminate()


def answers(address: str) -> bool:
    """Whether the provider listens by now."""
    try:
        return requests.get(f"{address}/.well-known/openid-configuration", timeout=10).ok
    except requests.ConnectionError:
        return False


@pytest.fixture
def door(cast, client, settings, issuer):
    settings.OIDC_ISSUER, settings.OIDC_CLIENT, settings.OIDC_SECRET = issuer, "kaoheng", "a secret"
    return client


def agreed(address: str, who: str = KNOWN, **answer: str) -> str:
    """Somebody proves to the provider who they are; where it sends them."""
    done = requests.post(address, data=answer or {"sub": who}, allow_redirects=False, timeout=10)
    assert done.status_code == 302, done.text
    return done.headers["Location"]


def back(client, address: str):
    return client.get(address.removeprefix("http://testserver"))


def through(client, who: str = KNOWN, to: str = "/units/"):
    return back(client, agreed(client.get(f"/sign-in/single/?next={to}")["Location"], who))


def last() -> Entry:
    return Entry.objects.latest("sequence")


def test_whoever_the_provider_knows_comes_in_to_their_own_account(cast, door):
    assert through(door)["Location"] == "/units/"
    assert (last().action, last().actor) == (attempts.SIGNED_IN, cast.office.actor)
    assert "演员2" in door.get("/units/").content.decode()


def test_the_request_carries_state_nonce_and_the_digest_of_a_verifier(door):
    asked = parse_qs(urlsplit(door.get("/sign-in/single/")["Location"]).query)
    kept = door.session["journey"]
    digest = urlsafe_b64encode(sha256(kept["verifier"].encode()).digest()).rstrip(b"=").decode()
    assert (asked["code_challenge"], asked["code_challenge_method"]) == ([digest], ["S256"])
    assert (asked["state"], asked["nonce"]) == ([kept["state"]], [kept["nonce"]])
    assert asked["redirect_uri"] == ["http://testserver/sign-in/single/return/"]


def test_another_state_a_second_use_or_no_journey_at_all_lets_nobody_in(door):
    address = agreed(door.get("/sign-in/single/")["Location"])
    changed = address.replace("state=", "state=x")
    assert "请重新开始" in back(door, changed).content.decode()
    assert "请重新开始" in back(door, address).content.decode()
    assert door.get("/units/").status_code == 302


def test_a_token_for_another_journey_is_not_believed(door):
    address = agreed(door.get("/sign-in/single/")["Location"])
    session = door.session
    session["journey"] = {**session["journey"], "nonce": "another"}
    session.save()
    assert "没有通过核验" in back(door, address).content.decode()


@pytest.mark.parametrize(("name", "value"), [("OIDC_CLIENT", "another"), ("OIDC_ISSUER", "http://127.0.0.1:{}/x")])
def test_a_token_for_another_client_or_from_another_issuer_is_not_believed(door, settings, issuer, name, value):
    address = agreed(door.get("/sign-in/single/")["Location"])
    setattr(settings, name, value.format(urlsplit(issuer).port))
    done = back(door, address)
    assert done.status_code == 422
    assert door.get("/units/").status_code == 302


@pytest.mark.parametrize("who", [STRANGER, NAMELESS])
def test_nobody_gets_an_account_on_the_way(door, who):
    count = Account.objects.count()
    done = through(door, who)
    assert "没有您的可用账号" in done.content.decode()
    assert (Account.objects.count(), last().action) == (count, attempts.STRANGER)


def test_a_closed_account_stays_closed(cast, door):
    close_account(cast.security, cast.account(cast.office), clock.today(), reason="调离")
    assert "没有您的可用账号" in through(door).content.decode()


def test_the_claim_may_be_a_staff_number(cast, door, settings):
    settings.OIDC_CLAIM, settings.OIDC_NAMES = "employee_number", "staff_number"
    assert through(door, BY_NUMBER)["Location"] == "/units/"
    assert last().actor == cast.office.actor


def test_declining_at_the_provider_is_a_sentence(door):
    address = agreed(door.get("/sign-in/single/")["Location"], action="deny")
    assert "没有放行" in back(door, address).content.decode()


def test_a_provider_that_does_not_answer_is_a_sentence(door, settings):
    settings.OIDC_ISSUER = "http://127.0.0.1:9"
    done = door.get("/sign-in/single/")
    assert done.status_code == 422
    assert "没有正确应答" in done.content.decode()


def test_a_second_factor_is_asked_for_after_the_provider_too(cast, door):
    account, secret = cast.account(cast.office), new_secret()
    add_generator(cast.office, account, secret, shown(secret, -1))
    assert through(door)["Location"] == "/sign-in/second/"
    assert door.get("/units/").status_code == 302
    assert door.post("/sign-in/second/", {"by": "code", "code": shown(secret)})["Location"] == "/units/"


def test_somebody_without_a_password_confirms_at_the_provider(cast, door):
    door.force_login(cast.account(cast.office))
    asked = parse_qs(urlsplit(door.get("/sign-in/single/?next=/roles/")["Location"]).query)
    assert (asked["prompt"], asked["max_age"]) == (["login"], ["0"])
    assert through(door, to="/roles/")["Location"] == "/roles/"
    assert last().action == attempts.CONFIRMED


def test_who_comes_from_the_provider_need_not_know_a_first_password(cast, door):
    give_password(cast.security, cast.account(cast.office))
    through(door)
    assert door.get("/units/").status_code == 200


def test_nobody_confirms_as_somebody_else(cast, door):
    door.force_login(cast.account(cast.office))
    assert "不是本账号" in through(door, LEADER).content.decode()
    assert last().action == attempts.NOT_CONFIRMED


def test_without_a_provider_there_is_no_such_door(cast, client):
    assert client.get("/sign-in/single/").status_code == 404
    assert "统一身份认证" not in client.get("/sign-in/").content.decode()
