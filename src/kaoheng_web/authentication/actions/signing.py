"""Signing in and out, and proving again who one is; the ledger keeps every try, refused ones too."""

from django.contrib.auth import authenticate
from django.db import transaction

from kaoheng.text import Text
from kaoheng_web.authentication import attempts
from kaoheng_web.authentication.actions.proofs import Proof
from kaoheng_web.authentication.queries import has_second_factor
from kaoheng_web.ledger.actions import Change, record
from kaoheng_web.organisation.models import Account, Person
from kaoheng_web.shared.clock import CHINA
from kaoheng_web.shared.errors import Refusal

NOBODY = "anyone"  # what the ledger writes when it is not known who tries
WRONG = Text(
    "账号或密码不对。连续输错5次锁定15分钟。",
    "Account or password is wrong. Five wrong tries in a row lock it for fifteen minutes.",
)


def sign_in(name: str, password: str, *, origin: str) -> Account:
    """The account of that name and password; refused without saying which of the two was wrong."""
    stop_if_locked(name, NOBODY, origin)
    account = authenticate(username=name.strip(), password=password)
    if not isinstance(account, Account):
        _note(NOBODY, attempts.WRONG, name, origin)
        raise Refusal(WRONG)
    first_step(account, origin=origin)
    return account


def first_step(account: Account, *, origin: str) -> None:
    """Record that somebody gave the password, or came from the identity provider: signed in, unless more is asked."""
    action = attempts.PASSWORD_RIGHT if has_second_factor(account) else attempts.SIGNED_IN
    _note(account.person.actor, action, account.name, origin)


def second_step(account: Account, proof: Proof, *, origin: str) -> None:
    """The second factor after the first; wrong ones count towards the lock as wrong passwords do."""
    _try(account, proof, NOBODY, attempts.SIGNED_IN, attempts.WRONG_FACTOR, origin)


def confirm_identity(by: Person, account: Account, proof: Proof, *, origin: str) -> None:
    """Somebody who is signed in proves again who they are, before they approve or publish."""
    _try(account, proof, by.actor, attempts.CONFIRMED, attempts.NOT_CONFIRMED, origin)


def enter(account: Account, *, origin: str) -> None:
    """Record that somebody came in by a door that asks for nothing."""
    _note(account.person.actor, attempts.SIGNED_IN, account.name, origin)


def turn_away(name: str, *, origin: str) -> None:
    """Record that the identity provider sent somebody who has no open account."""
    _note(NOBODY, attempts.STRANGER, name, origin)


def sign_out(account: Account, *, origin: str) -> None:
    """Record that somebody left."""
    _note(account.person.actor, attempts.OUT, account.name, origin)


def stop_if_locked(name: str, actor: str, origin: str) -> None:
    """Nobody tries again while a name is locked, whether there is such an account or not."""
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


def _try(account: Account, proof: Proof, actor: str, right: str, wrong: str, origin: str) -> None:
    stop_if_locked(account.name, actor, origin)
    with transaction.atomic():
        done = proof.proven(account)
        action, known = (wrong, actor) if done is None else (right, account.person.actor)
        tried = Change(action, attempts.SUBJECT, attempts.key(account.name), reason=origin)
        record(known, [*(done or []), tried])
    if done is None:
        raise Refusal(fields={proof.field: [proof.wrong]})


def _note(actor: str, action: str, name: str, origin: str) -> None:
    with transaction.atomic():
        record(actor, [Change(action, attempts.SUBJECT, attempts.key(name), reason=origin)])
