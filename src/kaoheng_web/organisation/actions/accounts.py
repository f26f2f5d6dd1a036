"""Accounts: one a person, opened and closed by the security administrator."""

from datetime import date

from django.db import transaction

from kaoheng.text import Text
from kaoheng_web.ledger.actions import changed, created, record
from kaoheng_web.organisation import rules, subjects
from kaoheng_web.organisation.authority.verbs import require_about
from kaoheng_web.organisation.models import Account, Person
from kaoheng_web.shared.errors import refuse_if


def open_account(by: Person, person: Person, name: str) -> Account:
    """An account for a person who has none; it has no password yet, so nobody signs in with one."""
    with transaction.atomic():
        require_about(by, rules.OPEN_ACCOUNT, person)
        account = Account(name=name, person=person)
        refuse_if([], {"name": _against_name(person, name)})
        account.set_unusable_password()
        account.save()
        record(by.actor, [created(rules.OPEN_ACCOUNT.name, subjects.ACCOUNT, account)])
    return account


def close_account(by: Person, account: Account, on: date, *, reason: str) -> None:
    """Nobody signs in with it any more."""
    with transaction.atomic():
        require_about(by, rules.CLOSE_ACCOUNT, account.person)
        closed = Text("账号已停用。", "The account is closed already.")
        refuse_if([closed] if account.closed_on else [])
        before = subjects.ACCOUNT.digest(account)
        account.closed_on = on
        account.save(update_fields=["closed_on"])
        record(by.actor, [changed(rules.CLOSE_ACCOUNT.name, subjects.ACCOUNT, before, account, reason)])


def reopen_account(by: Person, account: Account, *, reason: str) -> None:
    """Somebody came back: the same account opens again, since nobody gets a second one."""
    with transaction.atomic():
        require_about(by, rules.REOPEN_ACCOUNT, account.person)
        refuse_if([] if account.closed_on else [Text("账号没有停用。", "The account is not closed.")])
        before = subjects.ACCOUNT.digest(account)
        account.closed_on = None
        account.save(update_fields=["closed_on"])
        record(by.actor, [changed(rules.REOPEN_ACCOUNT.name, subjects.ACCOUNT, before, account, reason)])


def _against_name(person: Person, name: str) -> list[Text]:
    problems = []
    if Account.objects.filter(name=name).exists():
        problems.append(Text(f"账号“{name}”已存在。", f"There is an account {name!r} already."))
    if Account.objects.filter(person=person).exists():
        problems.append(Text(f"{person.name}已有账号。", f"{person.name} has an account already."))
    return problems
