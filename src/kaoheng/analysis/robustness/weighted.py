"""Sums written as weighted sums, so that what an item counts can be another without its score being another."""

from fractions import Fraction

import numpy as np

from kaoheng.aggregation.means import Sum, WeightedSum
from kaoheng.method.edition import Method
from kaoheng.method.tree import Block, Item, TreeNode, aggregation_of
from kaoheng.results import Results

_ONES = WeightedSum(kind="weighted_sum")


def weighted(results: Results) -> Method:
    """The edition with every sum that can be written so as a weighted sum with weights of one.

    It can be where every unit has all its nodes, so that no points are handed on, and the block has one full mark.
    """
    method = results.method
    if not _can_be(results, method.root):
        return method.model_copy(update={"tree": tuple(_within(results, node) for node in method.tree)})
    tree = tuple(_one(_within(results, node)) for node in method.tree)
    return method.model_copy(update={"tree": tree, "aggregate": _ONES})


def _within(results: Results, node: TreeNode) -> TreeNode:
    if not isinstance(node, Block):
        return node
    items = tuple(_within(results, child) for child in node.items)
    if not _can_be(results, node):
        return node.model_copy(update={"items": items})
    points = _points(results, node)[0]
    return node.model_copy(
        update={"items": tuple(map(_one, items)), "aggregate": _ONES, "points": points},
    )


def _can_be(results: Results, block: Block) -> bool:
    everybody = all(bool(results.nodes[child.id].counts.all()) for child in block.combined)
    return isinstance(aggregation_of(block), Sum) and everybody and len(_points(results, block)) == 1


def _points(results: Results, block: Block) -> list[Fraction]:
    """The full marks that units have of a block."""
    units = np.flatnonzero(results.plan.members[block.id]).tolist()
    return list({results.plan.full_at(block, unit) for unit in units})


def _one(node: TreeNode) -> TreeNode:
    """The node with a weight of one, for every unit."""
    if node.apart:
        return node
    update: dict[str, object] = {"weight": Fraction(1)}
    if isinstance(node, Item):
        update["overrides"] = tuple(one.model_copy(update={"weight": None}) for one in node.overrides)
    return node.model_copy(update=update)
