"""Passwords: handed over once, changed by their owner, never one of the last."""

from datetime import timedelta

import pytest

from kaoheng_web.authentication import attempts, rules
from kaoheng_web.authentication.actions.accounts import admit, unlock
from kaoheng_web.authentication.actions.passwords import change_password, give_password
from kaoheng_web.authentication.models import Password
from kaoheng_web.authentication.queries import password_obligation
from kaoheng_web.ledger.models import Entry
from kaoheng_web.ledger.verification import verify
from kaoheng_web.organisation.actions.accounts import close_account, open_account
from kaoheng_web.organisation.actions.people import register_person
from kaoheng_web.organisation.models import Account
from kaoheng_web.shared import clock
from kaoheng_web.shared.errors import NotAllowed, Refusal
from kaoheng_web.subjects import SUBJECTS
from tests.web.authentication.conftest import PASSWORD

NEW = "屋檐上的三只燕子飞过山冈"
FROM = {"origin": "127.0.0.1"}


def last() -> Entry:
    return Entry.objects.latest("sequence")


def test_a_first_password_opens_and_has_to_be_changed(cast):
    person = register_person(cast.security, "T100", "访客一")
    first = admit(cast.security, person, "guest")
    account = Account.objects.get(name="guest")
    assert account.check_password(first)
    assert "安全管理员设定" in str(password_obligation(account))
    assert (last().action, last().actor) == (rules.GIVE_PASSWORD.name, cast.security.actor)
    change_password(person, account, first, NEW, NEW, **FROM)
    assert password_obligation(account) is None
    assert (last().action, last().actor) == (rules.CHANGE_PASSWORD.name, person.actor)
    assert verify(SUBJECTS).damages == ()


def test_no_two_first_passwords_are_alike(cast, account):
    assert give_password(cast.security, account) != give_password(cast.security, account)


def test_the_ledger_and_the_tables_hold_no_password_in_the_clear(cast, account):
    first = give_password(cast.security, account, reason="忘记密码")
    written = [str(value) for row in Entry.objects.values_list() for value in row]
    written += Password.objects.values_list("hash", flat=True)
    assert not any(first in words for words in written)
    assert last().reason == "忘记密码"


@pytest.mark.parametrize("who", ["office", "leader", "liaison"])
def test_nobody_but_the_security_administrator_gives_passwords(cast, account, who):
    with pytest.raises(NotAllowed):
        give_password(getattr(cast, who), cast.account(cast.stranger))


def test_the_security_administrator_does_not_reset_themselves_or_a_closed_account(cast, account):
    own = open_account(cast.security, cast.security, "security")
    with pytest.raises(NotAllowed):
        give_password(cast.security, own)
    close_account(cast.security, account, clock.today(), reason="调离")
    with pytest.raises(Refusal, match="reopen it first"):
        give_password(cast.security, account)


def test_only_the_owner_changes_a_password(cast, account):
    with pytest.raises(NotAllowed):
        change_password(cast.security, account, PASSWORD, NEW, NEW, **FROM)


def test_everything_wrong_with_a_new_password_is_said_at_once_and_nothing_changes(account):
    with pytest.raises(Refusal) as refused:
        change_password(account.person, account, "wrong", "office", "other", **FROM)
    assert set(refused.value.fields) == {"old", "new", "again"}
    assert len(refused.value.fields["new"]) >= 2
    assert Account.objects.get(pk=account.pk).check_password(PASSWORD)


def test_a_wrong_old_password_counts_towards_the_lock(account):
    for _ in range(attempts.TRIES):
        with pytest.raises(Refusal, match="The password is wrong"):
            change_password(account.person, account, "wrong", NEW, NEW, **FROM)
    with pytest.raises(Refusal, match="locked until"):
        change_password(account.person, account, PASSWORD, NEW, NEW, **FROM)


def test_the_last_passwords_do_not_come_back_until_enough_others_were_used(account, settings):
    settings.PASSWORD_HISTORY = 2
    change_password(account.person, account, PASSWORD, NEW, NEW, **FROM)
    with pytest.raises(Refusal, match="not long ago"):
        change_password(account.person, account, NEW, PASSWORD, PASSWORD, **FROM)
    change_password(account.person, account, NEW, NEW + "了", NEW + "了", **FROM)
    change_password(account.person, account, NEW + "了", PASSWORD, PASSWORD, **FROM)


@pytest.mark.parametrize(("days", "passed", "owed"), [(180, 179, False), (180, 180, True), (0, 5000, False)])
def test_a_password_ages(account, settings, days, passed, owed):
    settings.PASSWORD_DAYS = days
    with clock.at(clock.now() + timedelta(days=passed)):
        assert bool(password_obligation(account)) is owed


def test_an_account_without_a_password_owes_none(cast):
    assert password_obligation(cast.account(cast.leader)) is None


def test_a_lock_is_ended_by_the_security_administrator_with_a_reason(cast, account):
    with pytest.raises(Refusal, match="not locked"):
        unlock(cast.security, account, reason="核实为本人")
    for _ in range(attempts.TRIES):
        with pytest.raises(Refusal):
            change_password(account.person, account, "wrong", NEW, NEW, **FROM)
    with pytest.raises(NotAllowed):
        unlock(cast.leader, account, reason="帮忙")
    unlock(cast.security, account, reason="核实为本人")
    assert attempts.lock_on(account.name) is None
    assert (last().action, last().reason) == (rules.UNLOCK.name, "核实为本人")
