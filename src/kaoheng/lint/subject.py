"""What the checks look at: a method, its text, and, where given, the evidence of a year."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any

import numpy as np

from kaoheng.facts import Facts
from kaoheng.method.checks.profiles import Profile, within
from kaoheng.method.edition import Method
from kaoheng.method.plain import read_plain
from kaoheng.method.positions import Loc, Spot, spots
from kaoheng.method.tree import Item, Target, TreeNode, rule_of
from kaoheng.rules.rule import Data, Rule
from kaoheng.tables import Evidence, Unit


@dataclass(frozen=True)
class Placed:
    """A rule, where it stands, and the item it scores."""

    loc: Loc
    rule: Rule
    item: Item
    target: Target | None


@dataclass(frozen=True)
class Subject:
    """One method to be looked over."""

    method: Method
    text: str = ""
    evidence: Evidence | None = None
    facts: Facts | None = None

    @cached_property
    def items(self) -> tuple[tuple[Spot, Item], ...]:
        """Every item and where it stands."""
        return tuple((spot, spot.node) for spot in spots(self.method.tree) if isinstance(spot.node, Item))

    @cached_property
    def rules(self) -> tuple[Placed, ...]:
        """Every rule: of items, of overrides, and rules inside rules."""
        return tuple(placed for spot, item in self.items for placed in _rules(spot.loc, item))

    @cached_property
    def plain(self) -> Any:
        """What the file says before any of it is read as a number."""
        return read_plain(self.text).data

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """The units, as the evidence or else the groups of the method list them."""
        if self.facts is not None:
            return self.facts.units
        return tuple(Unit(id, id, name) for name, group in self.method.groups.items() for id in group.units)

    def sizes(self, node: TreeNode | None = None) -> dict[str, int]:
        """How many units each group has, as far as known; with a node, those it is for."""
        counted: dict[str, int] = {}
        for unit in self.units:
            if node is None or within(node, Profile(unit.group, unit.id)):
                counted[unit.group] = counted.get(unit.group, 0) + 1
        return counted

    def values(self, item: Item, kind: str) -> dict[int, Fraction]:
        """The year's values of one kind, by the position of the unit; empty without evidence."""
        cube = None if self.facts is None else self.facts.cubes.get(kind)
        if self.facts is None or cube is None or "" not in cube.periods:
            return {}
        row, period = self.facts.index()[item.id], cube.periods.index("")
        found = np.flatnonzero(~np.isnan(cube.values[row, period])).tolist()
        return {unit: value for unit in found if (value := cube.exact(row, period, unit)) is not None}


def _rules(loc: Loc, item: Item) -> Iterator[Placed]:
    yield from _inside((*loc, "rule"), rule_of(item), item, item.target)
    for i, override in enumerate(item.overrides):
        if override.rule is not None:
            yield from _inside((*loc, "overrides", i, "rule"), override.rule, item, override.target or item.target)


def _inside(loc: Loc, part: Data, item: Item, target: Target | None) -> Iterator[Placed]:
    if isinstance(part, Rule):
        yield Placed(loc, part, item, target)
    for name in type(part).model_fields:
        value = getattr(part, name)
        if isinstance(value, Data):
            yield from _inside((*loc, name), value, item, target)
        elif isinstance(value, tuple):
            for i, each in enumerate(value):
                if isinstance(each, Data):
                    yield from _inside((*loc, name, i), each, item, target)
