"""Key projects: registered in January; in autumn it is entered how far they are, and what was invested."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple, Protocol

from kaoheng_web.demo.year.calendar import Days, Made


class Planned(NamedTuple):
    """A project in reserve, the stages that it reaches on which day, and its investment by month (10,000 yuan)."""

    title: str
    investor: str
    area: str
    total: Decimal
    this_year: Decimal
    reserve_on: date
    stages: Sequence[tuple[str, date]]
    invested: Mapping[str, Decimal]


class Hands(Days, Protocol):
    """Those of a unit's liaison."""

    def register_project(self, year: int, unit: str, planned: Planned) -> Made:
        """A project is taken into the list."""

    def reach_stage(self, unit: str, project: Made, stage: str, on: date) -> None:
        """It is signed, started, or in production."""

    def invest(self, unit: str, project: Made, invested: Mapping[str, Decimal]) -> None:
        """What was invested, month by month."""


def projects(hands: Hands, year: int, unit: str, planned: Sequence[Planned], entered: date) -> None:
    """The projects of a unit."""
    hands.on(date(year, 1, 15))
    made = [(hands.register_project(year, unit, each), each) for each in planned]
    hands.on(entered)
    for project, each in made:
        for stage, on in each.stages:
            hands.reach_stage(unit, project, stage, on)
        if each.invested:
            hands.invest(unit, project, each.invested)
