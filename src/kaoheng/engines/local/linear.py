"""Blocks that are plain weighted sums, worked out once: whole-number factors of rounded scores over one divisor."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import gcd, lcm

from kaoheng.aggregation.means import Sum, WeightedMean, WeightedSum
from kaoheng.method.tree import Block, Calculated, Item, TreeNode, aggregation_of
from kaoheng.scoring.plan import Plan


@dataclass(frozen=True)
class Linear:
    """Σ factor × score / divisor, before the block's own scale, floor and cap.

    The scores are those of rounded items and blocks below, each as a whole number on its grid.
    """

    factors: Mapping[str, int]
    divisor: int

    def times(self, share: Fraction) -> "Linear":
        """The same sum taken `share` times."""
        if share.numerator == 1:
            return Linear(self.factors, self.divisor * share.denominator)
        factors = {name: factor * share.numerator for name, factor in self.factors.items()}
        return Linear(factors, self.divisor * share.denominator)


def together(parts: Sequence[Linear]) -> Linear:
    """Sums of different scores added up, over the least divisor.

    >>> together([Linear({"a": 1}, 100), Linear({"b": 2}, 300)])
    Linear(factors={'a': 3, 'b': 2}, divisor=300)
    """
    divisor = lcm(*(part.divisor for part in parts))
    factors = {name: factor * (divisor // part.divisor) for part in parts for name, factor in part.factors.items()}
    shared = gcd(divisor, *factors.values())
    if shared == 1:
        return Linear(factors, divisor)
    return Linear({name: factor // shared for name, factor in factors.items()}, divisor // shared)


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
    weights = [_weight(plan, child) if aggregation.weighted else Fraction(1) for child in block.combined]
    whole = _sum(weights) if isinstance(aggregation, WeightedMean) else Fraction(1)
    parts: list[Linear] = []
    for child, weight in zip(block.combined, weights, strict=True):
        below = _below(plan, child, found)
        if below is None or weight is None or not whole:
            return
        parts.append(below.times(weight / whole))
    if parts:
        found[block.id] = together(parts)


def _below(plan: Plan, child: TreeNode, found: Mapping[str, Linear]) -> Linear | None:
    """A child as a sum: itself where it is rounded, else what it is a sum of; a calculated one is neither."""
    if isinstance(child, Calculated):
        return None
    places = plan.round(child).decimals
    if places is not None:
        return Linear({child.id: 1}, 10**places)
    if isinstance(child, Item) or child.id not in found or child.floor is not None or child.cap is not None:
        return None
    if child.scale is None:
        return found[child.id]
    if child.points is None:
        return None
    return found[child.id].times(child.points / child.scale)


def _weight(plan: Plan, node: TreeNode) -> Fraction | None:
    """A node's weight where it is the same for all units."""
    if not isinstance(node, Item):
        return node.weight
    weights = {variant.weight for variant in plan.variants[node.id]}
    return weights.pop() if len(weights) == 1 else None


def _sum(weights: list[Fraction | None]) -> Fraction:
    return sum((weight for weight in weights if weight is not None), Fraction(0))
