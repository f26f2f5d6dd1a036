"""Winter: those who answer for an item of quality rate the units, and give their reasons."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple, Protocol

from kaoheng_web.demo.year.calendar import Days, Made

LOW, HIGH = "60", "95"
"""Who rates no higher, or no lower, has to say why."""


class Rater(NamedTuple):
    """Somebody by role and place among those who have it, or by the unit that they have it over."""

    role: str
    place: int = 1
    unit: str = ""


class Mark(NamedTuple):
    """What a rater gives a unit, and why."""

    value: str
    reason: str


Marks = Mapping[str, Mark]
"""What one rater gives, by unit."""


class Hands(Days, Protocol):
    """Those of the office and of the raters."""

    def open_panel(self, year: int, due_on: date, raters: Sequence[Rater]) -> Made:
        """The office opens the panel of the method, and appoints who rates: each in the class of their role."""

    def rate(self, panel: Made, rater: Rater, marks: Marks) -> None:
        """A rater fills in the sheet and hands it in."""


def panel(hands: Hands, year: int, sheets: Mapping[Rater, Marks]) -> Made:
    """A panel in which everybody has handed in."""
    hands.on(date(year + 1, 1, 14))
    made = hands.open_panel(year, date(year + 1, 1, 23), list(sheets))
    hands.on(date(year + 1, 1, 20))
    for rater, marks in sheets.items():
        hands.rate(made, rater, marks)
    return made
