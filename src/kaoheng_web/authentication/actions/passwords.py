"""Passwords: the first one is handed over by the security administrator, every other is known to its owner alone."""

from django.contrib.auth.hashers import check_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from kaoheng.text import Text
from kaoheng_web.authentication import attempts, rules, subjects
from kaoheng_web.authentication.actions.proofs import WRONG_PASSWORD
from kaoheng_web.authentication.actions.signing import stop_if_locked
from kaoheng_web.authentication.codes import new_password
from kaoheng_web.authentication.models import Password
from kaoheng_web.authentication.queries import earlier_passwords
from kaoheng_web.ledger.actions import Change, created, record
from kaoheng_web.organisation.actions.founding import PLATFORM
from kaoheng_web.organisation.authority.verbs import require, require_about
from kaoheng_web.organisation.models import Account, Person
from kaoheng_web.organisation.rules import FOUND
from kaoheng_web.shared import clock
from kaoheng_web.shared.errors import refuse_if

DIFFERENT = Text("两次输入的新密码不同。", "The two new passwords differ.")
USED_BEFORE = Text("这个密码最近用过，请换一个。", "You used this password not long ago: choose another one.")
FOUNDED = Text("平台已经初始化。", "The platform was founded before.")
CLOSED = Text("账号已停用，请先恢复。", "The account is closed: reopen it first.")


def give_password(by: Person, account: Account, *, reason: str = "") -> str:
    """A new password to hand over, shown once; its owner has to change it at the first sign-in."""
    with transaction.atomic():
        require_about(by, rules.GIVE_PASSWORD, account.person)
        refuse_if([CLOSED] if account.closed_on else [])
        password = new_password()
        row = _set(by, account, password)
        record(by.actor, [created(rules.GIVE_PASSWORD.name, subjects.PASSWORD, row, reason)])
    return password


def change_password(by: Person, account: Account, old: str, new: str, again: str, *, origin: str) -> None:
    """Put a password that only its owner knows in place of the old one; a wrong old one counts towards the lock."""
    require(by, rules.CHANGE_PASSWORD, account)
    stop_if_locked(account.name, by.actor, origin)
    right = account.check_password(old)
    if not right:
        with transaction.atomic():
            tried = Change(attempts.NOT_CONFIRMED, attempts.SUBJECT, attempts.key(account.name), reason=origin)
            record(by.actor, [tried])
    with transaction.atomic():
        problems = {
            "old": [] if right else [WRONG_PASSWORD],
            "new": _against(account, new),
            "again": [] if new == again else [DIFFERENT],
        }
        refuse_if([], problems)
        row = _set(by, account, new)
        record(by.actor, [created(rules.CHANGE_PASSWORD.name, subjects.PASSWORD, row)])


def give_founder_password(account: Account) -> str:
    """The first password of all, from the platform itself: nobody is there yet who could give one."""
    with transaction.atomic():
        refuse_if([FOUNDED] if Password.objects.exists() else [])
        password = new_password()
        row = _set(None, account, password)
        record(PLATFORM, [created(FOUND, subjects.PASSWORD, row)])
    return password


def _set(by: Person | None, account: Account, password: str) -> Password:
    account.set_password(password)
    account.save(update_fields=["password"])
    return Password.objects.create(account=account, given_by=by, at=clock.now(), hash=account.password)


def _against(account: Account, password: str) -> list[Text]:
    problems = []
    try:
        validate_password(password, account)
    except ValidationError as error:
        problems = [rules.DEMANDS[str(each.code)] for each in error.error_list]
    if any(check_password(password, kept) for kept in earlier_passwords(account)):
        problems.append(USED_BEFORE)
    return problems
