"""All the year: by when figures are asked, what the units report, and what the data departments certify."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple, Protocol

from kaoheng_web.demo.year.calendar import Days


class Place(NamedTuple):
    """Where a figure belongs."""

    unit: str
    item: str
    period: str
    column: str = "actual"
    part: str = ""


Values = Mapping[Place, str]


class Hands(Days, Protocol):
    """Those of the office, of the liaisons and of the data departments."""

    def set_deadline(self, year: int, period: str, report_by: date, certify_by: date, items: Sequence[str]) -> None:
        """The office asks figures of a month; of all items where it names none."""

    def report(self, year: int, unit: str, values: Values) -> None:
        """A unit reports."""

    def certify(self, year: int, department: str, values: Values, source: str, reason: str = "") -> None:
        """A department says what the figures are, and why where it said otherwise before."""


def asked(hands: Hands, year: int, months: Mapping[int, Sequence[str]]) -> None:
    """The items of every month, due on the 8th and certified by the 15th of the next."""
    hands.on(date(year, 2, 20))
    for at, items in months.items():
        after = _after(year, at)
        hands.set_deadline(year, f"{year}-{at:02}", after.replace(day=8), after.replace(day=15), items)


def figures(
    hands: Hands,
    year: int,
    last: int,
    reported: Mapping[str, Values],
    certified: Mapping[str, Values],
    source: str = "部门月度快报（演示数据）",
) -> None:
    """What is reported by unit on the 6th after a month, and certified by department on the 12th."""
    after = _after(year, last)
    hands.on(after.replace(day=6))
    for unit, values in reported.items():
        hands.report(year, unit, values)
    hands.on(after.replace(day=12))
    for department, values in certified.items():
        hands.certify(year, department, values, source)


def corrected(hands: Hands, year: int, on: date, department: str, values: Values, source: str, reason: str) -> None:
    """A department certifies other figures than before."""
    hands.on(on)
    hands.certify(year, department, values, source, reason)


def _after(year: int, month: int) -> date:
    """The first day after a month."""
    return date(year + month // 12, month % 12 + 1, 1)
