"""A total as weighted sums of published scores, so that thousands of weightings are a few matrix products.

A leaf is an item, or a block that is no sum of its items (the lowest, the best n) and counts as one, or a calculated
node; nodes apart add nothing. Blocks that are rounded or held inside a floor and a cap stay levels of their own; all
others dissolve into the level above. A leaf keeps its published score; where that would change with the weights, as
the score of a node calculated from a block does, there are no sums.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from kaoheng.aggregation.means import Sum, WeightedMean, WeightedSum
from kaoheng.analysis.robustness.shares import Shares
from kaoheng.facts import Floats
from kaoheng.method.calculation import reads
from kaoheng.method.edition import Method
from kaoheng.method.policies import Round
from kaoheng.method.tree import Block, TreeNode, aggregation_of
from kaoheng.results import Results
from kaoheng.scoring.plan import Plan

UNROUNDED = 7
"""Decimals to which totals are compared that a method does not round."""
CLOSE = 1e-7
"""How far floats may be from a half on the grid that the exact score hits."""
_LINEAR = (Sum, WeightedSum, WeightedMean)


@dataclass
class Level:
    """Σ factor × part over leaves, plus the levels below; then held and rounded.

    `parts[u, l]` is what leaf l adds for unit u at factor 1. `below` pairs a level with its share, one a unit.
    """

    parts: Floats
    below: list[tuple["Level", Floats]] = field(default_factory=list)
    floor: float | None = None
    cap: float | None = None
    rounding: Round | None = None

    def scores(self, factors: Floats, scale: Floats | None, units: slice) -> Floats:
        """Scores (units, replications) for factors (leaves, replications), scaled unit by unit where asked."""
        total: Floats = self.parts[units] @ factors
        if scale is not None:
            total *= scale[units]
        for level, share in self.below:
            total += share[units, None] * level.scores(factors, scale, units)
        if self.floor is not None or self.cap is not None:
            np.clip(total, self.floor, self.cap, out=total)
        if self.rounding is not None:
            total = rounded(total, self.rounding)
        return total


@dataclass(frozen=True)
class Sums:
    """A year's totals as sums. `fulls[l, u]` is what a full score of leaf l adds to the total of unit u."""

    leaves: tuple[str, ...]
    fulls: Floats
    root: Level

    def totals(self, factors: Floats, units: slice, scale: Floats | None = None) -> Floats:
        """Totals before their rounding, shaped (units, replications)."""
        return self.root.scores(factors, scale, units)

    def normalised(self, factors: Floats) -> tuple[Floats, Floats]:
        """Factors (leaves, replications), and scales (units, replications) that make full scores add up as they did.

        Units with the same items share one scale; others differ, where an item is not for them or its points went
        elsewhere.
        """
        patterns, which = self._patterns
        added: Floats = patterns @ factors
        scale = np.divide(patterns.sum(axis=1)[:, None], added, out=np.ones_like(added), where=added != 0)
        return factors, np.broadcast_to(scale, (len(which), scale.shape[1])) if len(scale) == 1 else scale[which]

    @cached_property
    def _patterns(self) -> tuple[Floats, NDArray[np.intp]]:
        """What full scores add, once for the units that are alike in it, and which pattern each unit has."""
        patterns, which = np.unique(self.fulls.T.round(UNROUNDED + 2), axis=0, return_inverse=True)
        return patterns, which.ravel()


def whole(values: Floats, mode: str) -> Floats:
    """Round to whole numbers as scores are published; `values` is used up. Nearly a half counts as a half.

    >>> whole(np.array([2.5, -2.5, 2.4999999999]), "half_up").tolist()
    [3.0, -3.0, 3.0]
    """
    match mode:
        case "floor":
            return np.floor(values + CLOSE)
        case "ceil":
            return np.ceil(values - CLOSE)
        case "half_even":
            twice = np.rint(2 * values)
            return np.rint(np.where(np.abs(2 * values - twice) < CLOSE, twice / 2, values))
    if values.size and values.min() < 0:
        return np.asarray(np.copysign(np.floor(np.abs(values) + (0.5 + CLOSE)), values))
    values += 0.5 + CLOSE
    return np.floor(values, out=values)


