"""Blocks that are plain weighted sums, worked out once: whole-number factors of rounded scores over one divisor."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import lcm

from kaoheng.aggregation.means import Sum, WeightedMean, WeightedSum
from kaoheng.method.tree import Block, Calculated, Item, TreeNode, aggregation_of
from kaoheng.scoring.plan import Plan


@dataclass(frozen=True)
class Linear:
    """Σ share × score over rounded items and blocks below, before the block's own scale, floor and cap."""

    shares: Mapping[str, Fraction]
    decimals: Mapping[str, int]

    @cached_property
    def divisor(self) -> int:
        """The common denominator of everything added."""
        return lcm(*(share.denominator * 10 ** self.decimals[name] for name, share in self.shares.items()))

    @cached_property
    def factors(self) -> dict[str, int]:
        """What each score, as a whole number on its grid, is multiplied by."""
        return {name: int(share / 10 ** self.decimals[name] * self.divisor) for name, share in self.shares.items()}


def linear_blocks(plan: Plan) -> dict[str, Linear]:
    """Every block of the tree, the total included, that is linear."""
    found: dict[str, Linear] = {}
    _add(plan, plan.method.root, found)
    return found


def _add(plan: Plan, block: Block, found: dict[str, Linear]) -> None:
    for child in block.items:
        if isinstance(child, Block):
            _add(plan, child, found)
    aggregation = aggregation_of(block)
    if not isinstance(aggregation, Sum | WeightedSum | WeightedMean):
        return
    shares: dict[str, Fraction] = {}
    decimals: dict[str, int] = {}
    weights = [_weight(plan, child) if aggregation.weighted else Fraction(1) for child in block.combined]
    for child, weight in zip(block.combined, weights, strict=True):
        below = _below(plan, child, found)
        if below is None or weight is None:
            return
        factor = weight if not isinstance(aggregation, WeightedMean) else weight / _sum(weights)
        shares |= {name: share * factor for name, share in below.shares.items()}
        decimals |= below.decimals
    found[block.id] = Linear(shares, decimals)


def _below(plan: Plan, child: TreeNode, found: Mapping[str, Linear]) -> Linear | None:
    """A child as a sum: itself where it is rounded, else what it is a sum of; a calculated one is neither."""
    if isinstance(child, Calculated):
        return None
    places = plan.round(child).decimals
    if places is not None:
        return Linear({child.id: Fraction(1)}, {child.id: places})
    if isinstance(child, Item) or child.id not in found or child.floor is not None or child.cap is not None:
        return None
    if child.scale is None:
        return found[child.id]
    if child.points is None:
        return None
    rescaled = child.points / child.scale
    return Linear({n: share * rescaled for n, share in found[child.id].shares.items()}, found[child.id].decimals)


def _weight(plan: Plan, node: TreeNode) -> Fraction | None:
    """A node's weight where it is the same for all units."""
    if not isinstance(node, Item):
        return node.weight
    weights = {variant.weight for variant in plan.variants[node.id]}
    return weights.pop() if len(weights) == 1 else None


def _sum(weights: list[Fraction | None]) -> Fraction:
    return sum((weight for weight in weights if weight is not None), Fraction(0))
