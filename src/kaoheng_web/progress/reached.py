"""What a unit's year has come to, item by item: the target, and what was reported, certified and made final."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from kaoheng import tables
from kaoheng.freeze.targets import target_of
from kaoheng.method.tree import Item
from kaoheng.numbers import as_text, written
from kaoheng.text import Text, join
from kaoheng_web.ledger.reading import once
from kaoheng_web.methods.models import Edition
from kaoheng_web.progress.lines import Asked, Cell, accumulates, month, periods
from kaoheng_web.progress.models import Figure
from kaoheng_web.progress.pace import number
from kaoheng_web.progress.queries import Assessed, Held, current, figures, lines
from kaoheng_web.targets.queries import in_force
from kaoheng_web.targets.written import shown

NOTHING = Text("", "")


@dataclass(frozen=True, slots=True)
class Reached:
    """One item of a unit: what it was to reach, and the three figures of its year so far."""

    item: Item
    target: str
    reported: Text
    certified: Text
    final: Text


@once
def reached(edition: Edition, who: Assessed) -> list[Reached]:
    """Every item that a unit reports, in the order of the method."""
    held = current(figures(edition).filter(unit=who.unit))
    issued = {row.target.item: row.goal for row in in_force(edition, [who.unit])}
    asked: dict[str, list[Asked]] = {}
    for one in lines(edition, who):
        asked.setdefault(one.item.id, []).append(one)
    found = []
    for own in asked.values():
        item, actual = own[0].item, [one for one in own if one.line.column == "actual"]
        target = shown(issued[item.id], item.direction) if item.id in issued else _of_the_method(item, who)
        said = {kind: _said(edition, who, actual, held, kind) for kind in Figure.Kind.values}
        found.append(Reached(item, target, **said))
    return found


def _of_the_method(item: Item, who: Assessed) -> str:
    """The target that the method itself states."""
    stated = target_of(item, tables.Unit(who.code, who.name, who.group))
    value = stated.by_unit.get(who.code, stated.value) if stated else None
    if stated is None or value is not None:
        return "" if value is None else as_text(value)
    return "" if stated.low is None or stated.high is None else f"{as_text(stated.low)}～{as_text(stated.high)}"


def _said(edition: Edition, who: Assessed, asked: Sequence[Asked], held: Mapping[Cell, Held], kind: str) -> Text:
    """The figures of one kind, part by part where the item has parts."""
    told = []
    for one in asked:
        cells = [Cell(who.unit.pk, *one.line, period) for period in periods(edition.year)]
        known = {cell.period: getattr(held[cell], kind) for cell in cells if cell in held}
        value = _year(one.item, edition.year, {period: row.value for period, row in known.items() if row})
        if value and one.line.part:
            value = one.within + Text(" ", " ") + value
        told += [value] if value else []
    return join(told, "；", "; ") if told else NOTHING


def _year(item: Item, year: int, values: Mapping[str, str]) -> Text | None:
    """The whole year's figure; else what its months add up to, or the newest of them, and up to which month."""
    if not values:
        return None
    newest = max(values, key=lambda period: (len(period) == 4, period))
    added = _sum(item, values) if len(newest) > 4 and accumulates(item) else ""
    value = added or values[newest]
    if newest in (str(year), month(year, 12)):
        return Text(value, value)
    last = int(newest[5:])
    return Text(f"{value}（至{last}月）", f"{value} (to month {last})")


def _sum(item: Item, values: Mapping[str, str]) -> str:
    """What months add up to, with the most places that one of them has."""
    found = [number(item, value) for value in values.values()]
    places = max(len(value.partition(".")[2].rstrip("%")) for value in values.values())
    return "" if None in found else written(sum((each for each in found if each is not None), Fraction(0)), places)
