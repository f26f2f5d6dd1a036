"""Numbers in the tree of reasons: exact ones that can be read back, and published ones as they are printed."""

from decimal import Context, Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Any

import numpy as np

from kaoheng.numbers import as_text, written

_DIGITS = frozenset("0123456789./-")
_SHORT = 10**30
_KEPT = 2**14  # the same few numbers stand in most reasons
_FIFTY = Context(prec=50)


def exact_text(value: Fraction | int) -> str:
    """A value before rounding: exact where it can be written in short, else fifty digits after `≈`.

    >>> exact_text(Fraction(7, 3)), exact_text(Fraction(5, 2)), exact_text(Fraction(1, 3**70))[:12]
    ('7/3', '2.5', '≈3.994957556')
    """
    fraction = value if isinstance(value, Fraction) else Fraction(value)
    if fraction.denominator < _SHORT and abs(fraction.numerator) < _SHORT**2:
        return as_text(fraction)
    return f"≈{_FIFTY.divide(Decimal(fraction.numerator), Decimal(fraction.denominator))}"


@lru_cache(_KEPT)
def read_exact(text: str) -> Fraction:
    """Read back what `as_text` wrote, however long; ValueError on anything else.

    >>> str(read_exact("32/109")), str(read_exact("-0.5"))
    ('32/109', '-1/2')
    """
    if not text or set(text) - _DIGITS:
        raise ValueError(f"{text!r} is not an exact number")
    whole, _, decimals = text.partition(".")
    if "/" in text or not decimals.isdecimal():
        return Fraction(text)
    return Fraction(int(whole + decimals), 10 ** len(decimals))


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
