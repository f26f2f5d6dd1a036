"""The year's value from the values of its periods, in exact fractions."""

from collections.abc import Sequence
from fractions import Fraction
from math import lcm

from kaoheng.method.tree import OverPeriods


def year_value(values: Sequence[Fraction | None], over: OverPeriods | None) -> Fraction | None:
    """Combine the periods as the method says; None where the year has no value.

    >>> over = OverPeriods(combine="mean", incomplete="skip")
    >>> str(year_value([Fraction(1), None, Fraction(4)], over))
    '5/2'
    >>> over = OverPeriods(combine="best", n=2, best="high", then="mean", incomplete="skip")
    >>> str(year_value([Fraction(80), Fraction(95), Fraction(90)], over))
    '185/2'
    """
    present = [value for value in values if value is not None]
    if not present or (over is not None and over.incomplete == "missing" and len(present) < len(values)):
        return None
    if over is not None and over.combine == "best":
        return _best(present, over)
    match over.combine if over is not None else "last":
        case "sum":
            return _total(present)
        case "mean":
            return _total(present) / len(present)
        case "max":
            return max(present)
        case "min":
            return min(present)
        case "first":
            return present[0]
        case _:
            return present[-1]


def _best(present: Sequence[Fraction], over: OverPeriods) -> Fraction:
    """The mean or the sum of the n best periods, or of all where there are fewer."""
    chosen = sorted(present, reverse=over.best == "high")[: over.n]
    total = _total(chosen)
    return total if over.then == "sum" else total / len(chosen)


def _total(values: Sequence[Fraction]) -> Fraction:
    """The sum over a common denominator, reduced once."""
    bottom = lcm(*(value.denominator for value in values))
    return Fraction(sum(value.numerator * (bottom // value.denominator) for value in values), bottom)
