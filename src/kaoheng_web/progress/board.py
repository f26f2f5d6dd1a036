"""The year at a glance: every unit month by month against its time plan."""

from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from kaoheng.method.tree import Item
from kaoheng_web.ledger.reading import once
from kaoheng_web.methods.models import Edition
from kaoheng_web.progress.lines import Cell, items_of
from kaoheng_web.progress.pace import WITHOUT_LIGHT, Aim, Light, Pace, Scale, number, overall, pace
from kaoheng_web.progress.queries import Assessed, Held, aims, current, due_month, figures, roster, scale_of


@dataclass(frozen=True, slots=True)
class Spot:
    """One unit in one month: its share of the time plan and the light; without a share, why not."""

    month: int
    ratio: Fraction | None
    light: Light
    reported: bool
    due: bool

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
    def reported(self) -> set[tuple[int, int]]:
        """The units and months with at least one figure."""
        months = {(cell.unit, int(cell.period[5:])) for cell in self.held if len(cell.period) > 4}
        return months | {(cell.unit, 12) for cell in self.held if len(cell.period) == 4}

    @cached_property
    def lit(self) -> dict[int, list[Item]]:
        """Of every unit the items that can have a light."""
        return {
            who.unit.pk: [
                item
                for item in items_of(self.edition.method, who.code, who.group)
                if (who.unit.pk, item.id) in self.aims and not (item.target and item.target.kind in WITHOUT_LIGHT)
            ]
            for who in self.people
        }

    @cached_property
    def _points(self) -> dict[str, Fraction]:
        return {item.id: item.points if item.points is not None else Fraction(1) for item in self.items.values()}

    def pace(self, unit: int, item: Item, month: int) -> Pace | None:
        """One item of one unit after a month."""
        return pace(item, self.aims.get((unit, item.id)), self.values.get((unit, item.id), {}), month)

    def light(self, ratio: Fraction | None) -> Light:
        """The light of a share; none without a share or a scale."""
        return "n" if ratio is None or self.scale is None else self.scale.light(ratio)

    def spot(self, unit: int, month: int, item: str = "") -> Spot:
        """One unit in one month, over all its items or for one."""
        own = [each for each in self.lit.get(unit, []) if item in ("", each.id)]
        reported = month in self.values.get((unit, item), {}) if item else (unit, month) in self.reported
        found = {each.id: at for each in own if (at := self.pace(unit, each, month))} if reported else {}
        ratio = found[item].ratio if item in found else overall(found, self._points)
        return Spot(month, ratio, self.light(ratio), reported, month <= due_month(self.edition.year))


@once
def board(edition: Edition) -> Board:
    """The board of a year as it stands."""
    return Board(edition, roster(edition), current(figures(edition)), aims(edition), scale_of(edition))
