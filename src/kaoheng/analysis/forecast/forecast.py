"""Year-end values of a method's items from the months known so far: value, interval, chance, and expected score."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from kaoheng.analysis.figures import Figure, measures_of, read_figures, unit_titles
from kaoheng.analysis.forecast.choice import Backtest, backtest, choose, exact, reach
from kaoheng.analysis.forecast.points import Prospect, prospect
from kaoheng.analysis.forecast.series import Mixed, Series, series_of
from kaoheng.analysis.forecast.way import Reach
from kaoheng.analysis.spans import YEAR_MONTHS, Span
from kaoheng.findings import Place
from kaoheng.freeze.problems import Problems
from kaoheng.method.edition import Method
from kaoheng.method.tree import Item
from kaoheng.numbers import round_to
from kaoheng.tables import Evidence
from kaoheng.text import Text

COVERAGE = Fraction(4, 5)
"""The share of likely values the interval holds, where nothing else is asked for."""


@dataclass(frozen=True)
class Expected:
    """The score the item's rule gives at the middle and at both ends of the interval."""

    middle: Fraction | None
    low: Fraction | None
    high: Fraction | None
    words: Text
    """The rule as the regulation puts it, or why there is no score."""


@dataclass(frozen=True)
class Forecast:
    """One item of one unit at the end of the year. Values are rounded to the decimals of its figures."""

    unit: str
    title: str
    item: Item
    known: Span
    """The part of the year that is known."""
    so_far: Fraction
    way: Text
    why: Text
    middle: Fraction
    low: Fraction | None
    high: Fraction | None
    coverage: Fraction
    target: Fraction | None
    target_high: Fraction | None
    """The upper end, where the target is a range."""
    chance: Fraction | None
    """The probability of meeting the target; None without a target or without spread."""
    tried: Backtest | None
    expected: Expected
    filled: int
    """How many months or quarters were not reported and were put in between."""


@dataclass(frozen=True)
class _Outlook:
    """One series, the way taken, and the year it leads to."""

    unit: str
    series: Series
    decimals: int
    way: Text
    why: Text
    reach: Reach
    tried: Backtest | None


def forecast(
    method: Method,
    evidence: Evidence,
    *,
    items: Sequence[str] = (),
    units: Sequence[str] = (),
    as_of: Span | None = None,
    coverage: Fraction = COVERAGE,
    told: Callable[[int, int], None] | None = None,
) -> list[Forecast]:
    """Forecast every item of every unit that has months of the method's year; Refused with all problems."""
    problems, year = Problems(), method.method.year
    figures = read_figures(evidence, measures_of(method), year, problems)
    end = (as_of.year, as_of.last) if as_of else (year, YEAR_MONTHS)
    if as_of and as_of.year != year:
        what = Text(f"{as_of}不在办法的{year}年", f"{as_of} is not in the method's year {year}")
        problems.add("other_year", Place(), what, Text("请改正--as-of", "Mend --as-of"))
    work = list(_series(method, [f for f in figures if f.kind == "actual"], end, items, problems))
    problems.stop()
    titles, found, done = unit_titles(evidence), [], 0
    for item, series in work:
        outlooks = []
        for unit, (own, decimals) in series.items():
            outlooks.append(_outlook(unit, own, decimals))
            done += 1
            if told is not None:
                told(done, sum(len(each) for _, each in work))
        years = {each.unit: _rounded(each.reach.middle, each.decimals) for each in outlooks}
        ready = prospect(method, evidence, item, years)
        wanted = [each for each in outlooks if not units or each.unit in units]
        found += [_forecast(item, each, titles[each.unit], ready, coverage) for each in wanted]
    return found


_Known = Mapping[str, tuple[Series, int]]
"""By unit the series of an item, and the decimals of its figures."""


def _series(
    method: Method, figures: Sequence[Figure], end: tuple[int, int], items: Sequence[str], problems: Problems
) -> Iterator[tuple[Item, _Known]]:
    """Every item with parts of the method's year, and its series by unit."""
    for item in method.items:
        own = [f for f in figures if f.item == item.id and (f.span.year, f.span.last) <= end]
        parts = [f for f in own if not f.span.whole and f.span.year == method.method.year]
        if not parts or (items and item.id not in items):
            continue
        combine = item.data.over_periods.combine if item.data.over_periods else None
        if combine not in ("sum", "mean", "last"):
            what = Text(f"{item.title}没有写明各期怎样合成全年数", f"{item.id}: nothing says how periods make the year")
            mend = Text("请在data.over_periods写明sum、mean或last", "State sum, mean or last in data.over_periods")
            problems.add("several_periods", Place(path=item.id), what, mend)
            continue
        known: dict[str, tuple[Series, int]] = {}
        for unit in dict.fromkeys(f.unit for f in parts):
            mine = [f for f in own if f.unit == unit]
            try:
                series = series_of(mine, combine, end)
            except Mixed:
                what = Text(
                    f"{unit}的{item.title}既有累计数又有当期数", f"{unit} mixes cumulative and single {item.id}"
                )
                problems.add("mixed_periods", Place(path=item.id), what, Text("请统一口径", "Give one or the other"))
                continue
            if series is not None and series.year == method.method.year:
                known[unit] = series, max(f.decimals for f in mine)
        yield item, known


def _outlook(unit: str, series: Series, decimals: int) -> _Outlook:
    way, why = choose(series)
    return _Outlook(unit, series, decimals, way.title, why, reach(series, way), backtest(series, way))


def _forecast(item: Item, outlook: _Outlook, title: str, ready: Prospect, coverage: Fraction) -> Forecast:
    unit, series, decimals = outlook.unit, outlook.series, outlook.decimals
    middle, ends = _rounded(outlook.reach.middle, decimals), outlook.reach.interval(coverage)
    low, high = (_rounded(ends[0], decimals), _rounded(ends[1], decimals)) if ends else (None, None)
    at_least, at_most = ready.target(unit, "target_low"), ready.target(unit, "target_high")
    target = ready.target(unit) if at_least is None else at_least
    bounds = {"up": (target, None), "down": (None, target), "band": (target, at_most)}[item.direction]
    chance = None if bounds == (None, None) else outlook.reach.share(*bounds)
    score, words = ready.points(unit, middle)
    ends_score = [None if end is None else ready.points(unit, end)[0] for end in (low, high)]
    return Forecast(
        unit=unit,
        title=title,
        item=item,
        known=Span(series.year, 1, series.known * YEAR_MONTHS // series.steps),
        so_far=round_to(series.whole(series.values[-series.known :]), decimals, "half_up"),
        way=outlook.way,
        why=outlook.why,
        middle=middle,
        low=low,
        high=high,
        coverage=coverage,
        target=target,
        target_high=at_most,
        chance=chance,
        tried=outlook.tried,
        expected=Expected(score, ends_score[0], ends_score[1], words),
        filled=len(series.filled),
    )


def _rounded(value: float, decimals: int) -> Fraction:
    return round_to(exact(value), decimals, "half_up")
