"""What an item's treatments start from in one ranking group: reported values, and those of other items."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from kaoheng.facts import Cube, Facts
from kaoheng.method.tree import Item, OverPeriods
from kaoheng.scoring.plan import Plan
from kaoheng.scoring.years import year_value
from kaoheng.tables import Kept

Column = tuple[Kept | None, ...]


@dataclass(frozen=True)
class Raw:
    """One value a unit in every column: each reported period, last year's value, and other items' year values."""

    units: tuple[str, ...]
    periods: Mapping[str, Column]
    prior: Column = ()
    others: Mapping[str, Column] = field(default_factory=dict)


def concerned(plan: Plan, item: Item, group: int) -> list[int]:
    """The units of a group that an item is for and concerns."""
    at, away, member = plan.facts.items.index(item.id), plan.facts.not_applicable, plan.members[item.id]
    units = (unit for unit in plan.facts.members(group) if member[unit])
    return [unit for unit in units if away is None or not away[at, unit]]


def reported(facts: Facts, item: Item, units: Sequence[int]) -> dict[str, Column]:
    """An item's reported values by period."""
    cube, at = facts.cubes.get("actual"), facts.items.index(item.id)
    if cube is None:
        return {}
    return {cube.periods[p]: tuple(cube.exact(at, p, unit) for unit in units) for p in cube.spans(at)}


def years(cube: Cube | None, item: int, over: OverPeriods | None, units: Sequence[int]) -> Column:
    """The year values of one item and kind."""
    if cube is None:
        return (None,) * len(units)
    spans = cube.spans(item)
    return tuple(year_value([cube.exact(item, p, unit) for p in spans], over) for unit in units)


YearOf = Callable[[str, Sequence[int]], Column]
"""The year values of another item for some units."""


def raw_of(facts: Facts, item: Item, units: Sequence[int], periods: Mapping[str, Column], year_of: YearOf) -> Raw:
    """An item's raw values with what its steps read beside them."""
    prior: Column = ()
    if any(step.reads_prior() for step in item.data.steps):
        prior = years(facts.cubes.get("prior"), facts.items.index(item.id), item.data.over_periods, units)
    others = {name: year_of(name, units) for name in item.data.reads}
    return Raw(tuple(facts.units[unit].id for unit in units), periods, prior, others)


def year_of_cubes(facts: Facts, items: Mapping[str, Item]) -> YearOf:
    """Year values read from the facts' own cubes."""

    def found(name: str, units: Sequence[int]) -> Column:
        return years(facts.cubes.get("actual"), facts.items.index(name), items[name].data.over_periods, units)

    return found
