"""Quantiles by every definition in use, each as one or two places in the rising order of the values.

A place is per·n + plus, counted from 1 and held to 1…n; what lies between two places is a line, the value after
or before, or that of the even place. Definitions are numbered as by Hyndman and Fan (1996), which statistical
software follows: 7 is that of spreadsheets, 6 that of PERCENTILE.EXC, 2 and 5 those of many handbooks.
"""

from dataclasses import dataclass
from fractions import Fraction
from math import floor, lcm
from typing import Literal

Between = Literal["line", "after", "before", "even"]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in the rising order of n values."""

    per: Fraction
    plus: Fraction
    between: Between = "line"

    def among(self, n: int) -> tuple[int, Fraction]:
        """The position, from 0, of the value at or below the place, and the part of the way to the next.

        >>> Spot(Fraction(1, 2), Fraction(1, 2)).among(4), Spot(Fraction(1), Fraction(-1)).among(5)
        ((1, Fraction(1, 2)), (3, Fraction(0, 1)))
        """
        place = self.per * n + self.plus
        if self.between == "after":
            place = Fraction(-floor(-place))
        elif self.between == "before":
            place = Fraction(floor(place))
        elif self.between == "even":
            place = Fraction(round(place))
        place = max(min(place, Fraction(n)), Fraction(1))
        low = floor(place)
        return low - 1, place - low

    @property
    def parts(self) -> int:
        """Into how many equal parts the way to the next value may be divided."""
        return lcm(self.per.denominator, self.plus.denominator) if self.between == "line" else 1


def spots(share: Fraction, definition: int) -> tuple[Spot, ...]:
    """Where a quantile stands; the mean of two places where there are two.

    >>> [str(at([1, 2, 4, 8], share=Fraction(1, 4), definition=d)) for d in range(1, 10)]
    ['1', '3/2', '1', '1', '3/2', '5/4', '7/4', '17/12', '23/16']
    """
    none = Fraction(0)
    match definition:
        case 1:
            return (Spot(share, none, "after"),)
        case 2:
            return (Spot(share, none, "after"), Spot(share, Fraction(1), "before"))
        case 3:
            return (Spot(share, none, "even"),)
        case _:
            return (Spot(share, _PLUS[definition][0] + _PLUS[definition][1] * share),)


_PLUS = {
    4: (Fraction(0), Fraction(0)),
    5: (Fraction(1, 2), Fraction(0)),
    6: (Fraction(0), Fraction(1)),
    7: (Fraction(1), Fraction(-1)),
    8: (Fraction(1, 3), Fraction(1, 3)),
    9: (Fraction(3, 8), Fraction(1, 4)),
}


def value_at(values: list[Fraction], spot: Spot) -> Fraction:
    """The value at a place; there is at least one value."""
    ordered = sorted(values)
    low, part = spot.among(len(ordered))
    return ordered[low] + part * (ordered[low + 1] - ordered[low]) if part else ordered[low]


def at(values: list[Fraction], *, share: Fraction, definition: int) -> Fraction:
    """The quantile of values, of which there is at least one.

    >>> str(at([Fraction(v) for v in (3, 1, 2)], share=Fraction(1, 2), definition=7))
    '2'
    """
    found = spots(share, definition)
    return sum((value_at(values, spot) for spot in found), Fraction(0)) / len(found)