def rounded(values: Floats, rounding: Round) -> Floats:
    """Scores on the grid of their level; `values` is used up."""
    if rounding.decimals is None:
        return values
    grid = 10.0**rounding.decimals
    values *= grid
    return whole(values, rounding.mode) / grid


def sums_of(results: Results) -> Sums | None:
    """The totals of a scored year as sums; None where they are something else, such as a product or a distance.

    What is laid out must give every computed total again, so a tree this does not know is None as well.
    """
    root, plan = results.method.root, results.plan
    if not is_sum(root) or _vary(results.method):
        return None
    layout = _Layout(results, plan, tuple(node.id for node in _leaves(root)))
    sums = Sums(layout.leaves, layout.fulls, layout.whole(root))
    found = rounded(sums.totals(np.ones((len(sums.leaves), 1)), slice(None))[:, 0], plan.round(root))
    computed = np.nan_to_num(results.totals.floats())
    for unit in plan.adjustments.totals:
        computed[unit] = float(plan.adjustments.before(unit))
    return sums if np.abs(found - computed).max(initial=0.0) < 10.0**-UNROUNDED else None


def _leaves(block: Block) -> Iterator[TreeNode]:
    for child in block.combined:
        if isinstance(child, Block) and is_sum(child):
            yield from _leaves(child)
        else:
            yield child


def is_sum(block: Block) -> bool:
    """Whether a block's score is a weighted sum of those below it."""
    return isinstance(aggregation_of(block), _LINEAR)


def _vary(method: Method) -> bool:
    """Whether the score of any leaf comes from a block whose own score changes with the weights of the leaves."""
    if not method.calculated:
        return False
    summed = {"total", *(block.id for block in _summed(method.root))}
    return any(id in summed for leaf in _leaves(method.root) for id in _sources(method, leaf))


def _summed(block: Block) -> Iterator[Block]:
    for child in block.combined:
        if isinstance(child, Block) and is_sum(child):
            yield child
            yield from _summed(child)


def _sources(method: Method, node: TreeNode) -> Iterator[str]:
    """Every node that a node's score comes from, near or far."""
    for id in reads(method.root, node):
        yield id
        yield from _sources(method, method.node(id))


class _Layout:
    """Walks the tree once; `fulls` fills up on the way."""

    def __init__(self, results: Results, plan: Plan, leaves: tuple[str, ...]) -> None:
        self.results, self.plan, self.leaves = results, plan, leaves
        self.units = len(results.facts.units)
        self.shares = Shares(plan, results)
        self.fulls = np.zeros((len(leaves), self.units))

    def whole(self, root: Block) -> Level:
        """The whole tree."""
        level = Level(np.zeros((self.units, len(self.leaves))))
        self._fill(level, root, np.ones(self.units), np.ones(self.units))
        level.parts *= self.shares.struck(root)[:, None]
        level.below = [(inner, share * self.shares.struck(root)) for inner, share in level.below]
        return level

    def _fill(self, level: Level, block: Block, here: Floats, above: Floats) -> None:
        """Add a block's children; `here` is its share in the level, `above` the level's share in the total.

        What a veto takes away is the score: the share of full marks stays.
        """
        shares = self.shares.of(block)
        for child in block.combined:
            share = here * shares[child.id]
            if not isinstance(child, Block) or not is_sum(child):
                self._leaf(level, child, share, above)
            elif self._dissolves(child):
                self._fill(level, child, share, above)
            else:
                self._below(level, child, share, above)

    def _leaf(self, level: Level, node: TreeNode, share: Floats, above: Floats) -> None:
        at = self.leaves.index(node.id)
        level.parts[:, at] = share * np.nan_to_num(self.results.nodes[node.id].floats())
        self.fulls[at] = share * above * self.shares.full(node)

    def _below(self, level: Level, block: Block, share: Floats, above: Floats) -> None:
        floor, cap = (None if held is None else float(held) for held in (block.floor, block.cap))
        inner = Level(np.zeros_like(level.parts), floor=floor, cap=cap, rounding=self.plan.round(block))
        self._fill(inner, block, np.ones(self.units), above * share)
        level.below.append((inner, share * self.shares.struck(block)))

    def _dissolves(self, block: Block) -> bool:
        """A block from which a veto took somebody's score stays a level, so that only its score is taken."""
        held = block.floor is not None or block.cap is not None or self.plan.round(block).decimals is not None
        return not held and block.id not in self.plan.vetoes.struck
