"""The ways to prove who one is; each gives back what it changed for the ledger, or nothing at all when it fails."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.auth import authenticate

from kaoheng.text import Text
from kaoheng_web.authentication import rules, subjects
from kaoheng_web.authentication.codes import step_of, tidy
from kaoheng_web.authentication.keys import Site, answered
from kaoheng_web.authentication.models import CodeGenerator, RecoveryCode, SecurityKey
from kaoheng_web.authentication.sealing import digests, unseal
from kaoheng_web.ledger.actions import Change, changed
from kaoheng_web.organisation.models import Account
from kaoheng_web.shared import clock


@dataclass(frozen=True, slots=True)
class Proof:
    """A way to prove who one is: the field it was typed into, what to say when it fails, and the question itself.

    The question is asked inside the transaction in which `signing` calls record(...).
    """

    field: str
    wrong: Text
    proven: Callable[[Account], list[Change] | None]


WRONG_PASSWORD = Text("密码不对。", "The password is wrong.")
WRONG_CODE = Text("动态码或恢复码不对、已用过，或已过期。", "The code is wrong, was used before, or is too old.")
WRONG_KEY = Text("密钥没有正确应答，请再试一次。", "The key did not answer rightly: try again.")
WRONG_PROVIDER = Text("统一身份认证的不是本账号。", "The identity provider named another account.")


def by_password(password: str) -> Proof:
    """The password of the account."""

    def proven(account: Account) -> list[Change] | None:
        found = authenticate(username=account.name, password=password)
        return [] if found is not None and found.pk == account.pk else None

    return Proof("password", WRONG_PASSWORD, proven)


def by_code(code: str) -> Proof:
    """The code that the phone shows now, or one of the recovery codes; each of them opens once."""

    def proven(account: Account) -> list[Change] | None:
        given = tidy(code)
        return [] if _is_next_code(account, given) else _spent_recovery_code(account, given)

    return Proof("code", WRONG_CODE, proven)


def by_key(site: Site, state: Mapping[str, str], response: Mapping[str, Any]) -> Proof:
    """The answer of a security key whose count of signatures has not gone back, as that of a copy would."""

    def proven(account: Account) -> list[Change] | None:
        found = answered(site, account, state, response)
        if found is None:
            return None
        key, signatures = found
        if signatures == key.sign_count == 0:  # passkeys that live on several devices do not count
            return []
        older = SecurityKey.objects.filter(pk=key.pk, sign_count__lt=signatures)
        return [] if older.update(sign_count=signatures) else None

    return Proof("response", WRONG_KEY, proven)


def by_provider(named: Account | None) -> Proof:
    """The identity provider has just named this account."""
    return Proof("provider", WRONG_PROVIDER, lambda account: [] if named == account else None)


def _is_next_code(account: Account, code: str) -> bool:
    generator = CodeGenerator.objects.filter(account=account).first()
    if generator is None:
        return False
    step = step_of(code, unseal(generator.secret), clock.now(), generator.last_step)
    if step is None:
        return False
    older = CodeGenerator.objects.filter(pk=generator.pk, last_step__lt=step)
    return bool(older.update(last_step=step))


def _spent_recovery_code(account: Account, code: str) -> list[Change] | None:
    unused = RecoveryCode.objects.select_for_update().filter(account=account, used_at__isnull=True)
    row = unused.filter(digest__in=digests(code)).first()
    if row is None:
        return None
    before = subjects.RECOVERY_CODE.digest(row)
    row.used_at = clock.now()
    row.save(update_fields=["used_at"])
    return [changed(rules.USE_RECOVERY.name, subjects.RECOVERY_CODE, before, row)]
