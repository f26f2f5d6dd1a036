"""September: a unit asks for another target, the office gives its opinion, and the leading group decides."""

from datetime import date
from typing import NamedTuple, Protocol

from kaoheng_web.demo.year.calendar import Days, Made

OPINION = "情况属实，建议同意（演示数据）"


class Wanted(NamedTuple):
    """Another value of a unit's target, and why."""

    unit: str
    item: str
    goal: str
    reason: str


class Hands(Days, Protocol):
    """Those of the office, of the units' liaisons and of the leading group."""

    def open_change_window(self, year: int, first: date, last: date, document: str) -> None:
        """The office says on which days changes may be asked for."""

    def request_change(self, year: int, wanted: Wanted) -> Made:
        """A unit asks for it."""

    def review_change(self, change: Made, opinion: str) -> None:
        """The office looks at it."""

    def approve_change(self, change: Made, document: str) -> None:
        """The leading group approves: from now on this value scores, and the one that was issued is kept."""


def change(hands: Hands, year: int, wanted: Wanted, *, approved: bool = True) -> None:
    """A change within the window of September, which the leading group may not have decided yet."""
    hands.on(date(year, 8, 25))
    hands.open_change_window(year, date(year, 9, 1), date(year, 9, 30), f"晋市考办〔{year}〕9号（演示）")
    hands.on(date(year, 9, 8))
    made = hands.request_change(year, wanted)
    hands.on(date(year, 9, 15))
    hands.review_change(made, OPINION)
    if approved:
        hands.on(date(year, 9, 22))
        hands.approve_change(made, f"领导组会议纪要〔{year}〕7号（演示）")
