"""Who is scored by what: each item's rule and points for every unit, after overrides and memberships."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from kaoheng.facts import Facts
from kaoheng.method.edition import Method
from kaoheng.method.policies import Missing, NotApplicable, Round
from kaoheng.method.tree import Block, Calculated, Item, TreeNode, aggregation_of
from kaoheng.rules.rule import Rule
from kaoheng.scoring.adjusting import Adjustments
from kaoheng.scoring.vetoes import Vetoes

Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Variant:
    """One way an item is scored: a rule and points, and the units it is for."""

    item: Item
    rule: Rule
    full: Fraction
    weight: Fraction | None
    units: Flags

    @cached_property
    def everyone(self) -> bool:
        """Whether it is for all units."""
        return bool(self.units.all())


@dataclass(frozen=True)
class Plan:
    """A method laid over the units of one year's facts."""

    method: Method
    facts: Facts

    def over(self, facts: Facts) -> "Plan":
        """The same plan over other facts about the same units and items; what was worked out is kept."""
        same = Plan(self.method, facts)
        kept = ("members", "variants", "group_of", "_rounds")
        same.__dict__.update({name: self.__dict__[name] for name in kept if name in self.__dict__})
        return same

    @cached_property
    def vetoes(self) -> Vetoes:
        """The year's vetoes, laid over its units."""
        return Vetoes(self.method, self.facts)

    @cached_property
    def adjustments(self) -> Adjustments:
        """The leading group's adjustments."""
        return Adjustments(self.facts)

    @cached_property
    def overruled_groups(self) -> tuple[int, ...]:
        """The groups in which a score is not the one that was worked out: struck by a veto, or adjusted."""
        struck = {unit for units in self.vetoes.struck.values() for unit in units}
        return tuple(sorted({int(self.group_of[unit]) for unit in {*struck, *self.adjustments.totals}}))

    @cached_property
    def decided_groups(self) -> tuple[int, ...]:
        """The groups in which vetoes or adjustments have a say in ranks or grades."""
        units = {*self.vetoes.touched, *self.adjustments.touched}
        return tuple(sorted({int(self.group_of[unit]) for unit in units}))

    @cached_property
    def group_of(self) -> NDArray[np.intp]:
        """The ranking group of each unit, by position."""
        sizes = np.diff(np.append(self.facts.starts, len(self.facts.units)))
        return np.repeat(np.arange(len(self.facts.groups)), sizes)

    @cached_property
    def members(self) -> dict[str, Flags]:
        """For every node the units it is for, `only` of the nodes above included."""
        everyone = np.ones(len(self.facts.units), dtype=bool)
        return dict(self._below(self.method.root, everyone))

    def _below(self, node: TreeNode, above: Flags) -> Iterator[tuple[str, Flags]]:
        own = above if node.only is None else above & self._named(node.only.groups, node.only.units)
        yield node.id, own
        if isinstance(node, Block):
            for child in node.items:
                yield from self._below(child, own)

    def _named(self, groups: tuple[str, ...], units: tuple[str, ...]) -> Flags:
        """Units in one of the groups and among the units; an empty list does not restrict."""
        flags = np.ones(len(self.facts.units), dtype=bool)
        if groups:
            wanted = np.array([group in groups for group in self.facts.groups], dtype=bool)
            flags &= wanted[self.group_of]
        if units:
            flags &= np.array([unit.id in units for unit in self.facts.units], dtype=bool)
        return flags

    @cached_property
    def variants(self) -> dict[str, tuple[Variant, ...]]:
        """Every item's variants; together they cover its members once."""
        return {item.id: tuple(self._variants(item)) for item in self.method.items}

    def _variants(self, item: Item) -> Iterator[Variant]:
        """The last override that fits a unit holds, so the list is walked from its end."""
        left = self.members[item.id].copy()
        points = self.full_of(item)
        for override in reversed(item.overrides):
            flags = left & self._named(override.groups, override.units)
            if flags.any():
                left &= ~flags
                yield Variant(
                    item,
                    override.rule or item.rule,
                    points if override.points is None else override.points,
                    item.weight if override.weight is None else override.weight,
                    flags,
                )
        if left.any():
            yield Variant(item, item.rule, points, item.weight, left)

    def full_of(self, item: Item) -> Fraction:
        """An item's points where no override says otherwise."""
        return self.method.method.full_marks if item.points is None else item.points

    def full_at(self, node: TreeNode, unit: int) -> Fraction:
        """A node's points for one unit: its own, or those that follow from the items below."""
        if isinstance(node, Item):
            return next((v.full for v in self.variants[node.id] if v.units[unit]), self.full_of(node))
        if isinstance(node, Calculated):
            return node.own_points
        if node.points is not None:
            return node.points
        points = [self.full_at(child, unit) for child in node.combined if self.members[child.id][unit]]
        weighted = aggregation_of(node).weighted
        return points[0] if weighted and points else sum(points, Fraction(0))

    def missing(self, item: Item) -> Missing:
        """What a missing value means; checked to be stated when the method was loaded."""
        policy = item.missing if item.missing is not None else self.method.policies.missing
        return policy if policy is not None else "block"

    def not_applicable(self, node: TreeNode) -> NotApplicable:
        """What not being concerned means for a node."""
        policy = node.not_applicable if node.not_applicable is not None else self.method.policies.not_applicable
        return policy if policy is not None else "refuse"

    def round(self, node: TreeNode) -> Round:
        """How a node's score is rounded."""
        return self._rounds[node.id]

    @cached_property
    def _rounds(self) -> dict[str, Round]:
        levels = self.method.rounding
        by_level = {
            kind: Round(decimals=decimals, mode=levels.mode)
            for kind, decimals in ((Item, levels.items), (Calculated, levels.items), (Block, levels.blocks))
        }
        found = {node.id: node.round or by_level[type(node)] for node in self.method.nodes()}
        return found | {"total": Round(decimals=levels.total, mode=levels.mode)}

    def uniform(self, item: Item) -> bool:
        """Whether one variant scores the item for every unit."""
        variants = self.variants[item.id]
        return len(variants) == 1 and variants[0].everyone
