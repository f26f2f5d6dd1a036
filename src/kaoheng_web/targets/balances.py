"""The balanced table as the office sees it: what is stated, what it makes together, what is missing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from kaoheng.numbers import parse
from kaoheng.text import Text
from kaoheng_web.ledger.reading import once
from kaoheng_web.methods.models import Edition
from kaoheng_web.targets.asked import Asked
from kaoheng_web.targets.balancing import Compared, compared
from kaoheng_web.targets.models.balancing import SuperiorTarget, Weight
from kaoheng_web.targets.models.issued import Target
from kaoheng_web.targets.queries import COLUMNS, Place, asked, goals
from kaoheng_web.targets.written import Stated


@dataclass(frozen=True, slots=True)
class Line:
    """An item over all units: the superior's target, the units' goals, and how they compare."""

    asked: Asked
    superior: SuperiorTarget | None
    goals: Mapping[int, Stated]
    units: frozenset[int]
    compared: Compared | None

    @property
    def gap(self) -> bool:
        """Whether the units together stay behind what the superior asks."""
        return self.compared is not None and not self.compared.met


@dataclass(frozen=True, slots=True)
class Table:
    """The whole table of a year: what is asked, what is stated and not yet issued, what is missing."""

    needed: Mapping[int, tuple[Asked, ...]]
    goals: Mapping[Place, Stated]
    missing: tuple[Place, ...]
    lines: tuple[Line, ...]

    @property
    def gaps(self) -> list[Line]:
        """The items where the units together stay behind the superior's target."""
        return [line for line in self.lines if line.gap]

    def blockers(self) -> list[Text]:
        """What keeps it from the leading group."""
        if self.missing:
            units = len({unit for unit, _ in self.missing})
            zh = f"{units}个单位还缺{len(self.missing)}个目标值。"
            return [Text(zh, f"{len(self.missing)} goals of {units} units are missing.")]
        return [] if self.goals else [Text("没有待下达的目标。", "There is nothing left to issue.")]


@once
def table(edition: Edition) -> Table:
    """The table as it stands."""
    needed, found = asked(edition), goals(edition)
    rows = Target.objects.filter(edition=edition).values_list(*COLUMNS)
    issued = {(row[0], row[1]): Stated(*row[2:]) for row in rows}
    whole = {**issued, **found}
    absent = tuple((unit, each.id) for unit, items in needed.items() for each in items if (unit, each.id) not in whole)
    return Table(needed, found, absent, tuple(_lines(edition, needed, whole)))


def _lines(edition: Edition, needed: Mapping[int, tuple[Asked, ...]], whole: Mapping[Place, Stated]) -> Iterator[Line]:
    """Every item that is asked of somebody, in the order of the method."""
    superiors = {row.item: row for row in SuperiorTarget.objects.filter(edition=edition)}
    weights: dict[int, dict[int, Fraction]] = {}
    for row in Weight.objects.filter(superior__edition=edition):
        weights.setdefault(row.superior_id, {})[row.unit_id] = parse(row.weight)
    items: dict[str, Asked] = {}
    units: dict[str, list[int]] = {}
    for unit, all_asked in needed.items():
        for each in all_asked:
            items.setdefault(each.id, each)
            units.setdefault(each.id, []).append(unit)
    for id in (item.id for item in edition.method.items if item.id in items):
        own = {unit: whole[unit, id] for unit in units[id] if (unit, id) in whole}
        superior, direction = superiors.get(id), items[id].item.direction
        beside = compared(superior, direction, own, weights.get(superior.pk, {})) if superior else None
        yield Line(items[id], superior, own, frozenset(units[id]), beside)
