"""熵权法: the more an item tells units apart, the more it weighs.

p_iu = x_iu / Σ_u x_iu;  e_i = −Σ_u p_iu ln p_iu / ln m;  w_i = (1 − e_i) / Σ (1 − e).
Hwang and Yoon, Multiple Attribute Decision Making, Springer 1981, section on the entropy method.
Logarithms are taken to 60 digits; weights are then written with the decimals asked for.
"""

from decimal import Decimal
from fractions import Fraction

from kaoheng.analysis.weights.columns import Column, Columns, decimal
from kaoheng.analysis.weights.weighing import Weighing, shared_out
from kaoheng.findings import Finding, Place, Refused
from kaoheng.numbers import IRRATIONAL, written
from kaoheng.text import Text


def entropy(columns: Columns, decimals: int = 4) -> Weighing:
    """Entropy weights of columns that are zero or more; Refused for a negative value."""
    negative = [item for item, column in zip(columns.items, columns.values, strict=True) if min(column) < 0]
    if negative:
        mend = Text("请改用 critic", "Use critic")
        what = Text("有负数，不能算熵", "negative values have no entropy")
        raise Refused([Finding("negative_column", Place(path=item), what, mend) for item in negative])
    found = [_entropy(column) for column in columns.values]
    shares = shared_out([max(1 - e, Fraction(0)) for e in found], decimals)
    shown = ((Text("熵", "entropy"), tuple(written(e, 6) for e in found)),)
    return Weighing(columns.items, columns.titles, shares, decimals, shown)


def _entropy(column: Column) -> Fraction:
    """1 for a column without differences, 0 where one unit has everything."""
    whole = sum(column, Fraction(0))
    if whole == 0 or min(column) == max(column):
        return Fraction(1)
    total = Decimal(0)
    for value in column:
        if value > 0:
            share = decimal(value / whole)
            total = IRRATIONAL.fma(share, IRRATIONAL.ln(share), total)
    return Fraction(IRRATIONAL.divide(IRRATIONAL.minus(total), IRRATIONAL.ln(Decimal(len(column)))))
