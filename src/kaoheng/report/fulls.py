"""The points (分值) of every node for every unit, after overrides and memberships."""

from collections.abc import Mapping
from fractions import Fraction

from kaoheng.method.tree import Block, Calculated, Item, TreeNode, aggregation_of
from kaoheng.scoring.plan import Plan

Fulls = Mapping[str, list[Fraction]]
"""For every node its points, one a unit; zero where the node is not for the unit."""


def fulls_of(plan: Plan) -> Fulls:
    """The points of `total` and of every node below it."""
    found: dict[str, list[Fraction]] = {}
    _below(plan, plan.method.root, found)
    return found


def _below(plan: Plan, node: TreeNode, found: dict[str, list[Fraction]]) -> None:
    if isinstance(node, Item):
        found[node.id] = _of_item(plan, node)
        return
    if isinstance(node, Calculated):
        found[node.id] = [node.own_points if member else Fraction(0) for member in plan.members[node.id]]
        return
    for child in node.items:
        _below(plan, child, found)
    found[node.id] = _of_block(plan, node, found)


def _of_item(plan: Plan, item: Item) -> list[Fraction]:
    fulls = [Fraction(0)] * len(plan.facts.units)
    for variant in plan.variants[item.id]:
        for unit in variant.units.nonzero()[0]:
            fulls[int(unit)] = variant.full
    return fulls


def _of_block(plan: Plan, block: Block, found: Fulls) -> list[Fraction]:
    """Stated points; else those of its items together, or of any one of them where a mean is taken."""
    below = [found[child.id] for child in block.combined]
    if block.points is not None:
        own = [block.points] * len(plan.facts.units)
    elif aggregation_of(block).weighted:
        own = [next((full for full in column if full), Fraction(0)) for column in zip(*below, strict=True)]
    else:
        own = [sum(column, Fraction(0)) for column in zip(*below, strict=True)]
    members = plan.members[block.id]
    return [full if members[unit] else Fraction(0) for unit, full in enumerate(own)]
