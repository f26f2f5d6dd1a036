"""Units stand in one group; where every group lists its units, nothing names any other."""

from collections.abc import Iterator

from kaoheng.method.checks.names import unknown
from kaoheng.method.edition import Method
from kaoheng.method.positions import Loc, spots
from kaoheng.method.problems import Problem
from kaoheng.method.tree import Item
from kaoheng.text import Text


def check(method: Method) -> Iterator[Problem]:
    """Units listed twice, and units that no group lists."""
    home: dict[str, str] = {}
    for id, group in method.groups.items():
        for i, unit in enumerate(group.units):
            if unit in home:
                what = Text(
                    f"单位 {unit} 已在 {home[unit]} 组", f"the unit {unit} is already in the group {home[unit]}"
                )
                mend = Text("一个单位只属于一个组，请只保留一处", "A unit belongs to one group: keep one of them")
                yield Problem("unit_in_two_groups", ("groups", id, "units", i), what, mend)
            home.setdefault(unit, id)
    if all(group.units for group in method.groups.values()):
        for loc, unit in _named(method):
            yield from unknown("unit", unit, home, loc)


def _named(method: Method) -> Iterator[tuple[Loc, str]]:
    for spot in spots(method.tree):
        if spot.node.only:
            yield from _members((*spot.loc, "only", "units"), spot.node.only.units)
        if not isinstance(spot.node, Item):
            continue
        for unit in spot.node.target.by_unit if spot.node.target else ():
            yield (*spot.loc, "target", "by_unit", unit), unit
        for i, override in enumerate(spot.node.overrides):
            yield from _members((*spot.loc, "overrides", i, "units"), override.units)
            for unit in override.target.by_unit if override.target else ():
                yield (*spot.loc, "overrides", i, "target", "by_unit", unit), unit


def _members(loc: Loc, units: tuple[str, ...]) -> Iterator[tuple[Loc, str]]:
    for i, unit in enumerate(units):
        yield (*loc, i), unit
