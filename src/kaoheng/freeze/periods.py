"""Periods: one name for the whole year, and names in the order of the calendar."""

import re

from kaoheng.facts import YEAR

_YEAR_WORDS = frozenset({"", "全年", "年度", "全年度", "year"})
_NUMERALS = {word: at for at, word in enumerate("一二三四五六七八九", 1)} | {"十": 10, "十一": 11, "十二": 12}
_PIECES = re.compile(r"十[一二]|[一二三四五六七八九十]|[0-9]+|[^0-9一二三四五六七八九十]+")


def period_name(text: str, year: int) -> str:
    """The period, empty for the whole year however it is written.

    >>> [period_name(text, 2024) for text in ("2024", "2024年", "全年", "2024-01")]
    ['', '', '', '2024-01']
    """
    return YEAR if text in _YEAR_WORDS or text in (str(year), f"{year}年", f"{year}年度") else text


def calendar_key(period: str) -> tuple[tuple[int, int, str], ...]:
    """Sorts numbers by size, Chinese ones too: 2月 before 10月, 第三季度 before 第四季度, 上半年 before 下半年.

    >>> sorted(["第四季度", "第三季度", "第十一期", "第二季度"], key=calendar_key)
    ['第二季度', '第三季度', '第四季度', '第十一期']
    """
    return tuple(_piece(piece) for piece in _PIECES.findall(period))


def _piece(piece: str) -> tuple[int, int, str]:
    number = _NUMERALS.get(piece, int(piece[:18]) if piece.isascii() and piece.isdigit() else None)
    return (1, 0, piece) if number is None else (0, number, "")
