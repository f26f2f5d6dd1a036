"""What a report is: its kind, its title, and the pure function that writes it."""

from collections.abc import Callable
from dataclasses import dataclass

from kaoheng.documents.blocks import Block, Imprint, Signatures
from kaoheng.text import Text, day
from kaoheng_web.publishing.outcome import Outcome, Own

NO_NUMBER = "　号"
Ending = Callable[[Outcome, str], Imprint]
"""The imprint (版记) of a document, of its outcome and of who gets copies; tables that go with a letter have none."""


@dataclass(frozen=True, slots=True)
class CityReport:
    """One document for everybody."""

    kind: str
    title: Text
    content: Callable[[Outcome, str], list[Block]]
    ends: Ending
    per_unit = False


@dataclass(frozen=True, slots=True)
class UnitReport:
    """A document for every unit."""

    kind: str
    title: Text
    content: Callable[[Outcome, str, Own], list[Block]]
    ends: Ending | None = None
    per_unit = True


Report = CityReport | UnitReport


def signed(outcome: Outcome, issuer: str) -> Signatures:
    """The issuer and the day, at the right."""
    return Signatures(("", ""), (issuer, day(outcome.dated).zh))


def paper_ends(outcome: Outcome, copied: str) -> Imprint:
    """Who gets copies, and the office that issues the paper on this day."""
    return Imprint(copied, outcome.office, f"{day(outcome.dated).zh}印发")


def letter_ends(_: Outcome, copied: str) -> Imprint:
    """Who gets copies: all that a letter says at its end."""
    return Imprint(copied, "", "")
