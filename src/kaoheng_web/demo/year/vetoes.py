"""January: a body proposes that a unit be vetoed, the unit is heard, and the leading group decides."""

from datetime import date
from typing import NamedTuple, Protocol

from kaoheng_web.demo.year.calendar import Days, Made


class Proposal(NamedTuple):
    """What the method vetoes, held against a unit by the body that the method names."""

    veto: str
    body: str
    unit: str
    facts: str
    law: str


class Heard(NamedTuple):
    """What the unit said: its head wrote it, or the office wrote it down."""

    on: date
    statement: str
    in_writing: bool = True


class Decision(NamedTuple):
    """Approved or not, and why."""

    approved: bool
    reason: str


class Hands(Days, Protocol):
    """Those of the body that proposes, of the unit's head, of the office and of the leading group."""

    def propose_veto(self, year: int, proposal: Proposal, document: str) -> Made:
        """Somebody who speaks for the body proposes it."""

    def hear_unit(self, case: Made, unit: str, heard: Heard) -> None:
        """The unit says what it thinks of it."""

    def decide_veto(self, case: Made, decision: Decision, document: str) -> None:
        """The leading group approves it, or does not."""


def proposed(hands: Hands, year: int, proposal: Proposal, on: date) -> Made:
    """A case before the unit is heard."""
    hands.on(on)
    return hands.propose_veto(year, proposal, f"{proposal.body}函〔{on.year}〕3号（演示）")


def veto(hands: Hands, year: int, proposal: Proposal, on: date, heard: Heard, decision: Decision) -> None:
    """A case of January until it is decided."""
    case = proposed(hands, year, proposal, on)
    hands.on(heard.on)
    hands.hear_unit(case, proposal.unit, heard)
    hands.on(date(year + 1, 1, 26))
    hands.decide_veto(case, decision, f"晋考领纪要〔{year + 1}〕2号（演示）")
