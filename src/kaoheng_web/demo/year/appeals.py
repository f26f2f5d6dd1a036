"""February: units appeal against results under notice, and the office investigates and answers."""

from datetime import date
from typing import NamedTuple, Protocol

from kaoheng_web.demo.year.calendar import Days, Made

IN_TIME = "公示期内提出，予以受理。"


class Appealed(NamedTuple):
    """An item that a unit appeals against, as to facts or rules; what is found; and what is said in the end."""

    unit: str
    kind: str
    item: str
    grounds: str
    findings: str
    answer: str


class Review(NamedTuple):
    """Why a unit is not content with an answer, and why the answer stands."""

    grounds: str
    answer: str


class Hands(Days, Protocol):
    """Those of the units' heads, of people of the office and of the leading group who had no hand in the results."""

    def file_appeal(self, run: Made, appealed: Appealed) -> Made:
        """A head appeals."""

    def accept_appeal(self, appeal: Made, reason: str, due: date) -> None:
        """The office takes it up, and says by when it answers."""

    def investigate_appeal(self, appeal: Made, findings: str) -> None:
        """Another one of the office finds out."""

    def uphold_appeal(self, appeal: Made, answer: str, document: str) -> None:
        """The office answers that it is so."""

    def reject_appeal(self, appeal: Made, answer: str, document: str, until: date) -> None:
        """The office answers that it is not so, and until when a review may be asked."""

    def ask_review(self, appeal: Made, unit: str, grounds: str) -> None:
        """The head is not content."""

    def review_appeal(self, appeal: Made, answer: str, document: str) -> None:
        """The leading group leaves the answer as it was."""

    def withdraw_appeal(self, appeal: Made, unit: str, reason: str) -> None:
        """The head takes it back."""


def upheld(hands: Hands, year: int, run: Made, appealed: Appealed) -> None:
    """It is so: the results have to be corrected."""
    appeal = _investigated(hands, year, run, appealed)
    hands.on(date(year + 1, 2, 11))
    hands.uphold_appeal(appeal, appealed.answer, f"晋市考办函〔{year + 1}〕6号（演示）")


def rejected(hands: Hands, year: int, run: Made, appealed: Appealed, review: Review) -> None:
    """It is not so, and a review comes to the same."""
    after, appeal = year + 1, _investigated(hands, year, run, appealed)
    hands.on(date(after, 2, 11))
    hands.reject_appeal(appeal, appealed.answer, f"晋市考办函〔{after}〕7号（演示）", date(after, 2, 25))
    hands.ask_review(appeal, appealed.unit, review.grounds)
    hands.on(date(after, 2, 12))
    hands.review_appeal(appeal, review.answer, f"晋考领纪要〔{after}〕4号（演示）")


def withdrawn(hands: Hands, year: int, run: Made, appealed: Appealed) -> None:
    """What was found convinces the unit."""
    appeal = _investigated(hands, year, run, appealed)
    hands.on(date(year + 1, 2, 11))
    hands.withdraw_appeal(appeal, appealed.unit, appealed.answer)


def _investigated(hands: Hands, year: int, run: Made, appealed: Appealed) -> Made:
    after = year + 1
    hands.on(date(after, 2, 6))
    appeal = hands.file_appeal(run, appealed)
    hands.on(date(after, 2, 9))
    hands.accept_appeal(appeal, IN_TIME, date(after, 3, 9))
    hands.on(date(after, 2, 10))
    hands.investigate_appeal(appeal, appealed.findings)
    return appeal
