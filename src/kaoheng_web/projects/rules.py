"""The stages of a project in their order, what is wrong with what is said about it, and who may say it."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from kaoheng.text import Text
from kaoheng_web.organisation.authority.predicates import holds, holds_over
from kaoheng_web.organisation.authority.verbs import Verb
from kaoheng_web.organisation.roles import Role

HOLDERS = (Role.LIAISON, Role.HEAD, Role.OFFICE)
OFFICE, UNIT = holds(Role.OFFICE), holds_over(*HOLDERS)

REGISTER = Verb("projects.register", Text("登记项目", "register a project"), UNIT)
REACH_STAGE = Verb("projects.reach_stage", Text("登记项目阶段", "record a stage"), UNIT)
PLAN = Verb("projects.plan", Text("填报年度投资计划", "plan a year's investment"), UNIT)
INVEST = Verb("projects.invest", Text("填报完成投资", "report investment"), UNIT)
COUNT = Verb("projects.count", Text("规定项目计入指标", "count projects into an item"), OFFICE)

STAGES = {
    "reserve_on": Text("储备", "reserve"),
    "signed_on": Text("签约", "signed"),
    "started_on": Text("开工", "started"),
    "in_production_on": Text("投产", "in production"),
}
NAMES = tuple(STAGES)
COUNTED = {
    "signed": Text("本年签约数", "signed in the year"),
    "started": Text("本年开工数", "started in the year"),
    "in_production": Text("本年投产数", "in production since this year"),
    "investment": Text("本年完成投资（亿元）", "invested in the year (100 million yuan)"),
}
"""What projects are counted by."""
MOST = Decimal(10) ** 9


def stage(days: Mapping[str, date | None]) -> str:
    """The last stage that has a day."""
    return next((name for name in reversed(NAMES) if days.get(name)), NAMES[0])


def wrong_stage(name: str, days: Mapping[str, date | None], on: date, today: date) -> Iterator[Text]:
    """Why a project cannot have reached a stage on a day."""
    at = NAMES.index(name)
    title, before = STAGES[name], NAMES[at - 1] if at else ""
    if days.get(name):
        yield Text(f"已登记{title.zh}日期。", f"It is recorded as {title.en} already.")
    if before and not days.get(before):
        yield Text(f"还没有{STAGES[before].zh}，不能登记{title.zh}。", f"It is not {STAGES[before].en} yet.")
    earlier = days.get(before) if before else None
    if earlier and on < earlier:
        yield Text(
            f"{title.zh}日期早于{STAGES[before].zh}日期{earlier}。", f"It was {STAGES[before].en} only on {earlier}."
        )
    if on > today:
        yield Text("日期不能晚于今天。", "The day cannot be after today.")


def wrong_amount(amount: Decimal) -> Iterator[Text]:
    """What is wrong with a sum of money in 10,000 yuan."""
    if amount < 0 or amount >= MOST:
        yield Text("金额须在0到十万亿元之间，单位是万元。", "It has to be between 0 and 10^9, in 10,000 yuan.")
    elif amount != amount.quantize(Decimal("0.01")):
        yield Text("最多两位小数。", "At most two decimals.")


def wrong_month(period: str, today: date) -> Iterator[Text]:
    """What is wrong with a month of investment."""
    if period > f"{today.year}-{today.month:02}":
        yield Text(f"{period}还没有到，不能填报。", f"{period} has not begun yet.")
