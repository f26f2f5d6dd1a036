"""Weighted quantiles, each definition by its name."""

from bisect import bisect_left
from fractions import Fraction
from typing import Literal

from kaoheng.tally.distributions.weighed import Weighed

Definition = Literal["inverse_cdf", "averaged", "interpolated"]
"""Types 1, 2 and 4 of Hyndman and Fan (1996), for weights: the least value that a share p of persons do not exceed;
the same, but the mean of both neighbours where exactly p do not exceed it; or linear between the values."""


def quantile(given: Weighed, p: Fraction, definition: Definition) -> Fraction:
    """The value that a share p of persons do not exceed.

    >>> four = Weighed(tuple(map(Fraction, (1, 2, 3, 4))), (Fraction(1),) * 4)
    >>> [str(quantile(four, Fraction(1, 2), how)) for how in ("inverse_cdf", "averaged", "interpolated")]
    ['2', '5/2', '2']
    >>> str(quantile(four, Fraction(3, 8), "interpolated"))
    '3/2'
    """
    at = bisect_left(given.upto, p)
    value = given.values[at]
    if definition == "averaged" and given.upto[at] == p and at + 1 < len(given.values):
        return (value + given.values[at + 1]) / 2
    if definition == "interpolated" and at > 0:
        before, reached = given.upto[at - 1], given.upto[at]
        return given.values[at - 1] + (value - given.values[at - 1]) * (p - before) / (reached - before)
    return value
