"""Figures as pages and documents print them."""

import re
from fractions import Fraction

from kaoheng.explain.reasons import Reason
from kaoheng.numbers import written

_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?", re.ASCII)
UNROUNDED = 4
"""Decimals that are printed of a score where neither it nor the total is rounded."""


def printed(points: str, *decimals: int | None) -> str:
    """A score as a column holds it, with the decimals of its node, else those of the total, else four at most.

    >>> printed("54.690243902", None, 2), printed("15", None, 2), printed("80.189", 3, 2), printed("1.23456")
    ('54.69', '15.00', '80.189', '1.2346')
    """
    places = next((each for each in decimals if each is not None), None)
    if not _NUMBER.fullmatch(points) or (places is None and len(points.partition(".")[2]) <= UNROUNDED):
        return points
    return written(Fraction(points), UNROUNDED if places is None else places)


def score_of(node: Reason, total: Reason) -> str:
    """The score of a node in the tree of a total, as a column holds it."""
    return printed(node.score, node.rounding.decimals, total.rounding.decimals)


def gap(full: str, score: str) -> Fraction | None:
    """The points between full marks and a score; nothing where either is open."""
    return Fraction(full) - Fraction(score) if full and score else None


def lost(full: str, score: str) -> str:
    """The same as a column holds it, with the digits of the score; negative where more was won than its own.

    >>> lost("10", "7.50"), lost("100", "53.79"), lost("3", "3.5"), lost("10", "")
    ('2.50', '46.21', '-0.5', '')
    """
    points = gap(full, score)
    return "" if points is None else written(points, len(score.partition(".")[2]))
