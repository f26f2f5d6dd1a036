"""Values with weights, sorted: what every statistic of a distribution is taken from."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import accumulate


@dataclass(frozen=True)
class Weighed:
    """Values in rising order, equal ones together, each with the weight of those who have it."""

    values: tuple[Fraction, ...]
    weights: tuple[Fraction, ...]

    @cached_property
    def total(self) -> Fraction:
        """Σ w."""
        return sum(self.weights, Fraction(0))

    @cached_property
    def sum(self) -> Fraction:
        """Σ w·x."""
        return sum((w * x for x, w in zip(self.values, self.weights, strict=True)), Fraction(0))

    @cached_property
    def mean(self) -> Fraction:
        """Σ w·x / Σ w."""
        return self.sum / self.total

    @cached_property
    def upto(self) -> tuple[Fraction, ...]:
        """The share of persons with at most each value: the weighted distribution function."""
        return tuple(reached / self.total for reached in accumulate(self.weights))

    @cached_property
    def held(self) -> tuple[Fraction, ...]:
        """The share of the sum that persons with at most each value hold: the Lorenz curve."""
        parts = (w * x for x, w in zip(self.values, self.weights, strict=True))
        return tuple(reached / self.sum for reached in accumulate(parts))


def weighed(pairs: Iterable[tuple[Fraction, Fraction]]) -> Weighed:
    """Pairs of value and weight as a distribution; their order does not matter.

    >>> one = weighed([(Fraction(3), Fraction(1)), (Fraction(1), Fraction(2)), (Fraction(3), Fraction(1))])
    >>> [str(value) for value in one.values], str(one.mean), [str(share) for share in one.upto]
    (['1', '3'], '2', ['1/2', '1'])
    """
    found: dict[Fraction, Fraction] = {}
    for value, weight in pairs:
        found[value] = found.get(value, Fraction(0)) + weight
    values = tuple(sorted(found))
    return Weighed(values, tuple(found[value] for value in values))
