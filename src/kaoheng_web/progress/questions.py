"""Figures worth a second look, found by the library's checks: questions to ask, never an accusation."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from kaoheng.analysis.integrity.checks import Found, inspect
from kaoheng.analysis.integrity.rules import IntegrityRules
from kaoheng.analysis.integrity.rules import Whole as Sum
from kaoheng.analysis.integrity.sign import Sign
from kaoheng.exchange.digest import digest_of
from kaoheng.numbers import written
from kaoheng.tables import OBSERVATION_COLUMNS, TARGET_COLUMNS, UNIT_COLUMNS, Evidence
from kaoheng.text import Text
from kaoheng_web.methods.models import Edition
from kaoheng_web.methods.queries import governing
from kaoheng_web.progress.exchange import sheet_of, targets_of
from kaoheng_web.progress.lines import NOT_CONCERNED, Cell, accumulates
from kaoheng_web.progress.models import Figure
from kaoheng_web.progress.pace import number
from kaoheng_web.progress.queries import Assessed, Held, current, figures, roster
from kaoheng_web.progress.wholes import Whole, everyone, whole

Standing = Mapping[tuple[int, str], Mapping[int, Fraction]]
"""By unit and item: the value of every month that is known."""
DECIMALS = 9
IDENTICAL_DIGITS = 5
"""Rates with one decimal come back from month to month by chance, and always from the same bulletin."""
TOLERANCE = Fraction(1, 200)
"""The counties and the city are asked about from half a per cent of difference on; below it lies what is rounded."""

TITLES = {
    "sums": Text("各县之和与全市数", "the counties against the city"),
    "jumps": Text("与上年同期相比突变", "a jump against last year"),
    "bunching": Text("达标边缘扎堆", "bunched at the target"),
    "last_digits": Text("末位分布", "last digits"),
    "first_digits": Text("首位分布", "first digits"),
    "roundness": Text("过于整齐", "too round"),
    "identical": Text("数据雷同", "identical values"),
    "late": Text("截止日后核定", "established late"),
    "certified": Text("自报与核定相差", "reported against certified"),
    "certified_habit": Text("自报一贯偏好", "reported too well as a habit"),
}
"""What the checks that apply to the figures of one year are called."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question: about which units, what was seen, and where to look."""

    check: Text
    units: tuple[Assessed, ...]
    seen: Text
    look_at: Text
    strength: str


@dataclass(frozen=True, slots=True)
class Questions:
    """The questions of a year, the strongest signs first, and how they were chosen."""

    rows: tuple[Question, ...]
    note: Text


def questions(edition: Edition, on: date) -> Questions:
    """What the figures known at the end of a day make one ask; those of the year before are what is usual."""
    people = roster(edition)
    found: Found = inspect(edition.method, _evidence(edition, people, on), _rules(edition))
    known = {who.code: who for who in everyone(edition)}
    rows = [
        Question(
            TITLES[sign.check], tuple(known[unit] for unit in _about(sign)), sign.reason, sign.look_at, sign.strength
        )
        for sign in found.signs
    ]
    return Questions(tuple(rows), found.note())


def _rules(edition: Edition) -> IntegrityRules:
    """What figures are held against: the city's own against the sum of its counties."""
    own = whole(edition)
    return IntegrityRules(identical_digits=IDENTICAL_DIGITS, wholes=tuple(_sums(own)) if own is not None else ())


def _sums(own: Whole) -> Iterator[Sum]:
    for line, counties in own.parts.items():
        parts = tuple(who.code for who in counties)
        yield Sum(items=(line.item,), column=line.column, whole=own.city.code, parts=parts, tolerance=TOLERANCE)


def _about(sign: Sign) -> tuple[str, ...]:
    """The units a question is about: of a whole and its parts the whole, whose row stands below theirs."""
    return sign.units[:1] if sign.check == "sums" else sign.units


def _evidence(edition: Edition, people: list[Assessed], on: date) -> Evidence:
    """Every figure month by month, and the year so far beside the same months of the year before."""
    held, before = current(figures(edition, on)), governing(edition.year - 1)
    earlier = _by_month(edition, current(figures(before, on))) if before else {}
    units = [{"unit_id": who.code, "title": who.name, "group": who.group} for who in everyone(edition)]
    rows = [*_monthly(edition, held), *_so_far(edition, people, _by_month(edition, held), earlier)]
    sheets = {
        "units": sheet_of("units", UNIT_COLUMNS, units),
        "observations": sheet_of("observations", OBSERVATION_COLUMNS, rows),
        "targets": sheet_of("targets", TARGET_COLUMNS, targets_of(edition, people)),
    }
    return Evidence(sheets["units"], sheets["observations"], sheets["targets"], digest=digest_of(sheets))


def _monthly(edition: Edition, held: Mapping[Cell, Held]) -> Iterator[Mapping[str, str]]:
    """The actual values, and what else the counties and the city are compared by."""
    codes, items = {who.unit.pk: who.code for who in everyone(edition)}, {item.id for item in edition.method.items}
    own = whole(edition)
    columns = {(line.item, line.column) for line in (own.parts if own else ())}
    for cell, each in sorted(held.items()):
        wanted = cell.column == "actual" or (cell.item, cell.column) in columns
        if cell.unit not in codes or cell.item not in items or not wanted or cell.part:
            continue
        for figure in _said(each):
            yield {
                "unit_id": codes[cell.unit],
                "item_id": cell.item,
                "period": cell.period,
                "kind": "" if cell.column == "actual" else cell.column,
                "value": figure.value,
                "status": figure.kind,
                "source": figure.source,
                "as_of": figure.as_of.isoformat() if figure.as_of else "",
            }


def _said(held: Held) -> Iterable[Figure]:
    every = (held.reported, held.certified, held.final)
    return [figure for figure in every if figure is not None and figure.value != NOT_CONCERNED]


def _by_month(edition: Edition, held: Mapping[Cell, Held]) -> Standing:
    items, found = {item.id: item for item in edition.method.items}, dict[tuple[int, str], dict[int, Fraction]]()
    for cell, each in held.items():
        best = each.best
        if best is None or cell.item not in items or cell.column != "actual" or cell.part or len(cell.period) == 4:
            continue
        value = number(items[cell.item], best.value)
        if value is not None:
            found.setdefault((cell.unit, cell.item), {})[int(cell.period[5:])] = value
    return found


def _so_far(
    edition: Edition, people: list[Assessed], months: Standing, earlier: Standing
) -> Iterator[Mapping[str, str]]:
    """The year up to its newest month; before it, where they are known, the same months of the year before."""
    codes, items = {who.unit.pk: who.code for who in people}, {item.id: item for item in edition.method.items}
    for (unit, item), own in months.items():
        if unit not in codes:
            continue
        asked = sorted(own) if accumulates(items[item]) else [max(own)]
        about = {"unit_id": codes[unit], "item_id": item}
        yield {**about, "value": _together(own, asked)}
        past = earlier.get((unit, item), {})
        if all(month in past for month in asked):
            yield {**about, "kind": "prior", "value": _together(past, asked)}


def _together(months: Mapping[int, Fraction], asked: list[int]) -> str:
    return written(sum((months[month] for month in asked), Fraction(0)), DECIMALS)
