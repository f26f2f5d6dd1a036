"""Least squares in exact fractions."""

from collections.abc import Sequence
from fractions import Fraction


def fitted(rows: Sequence[Sequence[Fraction]], values: Sequence[Fraction]) -> list[Fraction] | None:
    """The constant and one coefficient a column that make the squared errors least; None where not determined.

    >>> [str(c) for c in fitted([[Fraction(1)], [Fraction(2)], [Fraction(3)]], [Fraction(3), Fraction(5), Fraction(7)])]
    ['1', '2']
    >>> fitted([[Fraction(2)], [Fraction(2)]], [Fraction(1), Fraction(3)]) is None
    True
    """
    wide = [[Fraction(1), *row] for row in rows]
    size = len(wide[0]) if wide else 0
    if len(wide) < size or not size:
        return None
    left = [[sum((row[i] * row[j] for row in wide), Fraction(0)) for j in range(size)] for i in range(size)]
    right = [sum((row[i] * y for row, y in zip(wide, values, strict=True)), Fraction(0)) for i in range(size)]
    return _solved([[*row, value] for row, value in zip(left, right, strict=True)])


def _solved(matrix: list[list[Fraction]]) -> list[Fraction] | None:
    """The solution of equations, each a row that ends with its right side, by elimination."""
    size = len(matrix)
    for at in range(size):
        pivot = next((row for row in range(at, size) if matrix[row][at] != 0), None)
        if pivot is None:
            return None
        matrix[at], matrix[pivot] = matrix[pivot], matrix[at]
        lead = matrix[at][at]
        matrix[at] = [value / lead for value in matrix[at]]
        for row in range(size):
            if row != at and matrix[row][at] != 0:
                off = matrix[row][at]
                matrix[row] = [a - off * b for a, b in zip(matrix[row], matrix[at], strict=True)]
    return [row[-1] for row in matrix]
