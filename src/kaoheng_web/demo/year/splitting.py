"""The end of March: units split their targets to posts and people, and file who carries what."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple, Protocol

from kaoheng_web.demo.year.calendar import Days

LEADER = "主要负责人"
"""The post of whoever heads a unit."""
MYSELF = ""
"""Whoever splits the targets carries it in person."""


class Part(NamedTuple):
    """A part of a target: what is done, and the post that carries it, or the liaison."""

    item: str
    task: str
    carrier: str = MYSELF


class Hands(Days, Protocol):
    """Those of a unit's liaison and of its head."""

    def share_target(self, year: int, unit: str, part: Part, due: date) -> None:
        """The liaison says who carries a part."""

    def file_plan(self, year: int, unit: str) -> None:
        """The head files the plan with the office."""


def splitting(hands: Hands, year: int, unit: str, parts: Sequence[Part], *, filed: bool = True) -> None:
    """Who carries what by the end of November; a plan is filed once everybody carries something."""
    hands.on(date(year, 3, 24))
    for part in parts:
        hands.share_target(year, unit, part, date(year, 11, 30))
    if filed:
        hands.file_plan(year, unit)
