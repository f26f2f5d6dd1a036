"""Figures as pages and documents print them."""

from fractions import Fraction

from kaoheng.numbers import written

SHOWN, NEAR = 4, 2
"""Decimals of a score that are still printed, and those left of a longer one."""


def printed(points: str) -> str:
    """A score as a column holds it: one that is not rounded and has many digits is cut, and says so.

    >>> printed("80.189"), printed("54.690243902"), printed("18.10"), printed("优"), printed("")
    ('80.189', '≈54.69', '18.10', '优', '')
    """
    return f"≈{written(Fraction(points), NEAR)}" if len(points.partition(".")[2]) > SHOWN else points
