"""Minutes and letters while results are under notice; then bulletin and commendation, and what is public."""

from datetime import date
from typing import Protocol

from kaoheng_web.demo.year.calendar import Days

MARK = "晋市考核"
LETTERS = ("feedback", "statement")
PAPERS = ("bulletin", "commendation")


class Hands(Days, Protocol):
    """Those of the office."""

    def issue_paper(self, year: int, kind: str, mark: str) -> None:
        """A paper of the city is numbered and issued."""

    def issue_letters(self, year: int, kind: str, mark: str) -> None:
        """A letter is issued to every unit."""

    def disclose(self, year: int, extent: str) -> None:
        """The public may read so much."""


def letters(hands: Hands, year: int, day: date) -> None:
    """The minutes, and to every unit what it may still object to."""
    hands.on(day)
    hands.issue_paper(year, "minutes", MARK)
    for letter in LETTERS:
        hands.issue_letters(year, letter, MARK)


def papers(hands: Hands, year: int) -> None:
    """What everybody reads, once the results are final."""
    hands.on(date(year + 1, 3, 2))
    for paper in PAPERS:
        hands.issue_paper(year, paper, MARK)
    hands.disclose(year, "totals")
