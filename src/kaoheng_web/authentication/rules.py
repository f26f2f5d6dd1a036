"""Who may change what proves who somebody is, and what stands in the way of working."""

from collections.abc import Collection, Iterator
from datetime import datetime, timedelta

from django.conf import settings
from rules import Predicate

from kaoheng.text import Text
from kaoheng_web.organisation.authority.predicates import holds, is_another
from kaoheng_web.organisation.authority.verbs import Verb
from kaoheng_web.organisation.models import Account, Person
from kaoheng_web.organisation.roles import Role


def _owns(person: Person, account: Account | None = None) -> bool:
    return account is not None and account.person_id == person.pk


owns = Predicate(_owns, name="owns the account")
ANOTHER = holds(Role.SECURITY_ADMIN) & is_another  # nobody gets past their own lock

GIVE_PASSWORD = Verb("authentication.give_password", Text("设定初始密码", "give a first password"), ANOTHER)
UNLOCK = Verb("authentication.unlock", Text("解除锁定", "unlock an account"), ANOTHER)
RESET_FACTORS = Verb("authentication.reset_factors", Text("重置第二因素", "reset second factors"), ANOTHER)
CHANGE_PASSWORD = Verb("authentication.change_password", Text("修改密码", "change one's password"), owns)
ADD_GENERATOR = Verb("authentication.add_generator", Text("启用动态码", "add a code generator"), owns)
REMOVE_GENERATOR = Verb("authentication.remove_generator", Text("停用动态码", "remove a code generator"), owns)
RENEW_RECOVERY = Verb("authentication.renew_recovery", Text("换发恢复码", "renew recovery codes"), owns)
USE_RECOVERY = Verb("authentication.use_recovery", Text("使用恢复码", "use a recovery code"), owns)
ADD_KEY = Verb("authentication.add_key", Text("登记安全密钥", "add a security key"), owns)
REMOVE_KEY = Verb("authentication.remove_key", Text("移除安全密钥", "remove a security key"), owns)

DEMANDS = {
    "password_too_short": Text(
        f"密码不少于{settings.PASSWORD_LEAST}个字符。", f"A password has at least {settings.PASSWORD_LEAST} characters."
    ),
    "password_too_similar": Text("密码不能与账号名相近。", "A password is not like the name of its account."),
    "password_too_common": Text("密码不能是常见的密码。", "A password is not one that many people use."),
    "password_entirely_numeric": Text("密码不能全是数字。", "A password is not made of digits alone."),
}
"""What a password has to be, by what the validators of the settings call it."""


def must_choose_password(own: bool, at: datetime, now: datetime, days: int) -> Text | None:
    """Why a password is changed before anything else is done: somebody else knows it, or it is too old."""
    if not own:
        return Text(
            "当前密码由安全管理员设定，请先改成只有您知道的密码。",
            "The security administrator gave you this password: choose one that only you know.",
        )
    if days and now - at >= timedelta(days=days):
        return Text(f"密码已满{days}天，请更换。", f"Your password is {days} days old: choose a new one.")
    return None


def must_add_factor(roles: Collection[str], required: Collection[str], has_one: bool) -> Text | None:
    """Why somebody with these roles adds a second factor before anything else is done."""
    if has_one or not set(roles) & set(required):
        return None
    return Text(
        "您的角色须启用第二因素：请启用动态码，或登记一个安全密钥。",
        "Your role needs a second factor: add a code generator or a security key.",
    )


def last_factor(roles: Collection[str], required: Collection[str], left: int) -> Iterator[Text]:
    """The last second factor stays as long as a role needs one."""
    if left == 0 and set(roles) & set(required):
        yield Text(
            "您的角色须保留一个第二因素：请先启用另一个，再移除这个。",
            "Your role needs a second factor: add another one before you remove this one.",
        )
