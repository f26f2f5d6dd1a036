"""Warnings: what the recorded figures say by themselves, each citing the rule and the threshold that it follows."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import pairwise

from kaoheng.analysis.forecast.forecast import forecast
from kaoheng.findings import Refused
from kaoheng.numbers import written
from kaoheng.text import Text, title_of
from kaoheng_web.methods.models import Edition
from kaoheng_web.progress.board import Board, Spot, board
from kaoheng_web.progress.exchange import evidence
from kaoheng_web.progress.lines import MONTHS, accumulates, month

Forecasts = Mapping[tuple[int, str], Fraction]
"""What a unit's year is expected to come to, by unit and item."""


@dataclass(frozen=True, slots=True)
class Warned:
    """A warning: which rule, about whom and what, in which period, in words."""

    rule: str
    unit: int
    item: str
    period: str
    words: Text

    @property
    def key(self) -> str:
        """The warning in addresses."""
        return ":".join((self.rule, str(self.unit), self.item, self.period))


@dataclass(frozen=True)
class Picture:
    """Everything that warnings are read from."""

    board: Board
    forecasts: Forecasts
    today: date


@dataclass(frozen=True, slots=True)
class Rule:
    """When a warning is given: in words, with its threshold."""

    id: str
    title: Text
    words: Text
    threshold: int
    find: Callable[[Picture, int], Iterator[tuple[int, str, str, Text]]]


def _red_running(picture: Picture, threshold: int) -> Iterator[tuple[int, str, str, Text]]:
    """Items whose last months were all red."""
    for unit, items in picture.board.lit.items():
        for item in items:
            spots = [picture.board.spot(unit, number, item.id) for number in MONTHS]
            last = [spot for spot in spots if spot.ratio is not None][-threshold:]
            if len(last) == threshold and all(spot.light == "r" for spot in last):
                told = "、".join(f"{spot.month}月{spot.percent}%" for spot in last)
                english = ", ".join(f"{spot.percent}% in month {spot.month}" for spot in last)
                words = Text(f"{item.title}连续{threshold}期红灯：{told}。", f"{title_of(item).en}: red, {english}.")
                yield unit, item.id, _period(picture, last[-1]), words


def _not_all_reported(picture: Picture, threshold: int) -> Iterator[tuple[int, str, str, Text]]:
    """Units that had not reported all that was asked when the day had passed on which they had to."""
    for period, deadline in picture.board.deadlines.items():
        late = (picture.today - deadline.report_by).days
        if late < threshold:
            continue
        for unit in picture.board.lit:
            of = picture.board.reporting(unit, period)
            if of.missing:
                zh, en = of.sentence.zh, of.sentence.en
                words = Text(
                    f"{_months(period)}的数据应于{_said(deadline.report_by)}前填报，逾期{late}天{zh}。",
                    f"Figures of {period} were due on {deadline.report_by}, {late} days ago: {en}.",
                )
                yield unit, "", period, words


def _months(period: str) -> str:
    return f"{int(period[5:])}月" if period[5:] else "全年"


def _said(on: date) -> str:
    return f"{on.year}年{on.month}月{on.day}日"


def _short_of_the_target(picture: Picture, threshold: int) -> Iterator[tuple[int, str, str, Text]]:
    """Items that are not expected to reach the target."""
    for (unit, item), middle in picture.forecasts.items():
        aim, node = picture.board.aims.get((unit, item)), picture.board.items[item]
        months = picture.board.values.get((unit, item), {})
        if aim is None or not months or node.direction == "down" or aim.low <= 0:
            continue
        share = middle / aim.low * 100
        if share < threshold:
            value, target = written(middle, 2), written(aim.low, 2)
            words = Text(
                f"{node.title}预计全年{value}{node.data.unit}，为目标{target}{node.data.unit}的{int(share)}%。",
                f"{title_of(node).en}: {value} {node.data.unit} expected, {int(share)}% of the target {target}.",
            )
            yield unit, item, month(picture.board.edition.year, max(months)), words


def _falling(picture: Picture, threshold: int) -> Iterator[tuple[int, str, str, Text]]:
    """Units whose share of the time plan fell month after month, and is not green any more."""
    for unit in picture.board.lit:
        spots = [picture.board.spot(unit, number) for number in MONTHS]
        last = [spot for spot in spots if spot.ratio is not None][-threshold - 1 :]
        falls = [one.ratio > two.ratio for one, two in pairwise(last) if one.ratio and two.ratio]
        if len(falls) == threshold and all(falls) and last[-1].light in "yr":
            told = "→".join(f"{spot.percent}%" for spot in last)
            words = Text(f"综合进度连续{threshold}期下降：{told}。", f"Overall down {threshold} times running: {told}.")
            yield unit, "", _period(picture, last[-1]), words


RULES = (
    Rule(
        "red_running",
        Text("连续红灯", "red running"),
        Text("同一指标连续两期亮红灯的，预警。", "An item is red in two periods running."),
        2,
        _red_running,
    ),
    Rule(
        "not_reported",
        Text("逾期未报", "not reported"),
        Text("超过填报期限1天仍没有填齐的，预警。", "Not all is reported one day after the deadline."),
        1,
        _not_all_reported,
    ),
    Rule(
        "forecast_short",
        Text("预计完不成", "short of the target"),
        Text(
            "按已有数据推算，全年不到目标95%的，预警。",
            "From what is known, the year comes to less than 95% of the target.",
        ),
        95,
        _short_of_the_target,
    ),
    Rule(
        "falling",
        Text("连续下降", "falling"),
        Text(
            "综合进度连续三期下降且不是绿灯的，预警。", "The overall share falls three times running and is not green."
        ),
        3,
        _falling,
    ),
)


def warnings(picture: Picture) -> list[Warned]:
    """Every warning, rule by rule."""
    return [Warned(rule.id, *told) for rule in RULES for told in rule.find(picture, rule.threshold)]


def picture_of(edition: Edition, today: date) -> Picture:
    """What stands on a day."""
    made = board(edition)
    return Picture(made, _forecasts(edition, made, today), today)


def _forecasts(edition: Edition, made: Board, today: date) -> Forecasts:
    """The library's forecasts for items whose months add up; none where the figures cannot be forecast."""
    method = edition.method
    items = [item.id for item in method.items if accumulates(item) and not item.rule.part_names()]
    if not items:
        return {}
    try:
        found = forecast(method, evidence(edition, today), items=items)
    except Refused:
        return {}
    keys = {who.code: who.unit.pk for who in made.people}
    return {(keys[each.unit], each.item.id): each.middle for each in found if each.unit in keys}


def _period(picture: Picture, spot: Spot) -> str:
    return month(picture.board.edition.year, spot.month)
