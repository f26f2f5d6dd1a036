"""Reading what people prove who they are with."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Value

from kaoheng.text import Text
from kaoheng_web.authentication import rules
from kaoheng_web.authentication.models import CodeGenerator, Password, SecurityKey
from kaoheng_web.organisation.models import Account
from kaoheng_web.organisation.standing import standing
from kaoheng_web.shared import clock


@dataclass(frozen=True, slots=True)
class Factors:
    """The second factors of an account."""

    generator: CodeGenerator | None
    keys: tuple[SecurityKey, ...]
    recovery_codes: int

    def __len__(self) -> int:
        return len(self.keys) + (self.generator is not None)


def factors(account: Account) -> Factors:
    """The second factors of an account, and how many recovery codes are left."""
    return Factors(
        CodeGenerator.objects.filter(account=account).first(),
        tuple(SecurityKey.objects.filter(account=account).order_by("pk")),
        recovery_codes(account),
    )


def recovery_codes(account: Account) -> int:
    """How many recovery codes are left."""
    return account.recovery_codes.filter(used_at__isnull=True).count()


def has_second_factor(account: Account) -> bool:
    """Whether signing in takes a second step."""
    return (
        CodeGenerator.objects.filter(account=account).exists() or SecurityKey.objects.filter(account=account).exists()
    )


def factor_names(account: Account) -> list[str]:
    """What the owner calls the second factors, in one query; a code generator has an empty name."""
    generator = CodeGenerator.objects.filter(account=account).values_list(Value(""))
    keys = SecurityKey.objects.filter(account=account).values_list("name")
    return sorted(name for (name,) in generator.union(keys, all=True))


def last_password(account: Account) -> Password | None:
    """The password that counts, with its giver and its day."""
    return Password.objects.filter(account=account).select_related("given_by").order_by("-pk").first()


def earlier_passwords(account: Account) -> list[str]:
    """The hashes of the passwords that may not come back yet, the present one included."""
    kept = Password.objects.filter(account=account).order_by("-pk").values_list("hash", flat=True)
    return list(kept[: settings.PASSWORD_HISTORY])


def expiry(last: Password | None) -> datetime | None:
    """Until when a password can be used."""
    if last is None or not settings.PASSWORD_DAYS:
        return None
    return last.at + timedelta(days=settings.PASSWORD_DAYS)


def password_obligation(account: Account) -> Text | None:
    """Why the account's owner has to choose a password now."""
    if not account.has_usable_password():
        return None
    last = last_password(account)
    own = last is not None and last.given_by_id == account.person_id
    return rules.must_choose_password(own, last.at if last else clock.now(), clock.now(), settings.PASSWORD_DAYS)


def factor_obligation(account: Account) -> Text | None:
    """Why the account's owner has to add a second factor now."""
    return rules.must_add_factor(roles_of(account), settings.SECOND_FACTOR_ROLES, has_second_factor(account))


def roles_of(account: Account) -> set[str]:
    """The roles that the account's owner has today, lent ones included."""
    return {held.role.value for held in standing(account.person).held}
