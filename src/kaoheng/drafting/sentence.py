"""A sentence of a regulation made plain: half-width signs, Arabic numbers, ratios and percentages as digits."""

import re
import unicodedata
from fractions import Fraction

from kaoheng.numbers import as_text

LONGEST = 500
"""Characters of a sentence that are read."""

_DIGITS = {word: value for value, word in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
_CHINESE = "[零〇一二两三四五六七八九十百]+"
_COUNTED = "个|起|次|项|位|名|分|天|日|件|条|篇|处|例|人|家|户|档|级|倍|工作日|个月|年"
_RATIO = re.compile(rf"({_CHINESE}|\d+)分之({_CHINESE}|\d+(?:\.\d+)?)")
_COUNT = re.compile(rf"({_CHINESE})(?=(?:{_COUNTED}))|(?<=第)({_CHINESE})")

_KEPT = re.compile("百分|一般|一票|一律|一致|统一|唯一|第一书记|一次性|一把手|十[二三四]五|一倍以")
"""Words in which a numeral counts nothing."""


def plain(text: str) -> str:
    """The sentence with full-width signs narrowed and numbers in digits; at most 500 characters of it.

    >>> plain("每发生一起扣２分，扣完为止；优秀率不足三分之二的，按百分之八十计")
    '每发生1起扣2分,扣完为止;优秀率不足2/3的,按80%计'
    """
    narrow = unicodedata.normalize("NFKC", text)[:LONGEST]
    narrow = re.sub(r"\s+", "", narrow)
    narrow = re.sub(r"微克(?:/|每|\\)(?:立方米|m3)", "微克/立方米", narrow)
    narrow = re.sub(r"(\d),(?=\d{3}(?!\d))", r"\1", narrow)
    return _COUNT.sub(_counted, _RATIO.sub(_ratio, narrow))


def number(word: str) -> int:
    """A whole number below a thousand written in Chinese.

    >>> number("二十五"), number("一百零二"), number("十")
    (25, 102, 10)
    """
    total, digit = 0, 0
    for sign in word:
        if sign in ("十", "百"):
            total += (digit or 1) * (10 if sign == "十" else 100)
            digit = 0
        else:
            digit = _DIGITS[sign]
    return total + digit


def _ratio(found: re.Match[str]) -> str:
    bottom, top = (part if part[0].isdigit() else str(number(part)) for part in (found[1], found[2]))
    if bottom == "100":
        return top + "%"
    return as_text(Fraction(top) / Fraction(bottom)) if Fraction(bottom) else found[0]


def _counted(found: re.Match[str]) -> str:
    around = found.string[max(found.start() - 1, 0) : found.end() + 2]
    return found[0] if _KEPT.search(around) else str(number(found[0]))
