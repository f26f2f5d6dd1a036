"""January: units are placed in groups; the method is drafted or taken over, consulted on, revised and approved."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import NamedTuple, Protocol

from kaoheng_web.demo.year.calendar import Days, Made


class Voice(NamedTuple):
    """An opinion of a unit, and what the office answers."""

    unit: str
    about: str
    text: str
    answer: str
    adopted: bool


class Hands(Days, Protocol):
    """Those of the office, of the units' liaisons and of the leading group."""

    def place_units(self, year: int, group: str, units: Sequence[str]) -> None:
        """The office says who is compared with whom."""

    def draft_edition(self, text: str) -> Made:
        """The office drafts a method anew."""

    def copy_edition(self, year: int) -> Made:
        """The office takes over last year's."""

    def open_consultation(self, edition: Made, until: date, document: str) -> Made:
        """The office asks the units."""

    def give_opinion(self, consultation: Made, voice: Voice) -> Made:
        """A unit says what should be otherwise."""

    def revise_edition(self, edition: Made, changed: Callable[[str], str], reason: str) -> None:
        """The office changes the text."""

    def answer_opinion(self, opinion: Made, voice: Voice) -> None:
        """The office says whether it does as asked."""

    def submit_edition(self, edition: Made) -> None:
        """The office lays it before the leading group."""

    def approve_edition(self, edition: Made, document: str) -> None:
        """The leading group puts it into force."""


def edition(
    hands: Hands,
    year: int,
    groups: Mapping[str, Sequence[str]],
    voices: Sequence[Voice],
    *,
    text: str = "",
    changed: Callable[[str], str] | None = None,
) -> None:
    """A new text, or last year's taken over, until it is in force."""
    hands.on(date(year, 1, 5))
    for group, units in groups.items():
        hands.place_units(year, group, units)
    made = hands.draft_edition(text) if text else hands.copy_edition(year)
    consultation = hands.open_consultation(made, date(year, 1, 20), f"晋市考办〔{year}〕1号（演示）")
    hands.on(date(year, 1, 12))
    heard = [(hands.give_opinion(consultation, voice), voice) for voice in voices]
    hands.on(date(year, 1, 23))
    if changed:
        hands.revise_edition(made, changed, f"按征求的{len(voices)}条意见修改")
    for opinion, voice in heard:
        hands.answer_opinion(opinion, voice)
    hands.submit_edition(made)
    hands.on(date(year, 2, 10))
    hands.approve_edition(made, f"晋市考领〔{year}〕1号（演示）")
