"""February: the year is scored by one and checked by another, approved, under notice, and final."""

from datetime import date
from typing import Protocol

from kaoheng_web.demo.year.calendar import Days, Made


class Hands(Days, Protocol):
    """Those of two people of the office, and of the leading group."""

    def score_year(self, year: int, reason: str, corrects: Made = None) -> Made:
        """The office scores."""

    def check_run(self, run: Made) -> None:
        """Somebody else of the office checks."""

    def submit_run(self, run: Made) -> None:
        """The office lays it before the leading group."""

    def approve_run(self, run: Made, document: str) -> None:
        """The leading group approves."""

    def notice_run(self, run: Made, first: date, last: date) -> None:
        """The office puts it under notice."""

    def finalise_run(self, run: Made) -> None:
        """The office makes it final."""


def noticed(hands: Hands, year: int, reason: str, scored: date, first: date, last: date, corrects: Made = None) -> Made:
    """Scored, checked and submitted on one day, approved and under notice from another."""
    hands.on(scored)
    run = hands.score_year(year, reason, corrects)
    hands.check_run(run)
    hands.submit_run(run)
    hands.on(first)
    hands.approve_run(run, f"晋考领纪要〔{year + 1}〕3号（演示）")
    hands.notice_run(run, first, last)
    return run


def result(hands: Hands, year: int, reason: str = "年度计分（演示数据）") -> Made:
    """The scores of early February, under notice for a week."""
    after = year + 1
    return noticed(hands, year, reason, date(after, 2, 4), date(after, 2, 5), date(after, 2, 11))


def corrected(hands: Hands, year: int, run: Made, reason: str = "申诉成立，更正计分（演示数据）") -> Made:
    """The scores once an appeal was upheld, in place of those under notice, which are kept."""
    after = year + 1
    return noticed(hands, year, reason, date(after, 2, 12), date(after, 2, 13), date(after, 2, 24), run)


def final(hands: Hands, year: int, run: Made) -> None:
    """What stood under notice becomes final at the end of the month."""
    hands.on(date(year + 1, 2, 26))
    hands.finalise_run(run)
