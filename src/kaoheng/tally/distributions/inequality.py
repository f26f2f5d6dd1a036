"""How unequally a sum is held: the Gini coefficient, and the top's part by the bottom's."""

from bisect import bisect_left
from fractions import Fraction

from kaoheng.tally.distributions.weighed import Weighed


def gini(given: Weighed) -> Fraction:
    """Σ_i Σ_j w_i·w_j·|x_i − x_j| / (2·W²·x̄): 0 when all have the same, towards 1 when one has all.

    As twice the area between the Lorenz curve and the diagonal, without small-sample correction.

    >>> str(gini(Weighed((Fraction(0), Fraction(1)), (Fraction(3), Fraction(1)))))
    '3/4'
    """
    held = (Fraction(0), *given.held)
    under = sum((w * (a + b) for w, a, b in zip(given.weights, held, held[1:], strict=False)), Fraction(0))
    return 1 - under / given.total


def lorenz(given: Weighed, p: Fraction) -> Fraction:
    """The share of the sum that the poorest p of persons hold; a person on the edge counts in part.

    >>> str(lorenz(Weighed((Fraction(1), Fraction(3)), (Fraction(1), Fraction(1))), Fraction(3, 4)))
    '5/8'
    """
    at = bisect_left(given.upto, p)
    before = given.upto[at - 1] if at else Fraction(0)
    below = given.held[at - 1] if at else Fraction(0)
    return below + (given.held[at] - below) * (p - before) / (given.upto[at] - before)


def top_by_bottom(given: Weighed, part: Fraction) -> Fraction | None:
    """What the richest part of persons hold by what the poorest part hold (S80/S20); None when those hold nothing."""
    bottom = lorenz(given, part)
    return (1 - lorenz(given, 1 - part)) / bottom if bottom else None
