"""Issued targets as anybody may read them: those that are explained, as they hold now."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from kaoheng.text import Text, title_of
from kaoheng_web.methods.models import Edition
from kaoheng_web.organisation.queries import names_on
from kaoheng_web.shared import clock
from kaoheng_web.targets.queries import in_force
from kaoheng_web.targets.written import shown


@dataclass(frozen=True, slots=True)
class Explained:
    """A target with its explanation."""

    unit: str
    item: Text
    goal: str
    measure: str
    changed: bool
    explanation: str


@dataclass(frozen=True, slots=True)
class Aims:
    """The targets of one unit."""

    unit: str
    rows: tuple[Explained, ...]


def explained(edition: Edition) -> Iterator[Explained]:
    """Every explained target of a year, unit by unit, in the order of the method."""
    items = {item.id: item for item in edition.method.items}
    order = {id: at for at, id in enumerate(items)}
    found = [each for each in in_force(edition) if each.target.explanation.strip() and each.target.item in items]
    names = names_on([each.target.unit for each in found], clock.today())
    for each in sorted(found, key=lambda each: (each.target.unit.path, order[each.target.item])):
        row, item = each.target, items[each.target.item]
        title = title_of(item)
        unit = names[row.unit_id].name if row.unit_id in names else str(row.unit)
        goal = shown(each.goal, item.direction or "")
        yield Explained(unit, title, goal, item.data.unit or "", each.change is not None, row.explanation)


def aims(edition: Edition) -> list[Aims]:
    """The same, one table a unit."""
    return [Aims(unit, tuple(rows)) for unit, rows in groupby(explained(edition), lambda each: each.unit)]
