"""Probabilities behind the checks, exact where they are rational; chi-square tails in closed form."""

from collections.abc import Sequence
from fractions import Fraction
from math import comb, erfc, exp, factorial, gamma, sqrt


def at_least(hits: int, tries: int, chance: Fraction) -> Fraction:
    """The probability of so many hits or more by chance, exact.

    >>> at_least(9, 10, Fraction(1, 2))
    Fraction(11, 1024)
    """
    return sum((comb(tries, k) * chance**k * (1 - chance) ** (tries - k) for k in range(hits, tries + 1)), Fraction(0))


def chi_square(counts: Sequence[int], shares: Sequence[float]) -> tuple[float, float]:
    """Pearson's statistic of counts against shares, and its p-value."""
    total = sum(counts)
    statistic = sum((n - total * s) ** 2 / (total * s) for n, s in zip(counts, shares, strict=True))
    return statistic, chi_square_tail(statistic, len(counts) - 1)


def chi_square_tail(statistic: float, freedom: int) -> float:
    """The probability of a larger chi-square: a finite sum for even freedom, with erfc for odd.

    >>> round(chi_square_tail(16.918977604620448, 9), 12)
    0.05
    """
    half: float = statistic / 2
    if freedom % 2 == 0:
        return exp(-half) * sum((half**k / factorial(k) for k in range(freedom // 2)), 0.0)
    series = sum((half ** float(k - 0.5) / gamma(k + 0.5) for k in range(1, (freedom - 1) // 2 + 1)), 0.0)
    return float(erfc(sqrt(half)) + exp(-half) * series)


def survivors(chances: Sequence[Fraction | float], rate: Fraction) -> list[bool]:
    """Which tests stand at a false discovery rate, by Benjamini and Hochberg.

    >>> survivors([0.001, 0.04, 0.03, 0.9], Fraction(1, 10))
    [True, True, True, False]
    """
    order = sorted(range(len(chances)), key=lambda at: chances[at])
    reached = [rank for rank, at in enumerate(order, 1) if chances[at] * len(chances) <= rate * rank]
    kept = set(order[: max(reached, default=0)])
    return [at in kept for at in range(len(chances))]


def median(values: Sequence[Fraction]) -> Fraction:
    """The median.

    >>> median([Fraction(3), Fraction(1), Fraction(2), Fraction(10)])
    Fraction(5, 2)
    """
    ordered, half = sorted(values), len(values) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


NORMAL_MAD = Fraction(6745, 10000)
"""The median absolute deviation of a normal distribution, in standard deviations."""


def robust_z(value: Fraction, values: Sequence[Fraction]) -> Fraction | None:
    """0.6745·(value − median) / MAD, exact; None where more than half of the values are equal."""
    middle = median(values)
    spread = median([abs(other - middle) for other in values])
    return None if spread == 0 else NORMAL_MAD * (value - middle) / spread
