"""What a report is: its kind, its title, and the pure function that writes it."""

from collections.abc import Callable
from dataclasses import dataclass

from kaoheng.documents.blocks import Block, Signatures
from kaoheng.text import Text
from kaoheng_web.publishing.outcome import Outcome, Own, written_day

NO_NUMBER = "　号"


@dataclass(frozen=True, slots=True)
class CityReport:
    """One document for everybody."""

    kind: str
    title: Text
    content: Callable[[Outcome, str], list[Block]]
    per_unit = False


@dataclass(frozen=True, slots=True)
class UnitReport:
    """A document for every unit."""

    kind: str
    title: Text
    content: Callable[[Outcome, str, Own], list[Block]]
    per_unit = True


Report = CityReport | UnitReport


def signed(outcome: Outcome, issuer: str) -> Signatures:
    """The issuer and the day, at the right."""
    return Signatures(("", ""), (issuer, written_day(outcome.dated)))
