"""Second factors: a code generator, security keys, and recovery codes for the day on which they are lost."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Model

from kaoheng.text import Text
from kaoheng_web.authentication import rules, subjects
from kaoheng_web.authentication.actions.proofs import WRONG_KEY
from kaoheng_web.authentication.codes import new_recovery_codes, step_of, tidy
from kaoheng_web.authentication.keys import Site, made
from kaoheng_web.authentication.models import CodeGenerator, RecoveryCode, SecurityKey
from kaoheng_web.authentication.queries import factors, has_second_factor, roles_of
from kaoheng_web.authentication.sealing import digests, seal
from kaoheng_web.ledger.actions import Change, created, record, removed
from kaoheng_web.ledger.subjects import Subject
from kaoheng_web.organisation.authority.verbs import require, require_about
from kaoheng_web.organisation.models import Account, Person
from kaoheng_web.shared import clock
from kaoheng_web.shared.errors import refuse_if

HAS_ONE = Text("已启用动态码；换手机请先停用旧的。", "There is a code generator already: remove it first.")
HAS_NONE = Text("没有启用动态码。", "There is no code generator.")
WRONG_CODE = Text(
    "动态码不对：请核对手机时间，输入正在显示的6位数字。",
    "The code is wrong: check the clock of the phone and type the six digits that it shows now.",
)
KEY_KNOWN = Text("这个密钥已登记。", "This key is registered already.")
NO_FACTOR = Text("没有第二因素，不需要恢复码。", "Without a second factor there is nothing to recover.")
NOTHING = Text("此账号没有第二因素。", "This account has no second factor.")


def add_generator(by: Person, account: Account, secret: str, code: str) -> list[str]:
    """Begin to use an app that shows codes, proven by its first one; recovery codes come with the first factor."""
    with transaction.atomic():
        require(by, rules.ADD_GENERATOR, account)
        _alone(account)
        refuse_if([HAS_ONE] if CodeGenerator.objects.filter(account=account).exists() else [])
        step = step_of(tidy(code), secret, clock.now(), after=0)
        refuse_if([], {"code": [] if step else [WRONG_CODE]})
        codes, changes = _first_recovery_codes(account, rules.ADD_GENERATOR.name)
        row = CodeGenerator.objects.create(
            account=account, secret=seal(secret), added_at=clock.now(), last_step=step or 0
        )
        record(by.actor, [created(rules.ADD_GENERATOR.name, subjects.CODE_GENERATOR, row), *changes])
    return codes


def remove_generator(by: Person, account: Account) -> None:
    """Stop using the app; codes that it shows open nothing any more."""
    with transaction.atomic():
        require(by, rules.REMOVE_GENERATOR, account)
        _alone(account)
        row = CodeGenerator.objects.filter(account=account).first()
        blockers = rules.last_factor(roles_of(account), settings.SECOND_FACTOR_ROLES, len(factors(account)) - 1)
        refuse_if([*blockers] if row else [HAS_NONE])
        record(by.actor, _removed(rules.REMOVE_GENERATOR.name, account, generator=True))


def add_key(
    by: Person, account: Account, name: str, site: Site, state: Mapping[str, str], response: Mapping[str, Any]
) -> list[str]:
    """Register a key under a name of one's choice; recovery codes come with the first factor."""
    with transaction.atomic():
        require(by, rules.ADD_KEY, account)
        _alone(account)
        row = made(site, state, response)
        taken = Text(f"您已有名为“{name}”的密钥。", f"You have a key {name!r} already.")
        twice = row is not None and SecurityKey.objects.filter(credential_id=row.credential_id).exists()
        refuse_if(
            [*([] if row else [WRONG_KEY]), *([KEY_KNOWN] if twice else [])],
            {"name": [taken] if account.security_keys.filter(name=name).exists() else []},
        )
        codes, changes = _first_recovery_codes(account, rules.ADD_KEY.name)
        if row is not None:
            row.account, row.name, row.added_at = account, name, clock.now()
            row.save()
            changes.insert(0, created(rules.ADD_KEY.name, subjects.SECURITY_KEY, row))
        record(by.actor, changes)
    return codes


def remove_key(by: Person, key: SecurityKey) -> None:
    """A key that was lost or handed back opens nothing any more."""
    with transaction.atomic():
        require(by, rules.REMOVE_KEY, key.account)
        _alone(key.account)
        left = len(factors(key.account)) - 1
        refuse_if(rules.last_factor(roles_of(key.account), settings.SECOND_FACTOR_ROLES, left))
        record(by.actor, _removed(rules.REMOVE_KEY.name, key.account, keys=(key,)))


def renew_recovery_codes(by: Person, account: Account) -> list[str]:
    """Ten new codes, shown once; the old ones open nothing any more."""
    with transaction.atomic():
        require(by, rules.RENEW_RECOVERY, account)
        _alone(account)
        refuse_if([] if has_second_factor(account) else [NO_FACTOR])
        changes = _without_recovery_codes(account, rules.RENEW_RECOVERY.name)
        codes, added = _first_recovery_codes(account, rules.RENEW_RECOVERY.name)
        record(by.actor, [*changes, *added])
    return codes


def reset_factors(by: Person, account: Account, *, reason: str) -> None:
    """Take every second factor off an account whose owner lost them."""
    with transaction.atomic():
        require_about(by, rules.RESET_FACTORS, account.person)
        _alone(account)
        held = factors(account)
        refuse_if([] if len(held) else [NOTHING])
        changes = _removed(rules.RESET_FACTORS.name, account, held.keys, held.generator is not None, reason)
        record(by.actor, changes)


def _alone(account: Account) -> None:
    """Two changes to the factors of one account happen one after the other."""
    Account.objects.select_for_update().get(pk=account.pk)


def _removed(
    action: str, account: Account, keys: tuple[SecurityKey, ...] = (), generator: bool = False, reason: str = ""
) -> list[Change]:
    changes = []
    rows: list[tuple[Subject, Model]] = [(subjects.SECURITY_KEY, key) for key in keys]
    rows += [(subjects.CODE_GENERATOR, row) for row in CodeGenerator.objects.filter(account=account) if generator]
    for subject, row in rows:
        key, before = row.pk, subject.digest(row)
        row.delete()
        changes.append(removed(action, subject, key, before, reason))
    return changes if has_second_factor(account) else [*changes, *_without_recovery_codes(account, action)]


def _first_recovery_codes(account: Account, action: str) -> tuple[list[str], list[Change]]:
    if account.recovery_codes.exists():
        return [], []
    codes = new_recovery_codes()
    rows = [RecoveryCode.objects.create(account=account, digest=digests(tidy(code))[0]) for code in codes]
    return codes, [created(action, subjects.RECOVERY_CODE, row) for row in rows]


def _without_recovery_codes(account: Account, action: str) -> list[Change]:
    changes = []
    for row in account.recovery_codes.all():
        key, before = row.pk, subjects.RECOVERY_CODE.digest(row)
        row.delete()
        changes.append(removed(action, subjects.RECOVERY_CODE, key, before))
    return changes
