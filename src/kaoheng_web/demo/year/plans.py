"""January of a plan's first year: its goals are drafted and approved; in autumn it is entered what it brings."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple, Protocol

from kaoheng_web.demo.year.calendar import Days, Made
from kaoheng_web.plans.terms import Terms

ON_COURSE, SLOW = "98%", "92%"
"""From which share of what is due a goal is on course, and from which it is slow."""


class Reached(NamedTuple):
    """What a goal came to."""

    goal: str
    value: str
    source: str


class Hands(Days, Protocol):
    """Those of the office and of the leading group."""

    def draft_plan(self, title: str, first: int, last: int, on_course_at: str, slow_at: str) -> Made:
        """The office begins a plan."""

    def add_goals(self, plan: Made, goals: Sequence[Terms]) -> None:
        """The office says what is to be reached."""

    def submit_plan(self, plan: Made) -> None:
        """The office lays it before the leading group."""

    def approve_plan(self, plan: Made, document: str) -> None:
        """The leading group puts it into force."""

    def record_actual(self, plan: Made, year: int, reached: Reached) -> None:
        """The office enters what a goal came to."""


def plan(hands: Hands, first: int, last: int, goals: Sequence[Terms], reached: Sequence[Reached]) -> None:
    """From the draft to what the first year brings."""
    hands.on(date(first, 1, 8))
    made = hands.draft_plan(f"晋城市{first}—{last}年规划目标（演示数据）", first, last, ON_COURSE, SLOW)
    hands.add_goals(made, goals)
    hands.submit_plan(made)
    hands.on(date(first, 2, 10))
    hands.approve_plan(made, f"晋市发〔{first}〕2号（演示）")
    hands.on(date(first, 10, 25))
    for each in reached:
        hands.record_actual(made, first, each)
