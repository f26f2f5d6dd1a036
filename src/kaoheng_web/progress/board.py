"""The year at a glance: every unit month by month against its time plan."""

from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from kaoheng.method.tree import Item
from kaoheng_web.ledger.reading import once
from kaoheng_web.methods.models import Edition
from kaoheng_web.progress.lines import Cell, month
from kaoheng_web.progress.models import Deadline
from kaoheng_web.progress.pace import WITHOUT_LIGHT, Aim, Light, Pace, Scale, number, overall, pace
from kaoheng_web.progress.queries import (
    Assessed,
    Held,
    aims,
    current,
    deadlines,
    due_month,
    figures,
    roster,
    scale_of,
)
from kaoheng_web.progress.reporting import NOTHING_ASKED, Own, Reporting, Said, own_of, reporting, said


@dataclass(frozen=True, slots=True)
class Spot:
    """One unit in one month: its share of the time plan, the light, and what was asked of it and is missing."""

    month: int
    ratio: Fraction | None
    light: Light
    of: Reporting

    @property
    def percent(self) -> int | None:
        """The share in whole per cent, rounded down."""
        return None if self.ratio is None else int(self.ratio * 100 // 1)


@dataclass(frozen=True)
class Board:
    """Everything that the lights of a year are read from."""

    edition: Edition
    people: list[Assessed]
    held: dict[Cell, Held]
    aims: dict[tuple[int, str], Aim]
    scale: Scale | None
    deadlines: dict[str, Deadline]

    @cached_property
    def items(self) -> dict[str, Item]:
        """The items by id."""
        return {item.id: item for item in self.edition.method.items}

    @cached_property
    def values(self) -> dict[tuple[int, str], dict[int, Fraction]]:
        """Of every unit and item, the figures that count by month; that of the whole year is December's."""
        found: dict[tuple[int, str], dict[int, Fraction]] = defaultdict(dict)
        for cell, held in sorted(self.held.items(), key=lambda each: -len(each[0].period)):
            best = held.best
            if best is None or cell.column != "actual" or cell.part or cell.item not in self.items:
                continue
            value = number(self.items[cell.item], best.value)
            if value is not None and len(cell.period) > 4:
                found[cell.unit, cell.item][int(cell.period[5:])] = value
            elif value is not None:
                found[cell.unit, cell.item] = {12: value}
        return dict(found)

    @cached_property
    def said(self) -> Said:
        """What stands of every unit and period."""
        return said(self.held)

    @cached_property
    def own(self) -> dict[int, Own]:
        """Of every unit the items that it reports."""
        return {who.unit.pk: own_of(self.edition, who) for who in self.people}

    @cached_property
    def lit(self) -> dict[int, list[Item]]:
        """Of every unit the items that can have a light."""
        return {
            unit: [
                item
                for item, _ in items
                if (unit, item.id) in self.aims and not (item.target and item.target.kind in WITHOUT_LIGHT)
            ]
            for unit, items in self.own.items()
        }

    def reporting(self, unit: int, period: str, item: str = "") -> Reporting:
        """What a period asks of a unit, over all its items or for one; nobody is late with what was not asked."""
        own = [each for each in self.own.get(unit, ()) if item in ("", each[0].id)]
        return reporting(self.deadlines.get(period), unit, own, self.said)

    @cached_property
    def _points(self) -> dict[str, Fraction]:
        return {item.id: item.points if item.points is not None else Fraction(1) for item in self.items.values()}

    def pace(self, unit: int, item: Item, month: int) -> Pace | None:
        """One item of one unit after a month."""
        return pace(item, self.aims.get((unit, item.id)), self.values.get((unit, item.id), {}), month)

    def light(self, ratio: Fraction | None) -> Light:
        """The light of a share; none without a share or a scale."""
        return "n" if ratio is None or self.scale is None else self.scale.light(ratio)

    def spot(self, unit: int, at: int, item: str = "") -> Spot:
        """One unit in one month, over all its items or for one; over all it is kept, for everybody looks at it."""
        over = at <= due_month(self.edition.year)
        if item:
            return self._spot(unit, at, item, over=over)
        if (unit, at, over) not in self._spots:
            self._spots[unit, at, over] = self._spot(unit, at, "", over=over)
        return self._spots[unit, at, over]

    @cached_property
    def _spots(self) -> dict[tuple[int, int, bool], Spot]:
        return {}

    def _spot(self, unit: int, at: int, item: str, *, over: bool) -> Spot:
        own = [each for each in self.lit.get(unit, []) if item in ("", each.id)]
        period = month(self.edition.year, at)
        reported = at in self.values.get((unit, item), {}) if item else (unit, period) in self.said.lines
        found = {each.id: own_pace for each in own if (own_pace := self.pace(unit, each, at))} if reported else {}
        ratio = found[item].ratio if item in found else overall(found, self._points)
        of = self.reporting(unit, period, item) if over else NOTHING_ASKED
        return Spot(at, ratio, self.light(ratio), of)


@once
def board(edition: Edition) -> Board:
    """The board of a year as it stands."""
    held = current(figures(edition))
    return Board(edition, roster(edition), held, aims(edition), scale_of(edition), deadlines(edition))
