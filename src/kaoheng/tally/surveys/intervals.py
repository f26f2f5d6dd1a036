"""Confidence intervals, and which differences they leave open."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from math import cos, fsum, inf, pi, sin, sqrt
from statistics import NormalDist
from typing import Literal

from kaoheng.rules.rule import Data, Exact

IntervalKind = Literal["normal", "t", "wilson"]


class Interval(Data):
    """How an interval is drawn: its level, and the distribution behind it."""

    level: Exact
    """The confidence level, such as 95%."""
    kind: IntervalKind
    """Normal; Student's t with sampling units less strata; or Wilson's for a share."""


@dataclass(frozen=True)
class Estimate:
    """One unit's estimate and its standard error."""

    value: Fraction
    se: float


def factor(level: Fraction, kind: IntervalKind, degrees: int) -> float:
    """How many standard errors an interval reaches to each side.

    >>> round(factor(Fraction(95, 100), "normal", 0), 4), round(factor(Fraction(95, 100), "t", 4), 4)
    (1.96, 2.7764)
    """
    side = (1 + float(level)) / 2
    return student(side, degrees) if kind == "t" else NormalDist().inv_cdf(side)


def bounds(value: float, se: float, z: float) -> tuple[float, float]:
    """value ∓ z · se."""
    return value - z * se, value + z * se


def wilson(share: float, persons: float, z: float) -> tuple[float, float]:
    """Wilson's interval for a share found with so many (effective) persons; it never leaves 0 to 1.

    >>> [round(bound, 4) for bound in wilson(0.9, 100, 1.959964)]
    [0.8256, 0.9448]
    """
    scale = 1 + z * z / persons
    middle = (share + z * z / (2 * persons)) / scale
    reach = z / scale * sqrt(share * (1 - share) / persons + z * z / (4 * persons * persons))
    return middle - reach, middle + reach


def indistinguishable(estimates: Mapping[str, Estimate], z: float) -> list[tuple[str, str]]:
    """Pairs of units whose difference is within its own margin: |a − b| ≤ z·√(se_a² + se_b²).

    >>> some = {"a": Estimate(Fraction(81), 0.6), "b": Estimate(Fraction(80), 0.5), "c": Estimate(Fraction(75), 0.5)}
    >>> indistinguishable(some, 1.96)
    [('a', 'b')]
    """
    return [
        (one, other)
        for (one, a), (other, b) in combinations(estimates.items(), 2)
        if abs(float(a.value - b.value)) <= z * sqrt(a.se**2 + b.se**2)
    ]


def student(side: float, degrees: int) -> float:
    """The quantile of Student's t: the t that a share `side` > 1/2 lies below. Infinite without degrees of freedom.

    Found by halving the angle θ with tan θ = t/√degrees, in which the distribution is a finite sum.
    """
    if degrees < 1:
        return inf
    low, high = 0.0, pi / 2
    while low < (middle := (low + high) / 2) < high:
        low, high = (middle, high) if _within(middle, degrees) < 2 * side - 1 else (low, middle)
    return sqrt(degrees) * sin(low) / cos(low)


def _within(angle: float, degrees: int) -> float:
    """The share of Student's t between −t and t, t = √degrees · tan angle (Abramowitz and Stegun 26.7.3–4)."""
    square, odd = cos(angle) ** 2, degrees % 2
    term, terms = (cos(angle) if odd else 1.0), []
    for k in range(1, (degrees - odd) // 2 + 1):
        terms.append(term)
        term *= square * (2 * k - (1 - odd)) / (2 * k + odd)
    if odd:
        return 2 / pi * (angle + sin(angle) * fsum(terms))
    return sin(angle) * fsum(terms)
