"""What an item's treatments start from in one ranking group: reported values, and those of other items."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kaoheng.facts import Cube, Facts
from kaoheng.method.tree import Binding, Item, OverPeriods
from kaoheng.scoring.plan import Plan
from kaoheng.scoring.years import year_value
from kaoheng.tally.rows import Kept
from kaoheng.treatment.treatment import Value

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


def beside(
    facts: Facts, item: Item, units: Sequence[int], others: Mapping[str, Mapping[int, Value]], given: Mapping[str, Binding]
) -> tuple[Column, dict[str, Column]]:
    """Last year's values, and the year values of the items the treatments read.

    `others` holds values that were derived already, by item and unit; `given` the bindings of all items.
    """
    at, actual = facts.items.index(item.id), facts.cubes.get("actual")
    prior = years(facts.cubes.get("prior"), at, item.data.over_periods, units)
    found: dict[str, Column] = {}
    for name in item.data.reads:
        if name in others:
            found[name] = tuple(others[name].get(unit) for unit in units)
        else:
            found[name] = years(actual, facts.items.index(name), given[name].over_periods, units)
    return prior if any(value is not None for value in prior) else (), found
