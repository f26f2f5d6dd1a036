"""The year's value from the values of its periods, in exact fractions."""

from collections.abc import Sequence
from fractions import Fraction

from kaoheng.method.tree import OverPeriods


def year_value(values: Sequence[Fraction | None], over: OverPeriods | None) -> Fraction | None:
    """Combine the periods as the method says; None where the year has no value.

    >>> over = OverPeriods(combine="mean", incomplete="skip")
    >>> str(year_value([Fraction(1), None, Fraction(4)], over))
    '5/2'
    """
    present = [value for value in values if value is not None]
    if not present or (over is not None and over.incomplete == "missing" and len(present) < len(values)):
        return None
    match over.combine if over is not None else "last":
        case "sum":
            return sum(present, Fraction(0))
        case "mean":
            return sum(present, Fraction(0)) / len(present)
        case "max":
            return max(present)
        case "min":
            return min(present)
        case "first":
            return present[0]
        case _:
            return present[-1]
