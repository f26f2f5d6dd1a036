"""How far an item is against the share of the year that has passed, and the light that says so."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from kaoheng.freeze.written import narrow
from kaoheng.method.tree import Item
from kaoheng.numbers import parse, written
from kaoheng.text import Text
from kaoheng_web.progress.lines import accumulates
from kaoheng_web.shared.house import LIGHTS

Light = Literal["g", "y", "r", "n"]
WITHOUT_LIGHT = frozenset({"rank", "benchmark"})
MOST = Fraction(6, 5)
"""What a single item counts for at most where several are averaged: one that runs ahead hides none that lags."""


@dataclass(frozen=True, slots=True)
class Aim:
    """The year's target: one value, or the ends of a range."""

    low: Fraction
    high: Fraction


@dataclass(frozen=True, slots=True)
class Scale:
    """From which per cent on a light is green or yellow, and where that is written."""

    green: int
    yellow: int
    basis: str

    def light(self, ratio: Fraction) -> Light:
        """The light for a share of the time plan.

        >>> scale = Scale(95, 85, "")
        >>> [scale.light(Fraction(share, 100)) for share in (95, 94, 85, 84)]
        ['g', 'y', 'y', 'r']
        """
        return "g" if ratio * 100 >= self.green else "y" if ratio * 100 >= self.yellow else "r"


@dataclass(frozen=True, slots=True)
class Pace:
    """What was reached, what the time plan asks for by then, and the share of it."""

    actual: Fraction
    planned: Fraction
    ratio: Fraction
    prorated: bool

    @property
    def percent(self) -> int:
        """The share in whole per cent, rounded down so that nobody looks better than the light."""
        return int(self.ratio * 100 // 1)

    def sentence(self, item: Item, light: Light) -> Text:
        """The pace in words."""
        unit, word = item.data.unit, LIGHTS[light]
        actual, planned = written(self.actual, _places(self.actual)), written(self.planned, _places(self.planned))
        asked = Text("序时应达", "due by now") if self.prorated else Text("全年目标", "target of the year")
        return Text(
            f"实际{actual}{unit}，{asked.zh}{planned}{unit}，为{self.percent}%，{word.zh}。",
            f"{actual} {unit}; {asked.en} {planned} {unit}; {self.percent}%: {word.en}.",
        )


def number(item: Item, value: str) -> Fraction | None:
    """The number that a written value stands for; words count as the item's codes say.

    A percent sign repeats the unit where that is %; elsewhere it is a share.
    """
    plain = narrow(value)
    if plain in item.data.codes:
        return item.data.codes[plain]
    try:
        return parse(plain.removesuffix("%") if item.data.reported_in == "%" else plain)
    except ValueError:
        return None


def pace(item: Item, aim: Aim | None, values: Mapping[int, Fraction], upto: int) -> Pace | None:
    """The pace after a month, from the figures by month; None without a figure or a target to hold it against."""
    known = {at: value for at, value in values.items() if at <= upto}
    if aim is None or not known:
        return None
    last, adds = max(known), accumulates(item)
    actual = sum(known.values(), Fraction(0)) if adds else known[last]
    passed = Fraction(last, 12) if adds else Fraction(1)
    low, high = aim.low * passed, aim.high * passed
    planned = high if item.direction == "down" or actual > high > low else low
    return Pace(actual, planned, _ratio(item, actual, low, high), adds)


def overall(parts: Mapping[str, Pace], points: Mapping[str, Fraction]) -> Fraction | None:
    """The share of the time plan over several items, weighted by their points."""
    weight = sum((points[item] for item in parts), Fraction(0))
    if not weight:
        return None
    return sum((min(pace.ratio, MOST) * points[item] for item, pace in parts.items()), Fraction(0)) / weight


def _ratio(item: Item, actual: Fraction, low: Fraction, high: Fraction) -> Fraction:
    """Reached against planned, or allowed against used; 1 inside a range, and where a share means nothing."""
    if item.direction == "down":
        return _share(high, actual, met=actual <= high)
    if item.direction == "band" and actual > high > low:
        return _share(high, actual, met=False)
    return _share(actual, low, met=actual >= low)


def _share(top: Fraction, bottom: Fraction, *, met: bool) -> Fraction:
    if bottom <= 0 or top < 0:
        return Fraction(int(met))
    return top / bottom


def _places(value: Fraction) -> int:
    return 0 if value.denominator == 1 else 2
