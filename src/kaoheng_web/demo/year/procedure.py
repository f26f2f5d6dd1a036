"""The ten steps: their days, what units and teams write in January, and what the office closes in March."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Protocol

from kaoheng_web.demo.year.calendar import Days
from kaoheng_web.procedure.steps.catalogue import STEPS

TEXT = "全年目标任务总体完成；存在的问题和下一步打算另附（演示数据，虚构内容）。"
OPINION = "班子团结协作，重点任务推进有力；投资增速和项目储备有待加强（演示数据，虚构内容）。"
MET = {"班子成员": (11, 11), "中层干部": (60, 54), "干部职工代表": (40, 33)}
WRITING = 9  # days

Attendance = Mapping[str, tuple[int, int]]
"""By class: how many there are, and how many came."""


class Hands(Days, Protocol):
    """Those of the office, of the units' heads and of the teams."""

    def set_window(self, year: int, step: str, opens: date, closes: date) -> None:
        """The office says from when to when a step is taken."""

    def submit_report(self, year: int, unit: str, text: str) -> None:
        """The head of a unit writes the self-assessment and hands it in."""

    def hold_meeting(self, year: int, unit: str, held_on: date, attendance: Attendance) -> None:
        """The team of a unit meets its people."""

    def evaluate(self, year: int, unit: str, text: str) -> None:
        """The team of a unit says what it thinks of it."""

    def close_step(self, year: int, step: str) -> None:
        """The office closes a step, if nothing is in its way."""


def windows(hands: Hands, year: int) -> None:
    """The usual days of all steps."""
    hands.on(date(year, 2, 20))
    for step in STEPS:
        usual = step.usual(year)
        hands.set_window(year, step.key, usual.opens, usual.closes)


def reports(hands: Hands, year: int, units: Sequence[str]) -> None:
    """The self-assessments."""
    for at, unit in enumerate(units):
        hands.on(date(year + 1, 1, 4) + timedelta(days=at % WRITING))
        hands.submit_report(year, unit, TEXT)


def visits(hands: Hands, year: int, units: Sequence[str]) -> None:
    """The meetings of a team in January, and its evaluations in February."""
    for turn, unit in enumerate(units):
        hands.on(held_on := date(year + 1, 1, 8 + turn))
        hands.hold_meeting(year, unit, held_on, MET)
        hands.on(date(year + 1, 2, 10 + turn))
        hands.evaluate(year, unit, OPINION)


def closed(hands: Hands, year: int) -> None:
    """Every step that nothing stands in the way of."""
    hands.on(date(year + 1, 3, 16))
    for step in STEPS:
        hands.close_step(year, step.key)
