"""Columns in exact fractions: slow, obviously right, the definition of correct.

One item, one ranking group, only the units that have data: nothing is ever missing inside.
Roots, logarithms and exponentials are taken to 60 digits and are fractions from there on.
"""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from math import floor, isqrt
from typing import Any, Literal

import numpy as np

from kaoheng.arithmetic.columns import Columns, Direction, Flags, Number, Ties
from kaoheng.arithmetic.quantiles import Spot, value_at
from kaoheng.numbers import IRRATIONAL, RoundingMode, round_to


class ExactColumns(Columns):
    """Object arrays of `Fraction`, shaped (units,); formulas run on them unchanged.

    >>> x = ExactColumns(3, {"actual": [Fraction(3), Fraction(1), Fraction(3)]}, full=Fraction(10))
    >>> [str(r) for r in x.rank(x.actual)], str(x.mean(x.actual)[0])
    (['1', '3', '1'], '7/3')
    """

    def __init__(
        self,
        size: int,
        columns: Mapping[str, Sequence[Fraction]],
        *,
        full: Fraction,
        direction: Direction = "up",
        parts: Mapping[str, Mapping[str, Sequence[Fraction]]] | None = None,
        notes: dict[str, Number] | None = None,
    ) -> None:
        super().__init__(full, direction, notes)
        self.size = size
        self._columns = {name: column(values) for name, values in columns.items()}
        self._parts = {
            name: {part: column(values) for part, values in by_part.items()} for name, by_part in (parts or {}).items()
        }

    def column(self, name: str) -> Number:
        return self._columns[name]

    def parts(self, name: str) -> Mapping[str, Number]:
        return self._parts[name]

    def wide(self, value: Number) -> Number:
        if isinstance(value, np.ndarray):
            return value
        return column([value if isinstance(value, bool) else Fraction(value)] * self.size)

    def below(self, a: Number, b: Number) -> Flags:
        flags: Flags = (self.wide(a) < self.wide(b)).astype(bool)
        return flags

    def equal(self, a: Number, b: Number) -> Flags:
        flags: Flags = (self.wide(a) == self.wide(b)).astype(bool)
        return flags

    def where(self, flags: Flags, a: Number, b: Number) -> Number:
        return np.where(flags, self.wide(a), self.wide(b))

    def minimum(self, a: Number, b: Number) -> Number:
        return np.minimum(self.wide(a), self.wide(b))

    def maximum(self, a: Number, b: Number) -> Number:
        return np.maximum(self.wide(a), self.wide(b))

    def absolute(self, a: Number) -> Number:
        return self._each(abs, a)

    def floor(self, a: Number) -> Number:
        return self._each(lambda value: Fraction(floor(value)), a)

    def round(self, a: Number, decimals: int, mode: RoundingMode = "half_up") -> Number:
        return self._each(lambda value: round_to(value, decimals, mode), a)

    def ratio(self, a: Number, b: Number, otherwise: Number = 0) -> Number:
        zero = self.equal(b, 0)
        return self.where(zero, otherwise, self.wide(a) / self.where(zero, 1, b))

    def power(self, a: Number, exponent: Fraction | int) -> Number:
        return self._each(lambda value: power(value, Fraction(exponent)), a)

    def exp(self, a: Number) -> Number:
        return self._each(lambda value: Fraction(_decimal(value).exp(IRRATIONAL)), a)

    def log(self, a: Number) -> Number:
        return self._each(lambda value: logarithm(value) if value > 0 else Fraction(0), a)

    def count(self) -> Number:
        return self.wide(self.size)

    def count_where(self, flags: Flags) -> Number:
        return self.wide(int(np.count_nonzero(flags)))

    def rank(self, values: Number, best: Literal["high", "low"] = "high", ties: Ties = "competition") -> Number:
        own = list(self.wide(values) if best == "low" else -self.wide(values))
        return column([Fraction(place) for place in places(own, ties)])

    def highest(self, values: Number) -> Number:
        return self._same(max, values)

    def lowest(self, values: Number) -> Number:
        return self._same(min, values)

    def total(self, values: Number) -> Number:
        return self._same(lambda own: sum(own, Fraction(0)), values)

    def value_at(self, values: Number, spot: Spot) -> Number:
        return self._same(lambda own: value_at(own, spot), values)

    def _each(self, function: Callable[[Any], Any], a: Number) -> Number:
        return column([function(value) for value in self.wide(a)])

    def _same(self, function: Callable[[list[Fraction]], Fraction], values: Number) -> Number:
        own = list(self.wide(values))
        return self.wide(function(own)) if own else column([])


def column(values: Sequence[Any]) -> Number:
    """A one-dimensional object array, whatever the values are."""
    out = np.empty(len(values), dtype=object)
    out[:] = list(values)
    return out


def places(keys: Sequence[Any], ties: Ties) -> list[Fraction]:
    """Places of keys, the smallest first; equal keys tie as `ties` says.

    >>> [str(p) for p in places([5, 3, 3, 9], "competition")], [str(p) for p in places([5, 3, 3, 9], "average")]
    (['3', '1', '1', '4'], ['3', '3/2', '3/2', '4'])
    """
    ordered = sorted(range(len(keys)), key=lambda i: keys[i])
    out = [Fraction(0)] * len(keys)
    start, dense = 0, 0
    while start < len(ordered):
        end = start
        while end < len(ordered) and keys[ordered[end]] == keys[ordered[start]]:
            end += 1
        dense += 1
        for position in range(start, end):
            by_tie = {
                "competition": Fraction(start + 1),
                "dense": Fraction(dense),
                "average": Fraction(start + 1 + end, 2),
                "ordinal": Fraction(position + 1),
            }
            out[ordered[position]] = by_tie[ties]
        start = end
    return out


def power(base: Fraction, exponent: Fraction) -> Fraction:
    """Exact where the result is rational and small, else to 60 digits; 0 for a root of a negative.

    >>> str(power(Fraction(9, 4), Fraction(1, 2))), str(power(Fraction(2), Fraction(-2)))
    ('3/2', '1/4')
    """
    if exponent.denominator == 1 and abs(exponent) <= 64:
        return Fraction(base ** int(exponent)) if base or exponent > 0 else Fraction(0)
    if base <= 0:
        return Fraction(0)
    if exponent == Fraction(1, 2):
        top, bottom = isqrt(base.numerator), isqrt(base.denominator)
        if top * top == base.numerator and bottom * bottom == base.denominator:
            return Fraction(top, bottom)
    return Fraction(IRRATIONAL.power(_decimal(base), _decimal(exponent)))


def logarithm(value: Fraction) -> Fraction:
    """The natural logarithm of a positive number, to 60 digits.

    >>> str(logarithm(Fraction(1))), f"{float(logarithm(Fraction(2))):.6f}"
    ('0', '0.693147')
    """
    return Fraction(_decimal(value).ln(IRRATIONAL))


def _decimal(value: Fraction) -> Decimal:
    return IRRATIONAL.divide(Decimal(value.numerator), Decimal(value.denominator))
