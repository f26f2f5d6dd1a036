"""Goals as people write them: one cell holds a value, or both ends of a range."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol

from kaoheng.numbers import parse
from kaoheng.text import Text

MOST = 40
ENDS = re.compile(r"\s*(?:~|至|到|—+|–|(?<=[\d%.])-)\s*")
SIGNS = {"floor": "≥", "ceiling": "≤"}
BY_DIRECTION = {"up": "≥", "down": "≤", "band": ""}
COMPARED = frozenset({"binding", "hold"})


class HasValues(Protocol):
    """A row of a table, or a reading, with a goal in it."""

    @property
    def kind(self) -> str: ...
    @property
    def value(self) -> str: ...
    @property
    def low(self) -> str: ...
    @property
    def high(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Stated:
    """A goal as it was stated: the kind, and the digits as they were written."""

    kind: str
    value: str = ""
    low: str = ""
    high: str = ""

    def columns(self) -> dict[str, str]:
        """As the columns of a table."""
        return {"kind": self.kind, "value": self.value, "low": self.low, "high": self.high}


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a form as it was typed."""

    goal: str
    reason: str = ""


def stated(row: HasValues) -> Stated:
    """The goal that a row holds."""
    return Stated(row.kind, row.value, row.low, row.high)


def read(kind: str, measure: str, text: str) -> tuple[Stated | None, list[Text]]:
    """A goal from one cell, or everything that is wrong with the cell.

    >>> read("range", "%", "13%～15%")[0]
    Stated(kind='range', value='', low='13', high='15')
    >>> read("point", "亿元", "12,000.50")[0]
    Stated(kind='point', value='12000.50', low='', high='')
    >>> read("floor", "人", "约500")[1][0].zh
    '“约500”不是数，请只填数字。'
    """
    cell = unicodedata.normalize("NFKC", text).strip().lstrip("≥≤<>= ")
    if not cell:
        return None, [Text("请填写目标值。", "Write the goal.")]
    if kind != "range":
        value, problems = _number(cell, measure)
        return (None, problems) if problems else (Stated(kind, value), [])
    ends = [end for end in ENDS.split(cell) if end]
    if len(ends) != 2:
        return None, [Text(f"“{text}”不是区间，请写成 13～15。", f"{text!r} is no range: write it as 13~15.")]
    (low, wrong_low), (high, wrong_high) = (_number(end, measure) for end in ends)
    problems = [*wrong_low, *wrong_high]
    if not problems and parse(low) > parse(high):
        problems.append(Text(f"区间下限{low}高于上限{high}。", f"The lower end {low} is above the upper end {high}."))
    return (None, problems) if problems else (Stated(kind, "", low, high), [])


def shown(goal: HasValues, direction: str = "") -> str:
    """A goal as tables print it; binding goals say by their sign which side is asked for.

    >>> shown(Stated("range", low="13", high="15")), shown(Stated("floor", "8")), shown(Stated("binding", "36"), "down")
    ('13～15', '≥8', '≤36')
    """
    if goal.kind == "range":
        return f"{goal.low}～{goal.high}"
    sign = BY_DIRECTION.get(direction, "") if goal.kind in COMPARED else SIGNS.get(goal.kind, "")
    return sign + goal.value


def cell(goal: HasValues) -> str:
    """A goal as it is typed into a cell."""
    return f"{goal.low}～{goal.high}" if goal.kind == "range" else goal.value


def ends(goal: HasValues) -> tuple[Fraction, Fraction]:
    """The least and the greatest value that a goal names; the same one unless it is a range."""
    low, high = (goal.low, goal.high) if goal.kind == "range" else (goal.value, goal.value)
    return parse(low), parse(high)


def _number(cell: str, measure: str) -> tuple[str, list[Text]]:
    digits = re.sub(r"(?<=\d),(?=\d{3}(\D|$))", "", cell)
    problems = list(_problems(cell, digits, measure))
    return digits.removesuffix("%") if measure in ("%", "％") else digits, problems


def _problems(cell: str, digits: str, measure: str) -> Iterator[Text]:
    if len(digits) > MOST:
        yield Text(f"最多{MOST}个字符。", f"At most {MOST} characters.")
        return
    try:
        parse(digits)
    except ValueError:
        yield Text(f"“{cell}”不是数，请只填数字。", f"{cell!r} is not a number: write digits only.")
        return
    if digits.endswith("%") and measure not in ("", "%", "％"):
        yield Text(f"该指标以{measure}计，不带百分号。", f"It is measured in {measure}, without a percent sign.")
