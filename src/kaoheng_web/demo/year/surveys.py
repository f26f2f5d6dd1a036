"""Winter: an agency asks the public about the units; what people answered counts once the survey is closed."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Protocol

from kaoheng_web.demo.year.calendar import Days, Made

ANSWERS = ("满意", "比较满意", "一般", "不满意", "不了解")

Answers = Mapping[str, Sequence[int]]
"""By unit: how many people gave each answer."""


class Hands(Days, Protocol):
    """Those of the office, and of people who are nobody here."""

    def open_survey(self, year: int, title: str, agency: str, units: Sequence[str]) -> Made:
        """The office prepares a survey that an agency carries out, and opens it."""

    def answer(self, survey: Made, answers: Answers) -> None:
        """Everybody who was asked answers."""

    def close_survey(self, survey: Made) -> None:
        """The office makes it count."""


def survey(hands: Hands, year: int, title: str, agency: str, answers: Answers) -> Made:
    """A survey about all units that somebody was asked about, from December to its closing."""
    hands.on(date(year, 12, 1))
    made = hands.open_survey(year, title, agency, list(answers))
    hands.on(date(year + 1, 1, 12))
    hands.answer(made, answers)
    hands.close_survey(made)
    return made
