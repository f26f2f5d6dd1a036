"""One ranking group from items to totals, in exact fractions."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from types import MappingProxyType

import numpy as np

from kaoheng.arithmetic.exact import ExactColumns, column
from kaoheng.engines.reference.calculated import CalculatedRun, score_calculated
from kaoheng.engines.reference.item import ItemRun, absence_of, score_item
from kaoheng.method.tree import Calculated, Item, TreeNode
from kaoheng.results import NOT_MEMBER
from kaoheng.scoring.nodes import NodeScore, block_score
from kaoheng.scoring.plan import Flags, Plan
from kaoheng.scoring.spread import Absence

NONE: Mapping[str, ItemRun] = MappingProxyType({})


@dataclass
class GroupRun:
    """Everything scored in one group: item runs, calculated runs, node scores, and the totals before rounding."""

    group: int
    items: dict[str, ItemRun] = field(default_factory=dict)
    calculated: dict[str, CalculatedRun] = field(default_factory=dict)
    nodes: dict[str, NodeScore] = field(default_factory=dict)
    unrounded: list[Fraction] = field(default_factory=list)


def score_group(plan: Plan, group: int, *, explain: bool = False, known: Mapping[str, ItemRun] = NONE) -> GroupRun:
    """Score every node of one group, each after those its score comes from; items that are known are not scored."""
    run = GroupRun(group, dict(known))
    x = ExactColumns(len(plan.facts.members(group)), {}, full=plan.method.method.full_marks)
    for id in plan.method.order:
        scored = _score_node(plan, run, x, plan.method.node(id), explain=explain)
        run.nodes[id] = struck(plan, x, group, id, scored)
    return run


def _score_node(plan: Plan, run: GroupRun, x: ExactColumns, node: TreeNode, *, explain: bool) -> NodeScore:
    if isinstance(node, Item):
        if node.id not in run.items:
            run.items[node.id] = score_item(plan, node, run.group, explain=explain)
        return item_node(plan, run.items[node.id])
    if isinstance(node, Calculated):
        run.calculated[node.id] = score_calculated(plan, node, run.group, run.nodes)
        return run.calculated[node.id].scored
    below = {child.id: run.nodes[child.id] for child in node.combined}
    rounding, policy = plan.round(node), plan.not_applicable(node)
    if node.id == "total":
        exact = block_score(x, node, below, rounding.model_copy(update={"decimals": None}), policy)
        run.unrounded = _adjusted(plan, run.group, list(x.wide(exact.score)))
    return block_score(x, node, below, rounding, policy)


def struck(plan: Plan, x: ExactColumns, group: int, node: str, scored: NodeScore) -> NodeScore:
    """A node's scores, nothing for the units a veto took them from; what their values mean for others stays."""
    units = plan.vetoes.struck.get(node, {})
    flags = np.array([unit in units for unit in plan.facts.members(group)], dtype=bool)
    return replace(scored, score=x.where(flags, 0, scored.score)) if flags.any() else scored


def _adjusted(plan: Plan, group: int, totals: list[Fraction]) -> list[Fraction]:
    """Totals before rounding; where the leading group adjusted one, that is the total."""
    after = plan.adjustments.totals
    return [after.get(unit, total) for unit, total in zip(plan.facts.members(group), totals, strict=True)]


def item_node(plan: Plan, run: ItemRun) -> NodeScore:
    """An item's scores as the blocks above see them."""
    counts = np.array([score is not None for score in run.scores], dtype=bool)
    member = np.array([state != NOT_MEMBER for state in run.states], dtype=bool)
    by_policy: dict[str, tuple[int, Flags]] = {}
    for at, state in enumerate(run.states):
        if state != NOT_MEMBER and not counts[at]:
            key = repr(absence_of(plan, run.item, state))
            by_policy.setdefault(key, (state, np.zeros(len(run.states), dtype=bool)))[1][at] = True
    fulls = [variant.full if variant else Fraction(0) for variant in run.variants]
    weights = [variant.weight if variant else None for variant in run.variants]
    return NodeScore(
        column([score if score is not None else Fraction(0) for score in run.scores]),
        column(fulls),
        None if run.item.weight is None else column([w or Fraction(0) for w in weights]),
        None if counts.all() else counts,
        None if member.all() else member,
        tuple(Absence(absence_of(plan, run.item, state), flags) for state, flags in by_policy.values()),
    )
