"""What one point of a child adds to its block, unit by unit, once absent items have handed on their points."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from kaoheng.aggregation.means import WeightedMean
from kaoheng.arithmetic.guarded import Guarded, Sheet
from kaoheng.arithmetic.guarded_columns import GuardedColumns
from kaoheng.arithmetic.segments import Segments
from kaoheng.engines.reference.item import absence_of
from kaoheng.facts import Flags, Floats
from kaoheng.method.tree import Block, Calculated, Item, TreeNode, aggregation_of
from kaoheng.results import MISSING, NOT_APPLICABLE, NOT_MEMBER, Results
from kaoheng.scoring.plan import Plan
from kaoheng.scoring.spread import Absence, weights_after


@dataclass
class Shares:
    """The shares of every block's children in a scored year; arrays hold one value a unit."""

    plan: Plan
    results: Results

    def __post_init__(self) -> None:
        facts = self.results.facts
        self.units = len(facts.units)
        self._sheet = Sheet(1, self.units)
        segments = Segments(facts.starts, self.units)
        self._x = GuardedColumns(self._sheet, segments, _no_column, full=0, direction="up")
        self._full: dict[str, Floats] = {}
        self._member: dict[str, Flags] = {}

    def counts(self, node: TreeNode) -> Flags:
        """The units that have a score."""
        return self.results.nodes[node.id].counts

    def member(self, node: TreeNode) -> Flags:
        """The units the node is meant for."""
        if node.id not in self._member:
            self._member[node.id] = self._member_of(node)
        return self._member[node.id]

    def _member_of(self, node: TreeNode) -> Flags:
        if isinstance(node, Item):
            return np.asarray(self.results.states[node.id] != NOT_MEMBER)
        if isinstance(node, Calculated):
            return self.plan.members[node.id]
        return np.asarray(np.logical_or.reduce([self.member(child) for child in node.combined]))

    def full(self, node: TreeNode) -> Floats:
        """Full marks: stated, or those of the items below; a mean's are those of the first item a unit has."""
        if node.id not in self._full:
            self._full[node.id] = self._full_of(node)
        return self._full[node.id]

    def _full_of(self, node: TreeNode) -> Floats:
        if isinstance(node, Item):
            return self._by_variant(node, {id(v): v.full for v in self.plan.variants[node.id]})
        if isinstance(node, Calculated):
            return np.full(self.units, float(node.own_points))
        if node.points is not None:
            return np.full(self.units, float(node.points))
        total = np.zeros(self.units)
        taken = np.zeros(self.units, dtype=bool)
        for child in node.combined:
            own = self.member(child)
            if aggregation_of(node).weighted:
                own = own & ~taken
                taken |= own
            total += np.where(own, self.full(child), 0.0)
        return total

    def struck(self, node: TreeNode) -> Floats:
        """0 for the units from which an approved veto took the node's score, 1 for the others."""
        out = np.ones(self.units)
        out[list(self.plan.vetoes.struck.get(node.id, ()))] = 0.0
        return out

    def weight(self, node: TreeNode) -> Floats:
        """Stated weights, overrides included."""
        if isinstance(node, Item):
            weights = {id(v): v.weight or Fraction(0) for v in self.plan.variants[node.id]}
            return self._by_variant(node, weights)
        return np.full(self.units, float(node.weight or 0))

    def _by_variant(self, item: Item, values: Mapping[int, Fraction]) -> Floats:
        out = np.zeros(self.units)
        for variant in self.plan.variants[item.id]:
            out[variant.units] = float(values[id(variant)])
        return out

    def of(self, block: Block) -> dict[str, Floats]:
        """For every child of a sum or mean, what one of its points adds to the block; 0 where a unit lacks it."""
        aggregation = aggregation_of(block)
        weights = {c.id: self.weight(c) if aggregation.weighted else self.full(c) for c in block.combined}
        counts = {child.id: self.counts(child) for child in block.combined}
        after = self._after(block, weights, counts)
        if not aggregation.weighted:  # points that came from elsewhere stretch a score
            with np.errstate(divide="ignore", invalid="ignore"):
                after = {
                    id: np.where(weights[id] != 0, held / np.where(weights[id] != 0, weights[id], 1.0), 1.0)
                    for id, held in after.items()
                }
        shares = {id: np.where(counts[id], held, 0.0) for id, held in after.items()}
        if isinstance(aggregation, WeightedMean):
            held = after if aggregation.over == "all" else shares
            whole = np.sum(list(held.values()), axis=0)
            shares = {id: share / np.where(whole != 0, whole, 1.0) for id, share in shares.items()}
        scale = 1.0 if block.scale is None else self.full(block) / float(block.scale)
        return {id: share * scale for id, share in shares.items()}

    def _after(self, block: Block, weights: Mapping[str, Floats], counts: Mapping[str, Flags]) -> dict[str, Floats]:
        absences = {child.id: self._absences(child) for child in block.combined}
        absences = {id: found for id, found in absences.items() if found}
        if not absences:
            return dict(weights)
        given = {id: Guarded(weight[None, :], self._sheet) for id, weight in weights.items()}
        flags = {id: here[None, :] for id, here in counts.items()}
        after = weights_after(self._x, given, flags, absences)
        return {id: np.asarray(self._x.wide(held).value[0]) for id, held in after.items()}

    def _absences(self, node: TreeNode) -> list[Absence]:
        lacking = ~self.counts(node)
        if not lacking.any():
            return []
        if not isinstance(node, Item):
            flags = lacking & self.member(node)
            return [Absence(self.plan.not_applicable(node), flags[None, :])] if flags.any() else []
        states = self.results.states[node.id]
        found = [(state, lacking & (states == state)) for state in (MISSING, NOT_APPLICABLE)]
        return [Absence(absence_of(self.plan, node, state), f[None, :]) for state, f in found if f.any()]


def _no_column(name: str) -> Guarded:
    raise KeyError(name)
