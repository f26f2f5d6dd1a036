"""February and March: units propose, the office balances, the leading group approves, all are issued and signed for."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple, Protocol

from kaoheng_web.demo.year.calendar import Days

REASON = "按近三年完成情况测算（演示数据）"
SIGNING = 9  # days


class Superior(NamedTuple):
    """What the province asks of the whole city."""

    item: str
    goal: str
    together: str


class Balanced(NamedTuple):
    """A value in place of the one that a unit proposed."""

    unit: str
    item: str
    goal: str
    reason: str


class Hands(Days, Protocol):
    """Those of the liaisons, of the office, of the leading group and of the units' heads."""

    def propose_targets(self, year: int, unit: str, goals: Mapping[str, str], reason: str) -> None:
        """A unit hands in what it sets itself."""

    def set_superior(self, year: int, asked: Superior, document: str) -> None:
        """The office enters what is asked from above."""

    def balance_target(self, year: int, balanced: Balanced) -> None:
        """The office puts another value in place of a proposal."""

    def submit_sheet(self, year: int, explanation: str) -> None:
        """The office lays the table before the leading group."""

    def approve_sheet(self, year: int, document: str) -> None:
        """The leading group approves."""

    def issue_targets(self, year: int, document: str) -> None:
        """The office issues all in one action."""

    def draw_up_letters(self, year: int, mark: str) -> None:
        """The office draws up the letters of responsibility."""

    def sign_letter(self, year: int, unit: str) -> None:
        """The head of a unit signs."""


def targets(
    hands: Hands,
    year: int,
    proposals: Mapping[str, Mapping[str, str]],
    superior: Sequence[Superior],
    balanced: Sequence[Balanced],
    signing: Sequence[str],
) -> None:
    """From the proposals by unit and item to the letters, which not all have to sign."""
    hands.on(date(year, 2, 18))
    for unit, goals in proposals.items():
        hands.propose_targets(year, unit, goals, REASON)
    hands.on(date(year, 2, 26))
    for asked in superior:
        hands.set_superior(year, asked, f"晋考办函〔{year}〕2号（演示）")
    for each in balanced:
        hands.balance_target(year, each)
    hands.submit_sheet(year, "缺口由市级统筹项目补足（演示数据）")
    hands.on(date(year, 3, 4))
    hands.approve_sheet(year, f"领导组会议纪要〔{year}〕2号（演示）")
    hands.on(date(year, 3, 6))
    hands.issue_targets(year, f"晋市考领〔{year}〕3号（演示）")
    hands.on(date(year, 3, 10))
    hands.draw_up_letters(year, "晋市责")
    for at, unit in enumerate(signing):
        hands.on(date(year, 3, 12) + timedelta(days=at % SIGNING))
        hands.sign_letter(year, unit)
