"""等权: every item weighs the same."""

from fractions import Fraction

from kaoheng.analysis.weights.columns import Columns
from kaoheng.analysis.weights.weighing import Weighing, shared_out


def equal(columns: Columns, decimals: int = 4) -> Weighing:
    """1 / n for each of n items, exactly but for the last written decimal."""
    shares = shared_out([Fraction(1)] * len(columns.items), decimals)
    return Weighing(columns.items, columns.titles, shares, decimals)
