"""Signing in and out, and proving again who one is; the ledger keeps every try, refused ones too."""

from django.contrib.auth import authenticate
from django.db import transaction

from kaoheng.text import Text
from kaoheng_web.ledger.actions import Change, record
from kaoheng_web.organisation import attempts
from kaoheng_web.organisation.models import Account, Person
from kaoheng_web.shared.clock import CHINA
from kaoheng_web.shared.errors import Refusal

NOBODY = "anyone"  # what the ledger writes when it is not known who tries
WRONG = Text(
    "账号或密码不对。连续输错5次锁定15分钟。",
    "Account or password is wrong. Five wrong tries in a row lock it for fifteen minutes.",
)
WRONG_PASSWORD = Text("密码不对。", "The password is wrong.")


def sign_in(name: str, password: str, *, origin: str) -> Account:
    """The account of that name and password; refused without saying which of the two was wrong."""
    _stop_if_locked(name, NOBODY, origin)
    account = authenticate(username=name.strip(), password=password)
    if not isinstance(account, Account):
        _note(NOBODY, attempts.WRONG, name, origin)
        raise Refusal(WRONG)
    _note(account.person.actor, attempts.SIGNED_IN, name, origin)
    return account


def enter(account: Account, *, origin: str) -> None:
    """Record that somebody came in by a door other than the password."""
    _note(account.person.actor, attempts.SIGNED_IN, account.name, origin)


def sign_out(account: Account, *, origin: str) -> None:
    """Record that somebody left."""
    _note(account.person.actor, attempts.OUT, account.name, origin)


def confirm_identity(by: Person, account: Account, password: str, *, origin: str) -> None:
    """Somebody who is signed in proves again who they are, before they approve or publish."""
    _stop_if_locked(account.name, by.actor, origin)
    found = authenticate(username=account.name, password=password)
    right = found is not None and found.pk == account.pk
    _note(by.actor, attempts.CONFIRMED if right else attempts.NOT_CONFIRMED, account.name, origin)
    if not right:
        raise Refusal(fields={"password": [WRONG_PASSWORD]})


def _stop_if_locked(name: str, actor: str, origin: str) -> None:
    until = attempts.lock_on(name)
    if until is None:
        return
    _note(actor, attempts.WHILE_LOCKED, name, origin)
    clock = f"{until.astimezone(CHINA):%H:%M}"
    raise Refusal(
        Text(
            f"输错次数太多，此账号锁定到{clock}。到时再试，或请安全管理员核实。",
            f"Too many wrong tries: this account is locked until {clock}. Try again then, or ask the security "
            "administrator.",
        )
    )


def _note(actor: str, action: str, name: str, origin: str) -> None:
    with transaction.atomic():
        record(actor, [Change(action, attempts.SUBJECT, attempts.key(name), reason=origin)])
