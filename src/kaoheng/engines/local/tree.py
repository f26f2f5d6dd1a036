"""From item scores to block scores and totals, all units at once, each block when it is first needed."""

from dataclasses import dataclass, field, replace
from fractions import Fraction
from math import lcm

import numpy as np

from kaoheng.arithmetic.columns import Number
from kaoheng.arithmetic.guarded import ULP, Floats, Guarded, Sheet
from kaoheng.arithmetic.guarded_columns import GuardedColumns
from kaoheng.arithmetic.segments import Segments
from kaoheng.engines.local.calculated import score_calculated
from kaoheng.engines.local.items import Items
from kaoheng.engines.local.layout import Layout
from kaoheng.engines.local.policies import absences, members
from kaoheng.facts import Flags
from kaoheng.method.policies import Round
from kaoheng.method.tree import Block, Calculated, Item
from kaoheng.scoring.nodes import NodeScore, block_score


@dataclass
class Tree:
    """Node scores over all units. `sheet` collects the units whose blocks floats could not decide.

    Where every unit has every item, a block that is a weighted sum of rounded scores is added in whole
    numbers, straight from the items; other blocks are combined from the nodes below them.
    """

    items: Items
    counts: Flags | None
    layout: Layout
    sheet: Sheet = field(init=False)
    x: GuardedColumns = field(init=False)
    """The arithmetic over all units, undecided cells on `sheet`."""
    refusing: set[int] = field(default_factory=set)
    """Groups in which a calculated node may refuse a unit; they must be looked at exactly."""
    _known: dict[str, NodeScore] = field(default_factory=dict)

    def __post_init__(self) -> None:
        facts = self.items.plan.facts
        self.sheet = Sheet(1, len(facts.units))
        self.segments = Segments(facts.starts, len(facts.units))
        self.x = GuardedColumns(
            self.sheet,
            self.segments,
            _no_column,
            full=self.items.plan.method.method.full_marks,
            direction="up",
        )

    def node(self, id: str) -> NodeScore:
        """A node's scores; an item's are whole numbers on its grid and are had by `whole`."""
        if id not in self._known:
            node, plan = self.items.plan.method.node(id), self.items.plan
            if isinstance(node, Item):
                self._known[id] = self._item(node)
            elif isinstance(node, Calculated):
                self._known[id] = score_calculated(self, node)
            else:
                self._known[id] = self._block(node, plan.round(node))
        return self._known[id]

    def refuse(self, flags: Flags) -> None:
        """Remember the groups of units that a calculated node refuses."""
        if flags.any():
            wide = np.broadcast_to(flags, self.sheet.shape)[0]
            self.refusing |= set(np.unique(self.segments.group[wide]).tolist())

    def unrounded(self, block: Block) -> Guarded:
        """A block's score before rounding."""
        rounding = self.items.plan.round(block).model_copy(update={"decimals": None})
        score: Guarded = self.x.wide(self._block(block, rounding).score)
        return score

    def whole(self, id: str) -> Floats:
        """The whole numbers of a rounded node, on its grid."""
        at = self.layout.rows.get(id)
        if at is not None:
            row: Floats = self.items.scores[at]
            return row
        decimals = self.items.plan.round(self.items.plan.method.node(id)).decimals or 0
        numbers: Floats = np.asarray(np.rint(self.x.wide(self.node(id).score).value * 10**decimals)[0])
        return numbers

    def _block(self, block: Block, rounding: Round) -> NodeScore:
        combined, below = self._in_whole_numbers(block), {}
        if combined is None:
            below = {child.id: self.with_score(child.id) for child in block.combined}
        elif block.points is None:
            below = {child.id: self.node(child.id) for child in block.combined}
        policy = self.items.plan.not_applicable(block)
        return block_score(self.x, block, below, rounding, policy, combined)

    def _item(self, item: Item) -> NodeScore:
        at, variants = self.layout.rows[item.id], self.items.plan.variants[item.id]
        if self.counts is None and self.layout.uniform:
            return NodeScore(None, variants[0].full, variants[0].weight)
        return NodeScore(
            None,
            self._by_unit([v.full for v in variants], item),
            None if item.weight is None else self._by_unit([v.weight or Fraction(0) for v in variants], item),
            None if self.counts is None or self.counts[at].all() else self.counts[at][None, :],
            members(self.items, at),
            absences(self.items, at, self.counts),
        )

    def with_score(self, id: str) -> NodeScore:
        """A node with its scores as guarded numbers, made only for aggregations that need them."""
        node, at = self.node(id), self.layout.rows.get(id)
        if at is None:
            return node
        decimals = self.items.plan.round(self.items.plan.method.items[at]).decimals
        row, proof = self.items.scores[at][None, :], self.items.proofs[at]
        if decimals is not None:
            return replace(node, score=Guarded(row / 10**decimals, self.sheet, grid=10**decimals))
        size = float(np.abs(row).max(initial=0.0))
        error = proof.error + size * ULP
        score = Guarded(row, self.sheet, grid=proof.grid, spread=proof.spread, size=size, error=error)
        return replace(node, score=score)

    def _by_unit(self, values: list[Fraction], item: Item) -> Guarded | Fraction:
        """Points or weights that overrides make differ between units."""
        if len(set(values)) <= 1:
            return values[0] if values else Fraction(0)
        out = np.zeros((1, len(self.items.plan.facts.units)))
        for value, variant in zip(values, self.items.plan.variants[item.id], strict=True):
            out[0, variant.units] = float(value)
        return Guarded(out, self.sheet, grid=lcm(*(value.denominator for value in values)))

    def _in_whole_numbers(self, block: Block) -> Number | None:
        """The sum of rounded scores with constant weights: no rounding error at all."""
        linear = self.layout.linear.get(block.id)
        if linear is None or self.counts is not None:
            return None
        total = self._sum(list(linear.factors), list(linear.factors.values()))
        size = max(float(total.max(initial=0.0)), -float(total.min(initial=0.0)))
        if size >= 2**52:
            return None
        divisor, size = linear.divisor, size / linear.divisor
        return Guarded(total[None, :] / divisor, self.sheet, grid=divisor, size=size, error=size * ULP)

    def _sum(self, names: list[str], factors: list[int]) -> Floats:
        """Σ factor × whole number; items that stand together with one factor are added in one go."""
        rows = [self.layout.rows.get(name) for name in names]
        first = rows[0]
        if first is not None and rows == list(range(first, first + len(rows))) and len(set(factors)) == 1:
            together: Floats = np.add.reduce(self.items.scores[first : first + len(rows)], axis=0)
            return together * factors[0]
        total: Floats = self.whole(names[0]) * factors[0]
        for name, factor in zip(names[1:], factors[1:], strict=True):
            total += self.whole(name) * factor
        return total


def _no_column(name: str) -> Guarded:
    raise KeyError(name)
