"""Exact numbers: parsing what people write, rounding at named levels, printing without loss.

>>> parse("29.3%"), parse("32/109"), parse("88.845")
(Fraction(293, 1000), Fraction(32, 109), Fraction(17769, 200))
>>> written(round_to(parse("88.845"), 2, "half_up"), 2)
'88.85'
"""

import re
from decimal import Context
from fractions import Fraction
from functools import lru_cache
from typing import Literal

RoundingMode = Literal["half_up", "half_even", "floor", "ceil"]

# Roots, logarithms and exponentials are taken to this many digits, ten more than are ever compared.
IRRATIONAL = Context(prec=60)

_NUMBER = re.compile(r"^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?$")
_LONGEST = 60


def parse(text: str | int | Fraction) -> Fraction:
    """Read an integer, decimal, percentage or ratio exactly; ValueError on anything else.

    Full-width digits and signs are read as their ASCII twins; binary floats are refused by type,
    because their written digits are already lost.
    """
    if isinstance(text, Fraction):
        return text
    if isinstance(text, bool) or not isinstance(text, int | str):
        raise ValueError(f"{text!r} is not a written number")
    if isinstance(text, int):
        return Fraction(text)
    cleaned = text.translate(_NARROW).strip()
    if len(cleaned) > _LONGEST:
        raise ValueError(f"a number of {len(cleaned)} characters is too long")
    if cleaned.endswith("%"):
        return parse(cleaned[:-1]) / 100
    top, slash, bottom = cleaned.partition("/")
    if slash:
        divisor = parse(bottom)
        if divisor == 0:
            raise ValueError(f"{text!r} divides by zero")
        return parse(top) / divisor
    if not _NUMBER.match(cleaned):
        raise ValueError(f"{text!r} is not a number")
    return Fraction(cleaned)


_NARROW = {ord("０") + i: str(i) for i in range(10)} | {
    ord("．"): ".",
    ord("％"): "%",
    ord("／"): "/",
    ord("－"): "-",
    ord("−"): "-",
    ord("＋"): "+",
    ord("　"): " ",
}


def round_to(value: Fraction, decimals: int | None, mode: RoundingMode) -> Fraction:
    """Round to `decimals` places; None keeps the value as it is.

    >>> [str(round_to(parse("0.125"), 2, mode)) for mode in ("half_up", "half_even", "floor", "ceil")]
    ['13/100', '3/25', '3/25', '13/100']
    """
    if decimals is None:
        return value
    grid = 10**decimals
    return Fraction(_integer(value.numerator * grid, value.denominator, mode), grid)


def _integer(top: int, bottom: int, mode: RoundingMode) -> int:
    """The whole number for top / bottom."""
    match mode:
        case "half_even":
            return round(Fraction(top, bottom))
        case "floor":
            return top // bottom
        case "ceil":
            return -(-top // bottom)
        case "half_up":  # away from zero, as 四舍五入 is understood for negative scores too
            whole = (2 * abs(top) + bottom) // (2 * bottom)
            return whole if top >= 0 else -whole


def decimals_of(value: Fraction) -> int | None:
    """How many decimal places write the value exactly; None when no decimal does.

    >>> decimals_of(parse("6.40")), decimals_of(Fraction(1, 8)), decimals_of(Fraction(1, 3))
    (1, 3, None)
    """
    return _places(value.denominator)


@lru_cache(2**12)
def _places(denominator: int) -> int | None:
    rest, twos, fives = denominator, 0, 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    return max(twos, fives) if rest == 1 else None


def written(value: Fraction, decimals: int | None = None) -> str:
    """The value as people read it: fixed decimals, or the shortest exact decimal, or six places after `≈`.

    >>> written(Fraction(7), 2), written(Fraction(5, 2)), written(Fraction(1, 3)), written(Fraction(0), 9)
    ('7.00', '2.5', '≈0.333333', '0.000000000')
    """
    if decimals is not None:
        return _pointed(_integer(value.numerator * 10**decimals, value.denominator, "half_up"), decimals)
    top, bottom = value.as_integer_ratio()
    if bottom == 1:
        return str(top)
    exact = _places(bottom)
    if exact is None or exact > 12:
        return "≈" + written(value, 6)
    return _pointed(top * (10**exact // bottom), exact)


def _pointed(whole: int, decimals: int) -> str:
    """So many units of the last place, with the point where it belongs."""
    if not decimals:
        return str(whole)
    digits = str(whole).zfill(decimals + (2 if whole < 0 else 1))
    return f"{digits[:-decimals]}.{digits[-decimals:]}"


def as_text(value: Fraction) -> str:
    """An exact form that `parse` reads back: a decimal where one exists, else a ratio.

    >>> as_text(Fraction(5, 2)), as_text(Fraction(32, 109))
    ('2.5', '32/109')
    """
    top, bottom = value.as_integer_ratio()
    if bottom == 1:
        return str(top)
    exact = _places(bottom)
    if exact is None or exact > 20:
        return f"{top}/{bottom}"
    return _pointed(top * (10**exact // bottom), exact)


_EXACT = re.compile(r"-?[0-9]+(/[0-9]+|\.[0-9]+)?", re.ASCII)
_KEPT = 2**14  # the same few numbers stand in most evidence and most reasons


@lru_cache(_KEPT)
def read_exact(text: str) -> Fraction:
    """Read back what `as_text` wrote, however long; ValueError on anything else.

    >>> str(read_exact("32/109")), str(read_exact("-0.5"))
    ('32/109', '-1/2')
    """
    if not _EXACT.fullmatch(text):
        raise ValueError(f"{text!r} is not an exact number")
    if "/" in text:
        return Fraction(text)
    whole, _, decimals = text.partition(".")
    return Fraction(int(whole + decimals), 10 ** len(decimals))
