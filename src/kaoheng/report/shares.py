"""What every top-level node brings to the total, and what it could bring, for every unit.

Sums and weighted means can be split exactly; for other aggregations there is no split, and none is invented.
"""

from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from kaoheng.aggregation.means import Sum, WeightedMean, WeightedSum
from kaoheng.arithmetic.exact import ExactColumns, column
from kaoheng.engines.reference.item import absence_of
from kaoheng.method.tree import Item, TreeNode
from kaoheng.report.view import View
from kaoheng.results import MISSING, NOT_APPLICABLE
from kaoheng.scoring.spread import Absence, weights_after


@dataclass(frozen=True)
class Share:
    """One top-level node: the points each unit could have, and the factor its score counts with."""

    node: TreeNode
    available: list[Fraction]
    factor: list[Fraction]


def shares_of(view: View) -> list[Share] | None:
    """The top-level nodes' shares of the total; None where the total cannot be split."""
    aggregation = view.results.method.root.aggregate
    if not isinstance(aggregation, Sum | WeightedSum | WeightedMean):
        return None
    children = view.results.method.root.combined
    weights = {node.id: _weights(view, node, weighted=aggregation.weighted) for node in children}
    after = _after(view, children, weights)
    divisor = [Fraction(1)] * len(view.order)
    if isinstance(aggregation, WeightedMean):
        over = weights if aggregation.over == "all" else after
        divisor = [sum(each, Fraction(0)) for each in zip(*over.values(), strict=True)]
    shares = []
    for node in children:
        own = after[node.id] if aggregation.weighted else _ratio(after[node.id], weights[node.id], Fraction(1))
        factor = _ratio(own, divisor)
        shares.append(Share(node, [f * full for f, full in zip(factor, view.fulls[node.id], strict=True)], factor))
    return shares


def _ratio(top: list[Fraction], bottom: list[Fraction], otherwise: Fraction = Fraction(0)) -> list[Fraction]:
    """Nodes without points, such as bonuses, count in a sum as they are."""
    return [a / b if b else otherwise for a, b in zip(top, bottom, strict=True)]


def _weights(view: View, node: TreeNode, *, weighted: bool) -> list[Fraction]:
    if not weighted:
        return view.fulls[node.id]
    weights = [node.weight or Fraction(0)] * len(view.order)
    if isinstance(node, Item):
        for variant in view.plan.variants[node.id]:
            for unit in variant.units.nonzero()[0]:
                weights[int(unit)] = variant.weight or Fraction(0)
    return weights


def _after(view: View, children: tuple[TreeNode, ...], weights: dict[str, list[Fraction]]) -> dict[str, list[Fraction]]:
    """The weights once nodes a unit lacks have handed theirs on; zero for those it lacks."""
    counts = {node.id: view.published(node.id).counts for node in children}
    x = ExactColumns(len(view.order), {}, full=view.results.method.method.full_marks)
    absences = {node.id: _absences(view, node, counts[node.id]) for node in children}
    found = weights_after(x, {id: column(own) for id, own in weights.items()}, counts, absences)
    return {id: list(x.wide(own)) for id, own in found.items()}


def _absences(view: View, node: TreeNode, counts: NDArray[np.bool_]) -> list[Absence]:
    absent = view.plan.members[node.id] & ~counts
    if not absent.any():
        return []
    if not isinstance(node, Item):
        return [Absence(view.plan.not_applicable(node), absent)]
    states = view.results.states[node.id]
    each = {state: absent & (states == state) for state in (MISSING, NOT_APPLICABLE)}
    return [Absence(absence_of(view.plan, node, state), flags) for state, flags in each.items() if flags.any()]
