"""Why a score is what it is, as the caller hands it over: one sentence for a unit and an item."""

from collections.abc import Iterable
from fractions import Fraction
from typing import NamedTuple


class Reason(NamedTuple):
    """The sentence behind one score. `unit` and `item` are ids; `score` is None where there is none."""

    unit: str
    item: str
    score: Fraction | None
    sentence: str


Sentences = dict[tuple[str, str], str]


def sentences(reasons: Iterable[Reason]) -> Sentences:
    """The sentence of every unit and item; several sentences of one are joined."""
    found: Sentences = {}
    for unit, item, _, sentence in reasons:
        found[unit, item] = f"{found[unit, item]} {sentence}" if (unit, item) in found else sentence
    return found
