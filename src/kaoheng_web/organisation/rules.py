"""What may be done by whom in the organisation, and what stands in the way."""

from collections.abc import Collection, Iterator
from datetime import date, timedelta
from typing import Any

from stdnum import numdb
from stdnum.cn import uscc

from kaoheng.text import Text
from kaoheng_web.organisation.authority.predicates import everybody, holds, holds_over, is_another, of_another
from kaoheng_web.organisation.authority.verbs import Verb
from kaoheng_web.organisation.roles import Role

MOST_TOKENS, TOKEN_LIFE = 10, timedelta(days=366)
OFFICE, SECURITY = holds(Role.OFFICE), holds(Role.SECURITY_ADMIN)
PLACING = holds_over(Role.SECURITY_ADMIN) & of_another

FOUND = "organisation.found"
CREATE_UNIT = Verb("organisation.create_unit", Text("设立单位", "create a unit"), OFFICE)
RENAME_UNIT = Verb("organisation.rename_unit", Text("单位更名", "rename a unit"), OFFICE)
MERGE_UNITS = Verb("organisation.merge_units", Text("合并单位", "merge units"), OFFICE, final=True)
SPLIT_UNIT = Verb("organisation.split_unit", Text("拆分单位", "split a unit"), OFFICE, final=True)
CREATE_GROUP = Verb("organisation.create_group", Text("设立考核组别", "create a ranking group"), OFFICE)
PLACE_UNITS = Verb("organisation.place_units", Text("年度编组", "place units in a year's group"), OFFICE)
CREATE_POST = Verb("organisation.create_post", Text("设立职务", "create a post"), OFFICE)
REGISTER_PERSON = Verb("organisation.register_person", Text("登记人员", "register a person"), SECURITY)
BEGIN_TERM = Verb("organisation.begin_term", Text("任职", "begin a term"), OFFICE)
END_TERM = Verb("organisation.end_term", Text("免职", "end a term"), OFFICE)
GIVE_DUTY = Verb("organisation.give_duty", Text("明确分管", "give a duty"), OFFICE)
END_DUTY = Verb("organisation.end_duty", Text("结束分管", "end a duty"), OFFICE)
IMPORT_PEOPLE = Verb("organisation.import_people", Text("导入人员", "import people"), OFFICE | SECURITY)
ASSIGN_TEAM = Verb("organisation.assign_team", Text("考核组分工", "assign a team to units"), OFFICE)
END_ASSIGNMENT = Verb("organisation.end_assignment", Text("结束考核组分工", "end a team's assignment"), OFFICE)
ASSIGN_ROLE = Verb("organisation.assign_role", Text("授予角色", "assign a role"), PLACING)
END_ROLE = Verb("organisation.end_role", Text("收回角色", "end a role"), PLACING)
OPEN_ACCOUNT = Verb("organisation.open_account", Text("开通账号", "open an account"), SECURITY)
CLOSE_ACCOUNT = Verb("organisation.close_account", Text("停用账号", "close an account"), SECURITY & is_another)
REOPEN_ACCOUNT = Verb("organisation.reopen_account", Text("恢复账号", "reopen an account"), SECURITY & is_another)
DELEGATE = Verb("organisation.delegate", Text("委托代理", "delegate a role"), holds(*Role))
END_DELEGATION = Verb("organisation.end_delegation", Text("结束代理", "end a delegation"), holds(*Role))

CREATE_TOKEN = Verb("organisation.create_token", Text("创建接口令牌", "create a token"), holds(*Role))
REVOKE_TOKEN = Verb("organisation.revoke_token", Text("撤销接口令牌", "revoke a token"), everybody, final=True)
SAVE_VIEW = Verb("organisation.save_view", Text("保存常用筛选", "save a view"), everybody)
REMOVE_VIEW = Verb("organisation.remove_view", Text("删除常用筛选", "remove a view"), everybody)
READ_LEDGER = Verb("organisation.read_ledger", Text("查阅留痕", "read the ledger"), holds(Role.AUDIT_ADMIN))


def wrong_area_code(code: str) -> Iterator[Text]:
    """What is wrong with a code of an administrative division (GB/T 2260)."""
    parts: list[tuple[str, dict[str, Any]]] = numdb.get("cn/loc").info(code)
    if len(code) != 6 or len(parts) != 2 or "county" not in parts[1][1]:
        yield Text(
            f"行政区划代码“{code}”不在GB/T 2260中：请填写6位代码，例如140502。",
            f"{code!r} is no code of GB/T 2260: write its six digits, for example 140502.",
        )


def wrong_credit_code(code: str) -> Iterator[Text]:
    """What is wrong with a unified social credit code (GB 32100)."""
    if not uscc.is_valid(code) or uscc.compact(code) != code:
        yield Text(
            f"统一社会信用代码“{code}”不正确：应为18位，且末位校验码相符，请核对证书。",
            f"{code!r} is no unified social credit code: 18 characters, the last of which checks the others.",
        )


def certification_stands(assessed_unit: int, certifying_units: Collection[int]) -> bool:
    """A data department never certifies its own figure alone: somebody from another unit has to have certified it.

    >>> certification_stands(7, {7}), certification_stands(7, {7, 9}), certification_stands(7, {9})
    (False, True, True)
    """
    return bool(set(certifying_units) - {assessed_unit})


def wrong_order(first: date, last: date | None) -> Iterator[Text]:
    """What is wrong with a first and a last day."""
    if last is not None and last < first:
        yield Text(f"截止日期{last}早于起始日期{first}。", f"The last day {last} is before the first day {first}.")


def ended(what: Text, last: date | None, day: date) -> Iterator[Text]:
    """What already ended cannot end again, or take part in anything later."""
    if last is not None and last < day:
        yield Text(f"{what.zh}已于{last}终止。", f"{what.en} ended on {last}.")


def outside(first: date, last: date, own_first: date, own_last: date | None) -> Iterator[Text]:
    """A delegation stays within the days of the role that is delegated."""
    if first < own_first or (own_last is not None and last > own_last):
        yield Text("代理期限超出了本人的授权期限。", "The delegation reaches beyond the days of your own role.")


def too_many_tokens(living: int) -> Iterator[Text]:
    """A person has few tokens, so that each is known."""
    if living >= MOST_TOKENS:
        yield Text(f"最多{MOST_TOKENS}个有效令牌，请先撤销不用的。", f"At most {MOST_TOKENS} tokens: revoke one first.")


def wrong_expiry(today: date, last: date) -> Iterator[Text]:
    """A token ends, and within a year."""
    if not today <= last <= today + TOKEN_LIFE:
        yield Text(
            f"有效期须在{today}至{today + TOKEN_LIFE}之间。",
            f"The last day is between {today} and {today + TOKEN_LIFE}.",
        )
