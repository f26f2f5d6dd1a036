"""CRITIC: an item weighs by its spread, and by how little it repeats what other items say.

After min-max scaling: C_i = σ_i · Σ_k (1 − r_ik), w_i = C_i / Σ C, with r the correlation between items.
Diakoulaki, Mavrotas and Papayannakis, Computers & Operations Research 22 (1995) 763–770. Whether σ divides by m or
m − 1 makes no difference to the weights. Roots are taken to 60 digits. An item without spread weighs nothing.
"""

from fractions import Fraction

from kaoheng.analysis.weights.columns import Column, Columns, decimal, scaled
from kaoheng.analysis.weights.weighing import Weighing, shared_out
from kaoheng.numbers import IRRATIONAL, written
from kaoheng.text import Text


def critic(columns: Columns, decimals: int = 4) -> Weighing:
    """CRITIC weights of the columns."""
    centred = [_centred(scaled(column)) for column in columns.values]
    spreads = [_root(_product(column, column)) for column in centred]
    varying = [at for at, spread in enumerate(spreads) if spread > 0]
    conflicts = [
        sum((1 - _correlation(centred, spreads, at, other) for other in varying), Fraction(0))
        if spread
        else Fraction(0)
        for at, spread in enumerate(spreads)
    ]
    shares = shared_out([max(s * c, Fraction(0)) for s, c in zip(spreads, conflicts, strict=True)], decimals)
    size = _root(Fraction(len(columns.units)))
    shown = (
        (Text("标准差", "standard deviation"), tuple(written(spread / size, 6) for spread in spreads)),
        (Text("冲突性", "conflict"), tuple(written(conflict, 6) for conflict in conflicts)),
    )
    return Weighing(columns.items, columns.titles, shares, decimals, shown)


def _centred(column: Column) -> Column:
    mean = sum(column, Fraction(0)) / len(column)
    return tuple(value - mean for value in column)


def _product(one: Column, other: Column) -> Fraction:
    return sum((a * b for a, b in zip(one, other, strict=True)), Fraction(0))


def _root(value: Fraction) -> Fraction:
    return Fraction(IRRATIONAL.sqrt(decimal(value)))


def _correlation(centred: list[Column], spreads: list[Fraction], at: int, other: int) -> Fraction:
    if at == other:
        return Fraction(1)
    return _product(centred[at], centred[other]) / (spreads[at] * spreads[other])
