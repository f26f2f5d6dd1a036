"""Winter: people vote on the units, and what they voted is locked."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple, Protocol

from kaoheng_web.demo.year.calendar import Days, Made

MARKS = ("优秀", "良好", "一般", "较差")


class Votes(NamedTuple):
    """The ballots of a class of voters: how many were given out and came back, and by unit how many bear each mark."""

    issued: int
    returned: int
    marks: Mapping[str, Sequence[int]]


class Hands(Days, Protocol):
    """Those of the team, and of people who are nobody here."""

    def open_voting(self, year: int, title: str, held_on: date, units: Sequence[str]) -> Made:
        """The team prepares a session and opens it."""

    def vote(self, session: Made, votes: Mapping[str, Votes]) -> None:
        """All vote by class, and the box is closed."""

    def lock_tally(self, session: Made) -> None:
        """The team makes it count."""


def voting(hands: Hands, year: int, title: str, day: date, votes: Mapping[str, Votes]) -> Made:
    """A session about all units that somebody gave a mark, up to the closed box."""
    hands.on(day)
    units = list(dict.fromkeys(unit for own in votes.values() for unit in own.marks))
    session = hands.open_voting(year, title, day, units)
    hands.vote(session, votes)
    return session


def ballot(hands: Hands, year: int, title: str, day: date, votes: Mapping[str, Votes]) -> None:
    """A session whose result stands."""
    hands.lock_tally(voting(hands, year, title, day, votes))
