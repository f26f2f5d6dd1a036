"""January: the members of a unit's team talk to people, and keep sealed what they heard."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple, Protocol

from kaoheng_web.demo.year.calendar import Days

PARTNERS = (
    ("leader", "县政府班子成员"),
    ("middle", "县直部门主要负责人"),
    ("below", "乡镇党委书记"),
)
GRADES = ("good", "fairly_good", "good", "fair", "good", "fairly_good", "fairly_good")
NOTES = "演示数据，虚构内容：谈到班子团结协作、重点任务推进和需要改进的地方。"


class Said(NamedTuple):
    """What was said on which day, and by the holder of which post."""

    on: date
    partner: str
    post: str
    grade: str
    notes: str


class Hands(Days, Protocol):
    """Those of the team."""

    def record_interview(self, year: int, unit: str, member: int, said: Said) -> None:
        """A member of the team, by the place in it, writes down a talk about a unit."""


def talks(hands: Hands, year: int, units: Sequence[str]) -> None:
    """A talk with each kind of partner in every unit of a team."""
    hands.on(on := date(year + 1, 1, 9))
    for turn, unit in enumerate(units):
        for member, (partner, post) in enumerate(PARTNERS):
            grade = GRADES[(turn + member * 2) % len(GRADES)]
            hands.record_interview(year, unit, member, Said(on, partner, post, grade, NOTES))
