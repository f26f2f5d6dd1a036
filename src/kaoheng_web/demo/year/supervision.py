"""Spring: a joint conference resolves, and orders go to units, which sign for them, answer, and are checked."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple, Protocol

from kaoheng_web.demo.year.calendar import Days, Made
from kaoheng_web.supervision.models import Step

COURSE = (Step.Kind.SIGN, Step.Kind.FEEDBACK, Step.Kind.VERIFY, Step.Kind.CLOSE)
BY_THE_UNIT = (Step.Kind.SIGN, Step.Kind.FEEDBACK)
ANSWERED = "已完成整改并报送台账（演示数据）"


class Resolution(NamedTuple):
    """What a conference resolves, and who does it until when."""

    text: str
    unit: str
    due: date


class Order(NamedTuple):
    """What the office asks of a unit."""

    title: str
    text: str
    document: str
    unit: str
    due: date


class Hands(Days, Protocol):
    """Those of the office and of the units' liaisons."""

    def hold_conference(
        self, year: int, title: str, on: date, attendees: str, document: str, resolved: Sequence[Resolution]
    ) -> Sequence[Made]:
        """The office enters the minutes of a joint conference; every resolution is an order."""

    def issue_order(self, year: int, order: Order) -> Made:
        """The office issues an order."""

    def take_order_step(self, order: Made, unit: str, kind: Step.Kind, text: str) -> None:
        """The unit or the office goes on with it."""


def conference(hands: Hands, year: int, resolved: Sequence[Resolution]) -> Sequence[Made]:
    """The joint conference after the first quarter."""
    hands.on(date(year, 3, 16))
    attendees, document = "考核办、发改、统计、财政等成员单位", f"联席会议纪要〔{year}〕1号（演示）"
    return hands.hold_conference(year, "一季度联席会议", date(year, 3, 12), attendees, document, resolved)


def order(hands: Hands, year: int, title: str, unit: str, steps: int) -> Made:
    """An order of April, due in the middle of May, and so many steps of its course."""
    hands.on(date(year, 4, 20))
    text = f"{title}：请核实情况、分析原因、限期整改并反馈（演示数据）。"
    due = date(year, 5, 15)
    made = hands.issue_order(year, Order(f"{title}（演示）", text, f"晋市督〔{year}〕4号（演示）", unit, due))
    work_on(hands, made, unit, date(year, 4, 24), steps)
    return made


def work_on(hands: Hands, order: Made, unit: str, first: date, steps: int = len(COURSE)) -> None:
    """So many steps of the course of an order, day by day."""
    for at, kind in enumerate(COURSE[:steps]):
        hands.on(first + timedelta(days=at))
        hands.take_order_step(order, unit, kind, ANSWERED if kind != Step.Kind.SIGN else "")
