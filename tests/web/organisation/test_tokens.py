"""Tokens of programs: made by their person, shown once, revoked, never readable again."""

import re
from datetime import date, timedelta

import pytest

from kaoheng_web.authentication.actions.passwords import change_password, give_password
from kaoheng_web.ledger.models import Entry
from kaoheng_web.organisation.actions.accounts import close_account
from kaoheng_web.organisation.actions.tokens import NOTED_EVERY, create_token, revoke_token, use_token
from kaoheng_web.organisation.models import Account, ApiToken
from kaoheng_web.organisation.rules import MOST_TOKENS
from kaoheng_web.shared import clock
from kaoheng_web.shared.errors import NotAllowed, Refusal

LAST = date(2026, 6, 30)


@pytest.fixture
def made(cast):
    return create_token(cast.office, "取数", "read", LAST)


def test_a_token_is_known_by_its_secret_until_its_last_day(cast, made):
    row, secret = made
    assert use_token(secret) == row
    assert use_token(secret + "x") is None
    with clock.at(LAST + timedelta(days=1)):
        assert use_token(secret) is None


def test_the_secret_is_kept_nowhere(made):
    row, secret = made
    kept = [str(value) for value in vars(ApiToken.objects.get()).values()]
    entry = Entry.objects.get(action="organisation.create_token")
    assert (entry.subject_id, entry.reason) == (str(row.pk), "取数")
    assert secret not in "".join([*kept, *map(str, vars(entry).values())])


def test_a_revoked_token_opens_nothing_and_is_not_revoked_twice(cast, made):
    row, secret = made
    revoke_token(cast.office, row)
    assert use_token(secret) is None
    with pytest.raises(Refusal, match="revoked already"):
        revoke_token(cast.office, row)


def test_a_token_ends_with_the_account(cast, made):
    close_account(cast.security, cast.account(cast.office), date(2026, 3, 1), reason="调离")
    assert use_token(made[1]) is None


def test_nobody_revokes_anothers_token_and_without_a_role_there_is_none(cast, made):
    with pytest.raises(NotAllowed):
        revoke_token(cast.leader, made[0])
    with pytest.raises(NotAllowed):
        create_token(cast.stranger, "取数", "read", LAST)


@pytest.mark.parametrize("last", [date(2026, 2, 28), date(2028, 1, 1)])
def test_a_token_ends_within_a_year(cast, last):
    with pytest.raises(Refusal) as refused:
        create_token(cast.office, "取数", "read", last)
    assert set(refused.value.fields) == {"expires_on"}


def test_a_person_has_few_tokens(cast):
    for _ in range(MOST_TOKENS):
        create_token(cast.office, "取数", "read", LAST)
    with pytest.raises(Refusal, match="At most"):
        create_token(cast.office, "取数", "read", LAST)


def test_use_is_noted_once_an_hour(made):
    use_token(made[1])
    first = clock.now()
    assert ApiToken.objects.get().last_used_at == first
    with clock.at(first + NOTED_EVERY - timedelta(seconds=1)):
        use_token(made[1])
        assert ApiToken.objects.get().last_used_at == first
    with clock.at(first + NOTED_EVERY):
        use_token(made[1])
        assert ApiToken.objects.get().last_used_at == first + NOTED_EVERY


def test_the_account_page_makes_shows_and_revokes_tokens(cast, client):
    account = cast.account(cast.office)
    first = give_password(cast.security, account)
    change_password(cast.office, account, first, "a long and good one 3", "a long and good one 3", origin="127.0.0.1")
    client.force_login(Account.objects.get(pk=account.pk))
    assert client.get("/account/tokens/new/")["Location"].startswith("/confirm/")
    client.post("/confirm/", {"password": "a long and good one 3"})
    page = client.post("/account/tokens/new/", {"title": "夜间取数", "scope": "read", "expires_on": "2026-06-30"})
    secret = re.findall(r"kaoheng_[\w-]+", page.content.decode())[0]
    row = ApiToken.objects.get()
    assert use_token(secret) == row
    page = client.get("/account/").content.decode()
    assert "夜间取数" in page
    assert secret not in page
    assert client.post(f"/account/tokens/{row.pk}/revoke/")["Location"] == "/account/"
    assert "夜间取数" not in client.get("/account/").content.decode()
    client.force_login(cast.account(cast.leader))
    assert client.post(f"/account/tokens/{row.pk}/revoke/").status_code == 404
