"""Numbers in the tree of reasons: exact ones, and published ones as they are printed."""

from decimal import Context, Decimal
from fractions import Fraction
from typing import Any

import numpy as np

from kaoheng.numbers import as_text, written

_LONG_TOP, _LONG_BOTTOM = 10**60, 10**30
_FIFTY = Context(prec=50)


def exact_text(value: Fraction | int) -> str:
    """A value before rounding: exact where it can be written in short, else fifty digits after `≈`.

    >>> exact_text(Fraction(7, 3)), exact_text(Fraction(5, 2)), exact_text(Fraction(1, 3**70))[:12]
    ('7/3', '2.5', '≈3.994957556')
    """
    fraction = value if isinstance(value, Fraction) else Fraction(value)
    top, bottom = fraction.as_integer_ratio()
    if bottom < _LONG_BOTTOM and abs(top) < _LONG_TOP:
        return as_text(fraction)
    return f"≈{_FIFTY.divide(Decimal(top), Decimal(bottom))}"


def published_text(value: Fraction | None, decimals: int | None) -> str:
    """A score as results print it; empty where there is none.

    >>> published_text(Fraction(7), 2), published_text(Fraction(1, 3), None), published_text(None, 2)
    ('7.00', '0.333333333', '')
    """
    if value is None:
        return ""
    return written(value, decimals) if decimals is not None else written(value, 9).rstrip("0").rstrip(".")


def note_value(value: Any) -> str | bool:
    """An intermediate value as data: a flag as it is, a number exactly."""
    if isinstance(value, Fraction):
        return exact_text(value)
    if isinstance(value, bool | np.bool_):
        return bool(value)
    return value if isinstance(value, str) else exact_text(value)


def shown(value: Fraction) -> tuple[str, bool]:
    """A value for a formula, and whether it is written exactly: 17.3, or 0.333333 of a third.

    >>> shown(Fraction(173, 10)), shown(Fraction(1, 3))
    (('17.3', True), ('0.333333', False))
    """
    text = written(value)
    return text.removeprefix("≈"), not text.startswith("≈")
