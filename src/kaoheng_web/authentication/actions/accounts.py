"""What the security administrator does when an account does not open: a first password, or an end to the lock."""

from django.db import transaction

from kaoheng.text import Text
from kaoheng_web.authentication import attempts, rules
from kaoheng_web.authentication.actions.passwords import give_password
from kaoheng_web.ledger.actions import Change, record
from kaoheng_web.organisation.actions.accounts import open_account
from kaoheng_web.organisation.authority.verbs import require_about
from kaoheng_web.organisation.models import Account, Person
from kaoheng_web.shared.errors import refuse_if

NOT_LOCKED = Text("此账号没有锁定。", "This account is not locked.")


def admit(by: Person, person: Person, name: str) -> str:
    """An account with a first password to hand over."""
    with transaction.atomic():
        return give_password(by, open_account(by, person, name))


def unlock(by: Person, account: Account, *, reason: str) -> None:
    """End the lock after wrong tries, once it is clear who made them."""
    with transaction.atomic():
        require_about(by, rules.UNLOCK, account.person)
        refuse_if([] if attempts.lock_on(account.name) else [NOT_LOCKED])
        record(by.actor, [Change(rules.UNLOCK.name, attempts.SUBJECT, attempts.key(account.name), reason=reason)])
