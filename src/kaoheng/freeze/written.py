"""Numbers as people write them in evidence: full-width digits, 1,234.5, 12.5%, and the signs for no value.

>>> [read_one(text) for text in ("１２．５", "1,234", "—")]
[(1, Fraction(25, 2)), (1, Fraction(1234, 1)), (0, None)]
>>> read_one("12.5 %"), read_one("12,5")
((2, Fraction(25, 2)), (3, None))
"""

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from kaoheng.numbers import decimals_of

NOTHING, NUMBER, PERCENT, UNREADABLE = range(4)
"""What a text is: no value, a number, a number followed by %, or neither."""

NO_VALUE = frozenset({"", "-", "--", "—", "——", "–", "/", "无"})
_NARROW = {0xFF01 + i: 0x21 + i for i in range(94)} | {0x3000: " ", 0xA0: " ", ord("−"): "-", ord("﹣"): "-"}
_NUMBER = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]{1,2})?")
_GROUPED = re.compile(r"[+-]?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]*)?")
_QUICK = r"^-?[0-9]+(\.[0-9]+)?$"
_QUICK_DIGITS = 15
"""Decimals of up to fifteen digits go through a float and come back unchanged."""
_LONGEST = 60


def narrow(text: str) -> str:
    """Full-width letters, digits and signs as their ASCII twins; superscripts and the like stay as they are.

    >>> narrow("　％ｋｍ² ")
    '%km²'
    """
    return text.translate(_NARROW).strip()


def read_one(text: str) -> tuple[int, Fraction | None]:
    """What one text is, and its number (of 12.5% it is 12.5)."""
    plain = narrow(text)
    if plain in NO_VALUE:
        return NOTHING, None
    body = plain.removesuffix("%").rstrip()
    if _GROUPED.fullmatch(body):
        body = body.replace(",", "")
    if len(body) > _LONGEST or not _NUMBER.fullmatch(body):
        return UNREADABLE, None
    return (PERCENT if plain.endswith("%") else NUMBER), Fraction(body)


@dataclass(frozen=True)
class Numbers:
    """Values with their written decimals; `long` holds those a float's shortest digits cannot."""

    values: NDArray[np.float64]
    decimals: NDArray[np.int8]
    long: dict[int, Fraction]

    def put(self, i: int, value: Fraction) -> None:
        """Set one value."""
        self.values[i], self.decimals[i], exact = as_float(value)
        if not exact:
            self.long[i] = value


def no_numbers(count: int) -> Numbers:
    """Room for so many values, all missing."""
    return Numbers(np.full(count, np.nan), np.zeros(count, np.int8), {})


@dataclass(frozen=True)
class Readings:
    """Distinct texts read as numbers; `shares` are those of percentages divided by a hundred."""

    state: NDArray[np.uint8]
    numbers: Numbers
    shares: Numbers


def read_all(texts: pa.StringArray) -> Readings:
    """Read distinct texts, the plain ones all at once."""
    count = len(texts)
    got = Readings(np.full(count, NOTHING, np.uint8), no_numbers(count), no_numbers(count))
    quick = _quick(texts)
    if quick.any():
        plain: Any = texts.filter(pa.array(quick))
        got.state[quick] = NUMBER
        got.numbers.values[quick] = pc.cast(plain, pa.float64()).to_numpy(zero_copy_only=False) + 0.0
        got.numbers.decimals[quick] = _decimals(plain)
    for i in np.flatnonzero(~quick).tolist():
        state, value = read_one(str(texts[i].as_py()))
        got.state[i] = state
        if value is not None:
            got.numbers.put(i, value)
        if value is not None and state == PERCENT:
            got.shares.put(i, value / 100)
    return got


def as_float(value: Fraction) -> tuple[float, int, bool]:
    """The nearest float, the written decimals, and whether the float's shortest digits are the value.

    >>> as_float(Fraction(1, 8)), as_float(Fraction(1, 3))
    ((0.125, 3, True), (0.3333333333333333, 0, False))
    """
    near, places = float(value), decimals_of(value)
    if places is None or places > 15 or Fraction(repr(near)) != value:
        return near, 0, False
    return near, places, True


def _quick(texts: pa.StringArray) -> NDArray[np.bool_]:
    signs: Any = pc.add(pc.count_substring(texts, "-"), pc.count_substring(texts, "."))
    digits: Any = pc.subtract(pc.utf8_length(texts), signs)
    short: Any = pc.less_equal(digits, pa.scalar(_QUICK_DIGITS))
    plain: Any = pc.and_(pc.match_substring_regex(texts, _QUICK), short)
    return np.asarray(plain.to_numpy(zero_copy_only=False), dtype=np.bool_)


def _decimals(plain: Any) -> NDArray[np.int8]:
    """Decimals without zeros at the end."""
    dotted = pc.find_substring(plain, ".").to_numpy(zero_copy_only=False)
    bare = pc.utf8_length(pc.utf8_rtrim(plain, "0")).to_numpy(zero_copy_only=False)
    return np.where(dotted < 0, 0, bare - dotted - 1).astype(np.int8)
