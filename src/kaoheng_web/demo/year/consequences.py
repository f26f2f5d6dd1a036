"""March: what the method says follows, and who was poor mends it until it is closed."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple, Protocol

from kaoheng_web.consequences.models import Step
from kaoheng_web.demo.year.calendar import Days

Kind = Step.Kind
BY_THE_OFFICE = (Kind.RETURN, Kind.VERIFY, Kind.CLOSE)
SAID = {
    Kind.PLAN: "查明失分原因3项，逐项明确责任领导和完成时限，整改方案已经班子会议通过（演示数据）。",
    Kind.PROGRESS: "3项问题已整改2项，余下1项正在推进（演示数据）。",
    Kind.PROVE: "3项问题全部整改到位，现报送整改报告和现场材料（演示数据）。",
    Kind.RETURN: "第2项没有现场照片，请补充后再报（演示数据）。",
    Kind.VERIFY: "查阅资料并现场核查，整改属实（演示数据）。",
}
MENDED = ((Kind.PLAN, 3), (Kind.PROGRESS, 12), (Kind.PROVE, 20), (Kind.VERIFY, 23), (Kind.CLOSE, 25))


class Taken(NamedTuple):
    """A step of a rectification: what is said, or under which document."""

    kind: Step.Kind
    text: str
    document: str


class Hands(Days, Protocol):
    """Those of the office and of the head of the unit."""

    def generate_consequences(self, year: int) -> None:
        """The office has the method's table applied."""

    def take_step(self, year: int, unit: str, taken: Taken) -> None:
        """A step of a unit's rectification; a report is proof."""


def consequences(hands: Hands, year: int) -> None:
    """What follows from the final results."""
    hands.on(date(year + 1, 3, 2))
    hands.generate_consequences(year)


def rectification(
    hands: Hands, year: int, unit: str, steps: Sequence[tuple[Step.Kind, int]] = MENDED, number: int = 21
) -> None:
    """What a unit and the office do about it, by the days of March."""
    for kind, day in steps:
        hands.on(date(year + 1, 3, day))
        hands.take_step(year, unit, Taken(kind, SAID.get(kind, ""), f"晋市考办〔{year + 1}〕{number}号（演示）"))
