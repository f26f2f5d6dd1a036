"""How chapters, sections, articles and items are counted and set apart."""

from typing import Literal

from kaoheng.text import Language, Text

Part = Literal["chapter", "section", "article", "point"]

_DIGITS = "〇一二三四五六七八九"


def numeral(number: int) -> str:
    """A whole number from 1 to 9999 as regulations count: 第一条, 第十一条, 第一百零三条.

    >>> [numeral(n) for n in (1, 10, 11, 20, 37, 100, 103, 110, 2005)]
    ['一', '十', '十一', '二十', '三十七', '一百', '一百零三', '一百一十', '二千零五']
    """
    if not 1 <= number <= 9999:
        raise ValueError(f"{number} is not counted in words")
    said, zero = "", False
    for power, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // power % 10
        if digit == 0:
            zero = bool(said)
            continue
        said += ("零" if zero else "") + _DIGITS[digit] + name
        zero = False
    return said.removeprefix("一") if 10 <= number < 20 else said


def heading(number: int, of: Part) -> Text:
    """第一章, 第一节, 第一条, （一）; in English Chapter 1, Section 1, Article 1, (1)."""
    word = numeral(number)
    return {
        "chapter": Text(f"第{word}章", f"Chapter {number}"),
        "section": Text(f"第{word}节", f"Section {number}"),
        "article": Text(f"第{word}条", f"Article {number}"),
        "point": Text(f"（{word}）", f"({number}) "),
    }[of]


def stop(at: int, count: int) -> Text:
    """What ends the item `at` of `count`: a semicolon, and a full stop after the last."""
    return Text("；", ";") if at < count else Text("。", ".")


def gap(language: Language) -> str:
    """What stands between a number and its heading."""
    return "　" if language == "zh" else ". "
