"""Score rates as a table of cells: a table, so that it prints, keeps its heads in sight and reads aloud."""

from dataclasses import dataclass
from fractions import Fraction
from math import floor

from kaoheng.report.view import View
from kaoheng.results import MISSING, NOT_APPLICABLE, NOT_MEMBER

STEPS = (Fraction(1), Fraction(9, 10), Fraction(3, 4), Fraction(1, 2), Fraction(1, 4))
"""The lower ends of the shades, from full marks down; what is below the last has the darkest."""

LEGEND = (("h0", "≥100"), ("h1", "90–99"), ("h2", "75–89"), ("h3", "50–74"), ("h4", "25–49"), ("h5", "<25"))


@dataclass(frozen=True, slots=True)
class Cell:
    """A shade or a state, and the words in it."""

    kind: str
    words: str


def shade(rate: Fraction) -> str:
    """The shade of a score rate.

    >>> shade(Fraction(1)), shade(Fraction(899, 1000)), shade(Fraction(0))
    ('h0', 'h2', 'h5')
    """
    return f"h{next((step for step, low in enumerate(STEPS) if rate >= low), len(STEPS))}"


def cell(view: View, item: str, unit: int) -> Cell:
    """One unit and item (or calculated node): the rate as a whole percentage rounded down, or the state in words."""
    state, rate = view.state(view.results.method.node(item), unit), view.rate(item, unit)
    percent = "" if rate is None else str(floor(rate * 100))
    if state == NOT_MEMBER:
        return Cell("x", view.words("not_member"))
    if state == NOT_APPLICABLE:
        return Cell("a", view.words("not_applicable"))
    if state == MISSING:
        return Cell("m", percent + view.words("missing_short") if percent else view.words("missing"))
    if rate is None:
        return Cell("p", view.shown(item, unit))
    return Cell(shade(rate), percent)
