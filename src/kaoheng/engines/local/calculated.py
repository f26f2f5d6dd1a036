"""Calculated nodes of all units at once; groups with a doubt or a refusal are left to exact fractions."""

from typing import TYPE_CHECKING

import numpy as np

from kaoheng.arithmetic.guarded import Guarded, Sheet
from kaoheng.arithmetic.guarded_columns import GuardedColumns
from kaoheng.engines.local.items import Items, guarded_values
from kaoheng.facts import Flags
from kaoheng.formula.evaluate import evaluate, failures, holds
from kaoheng.formula.parse import names, parse
from kaoheng.method.calculation import candidates, nodes_named
from kaoheng.method.tree import Calculated, Item, TreeNode, rule_of
from kaoheng.scoring.calculated import calculated_score, sources
from kaoheng.scoring.nodes import NodeScore

if TYPE_CHECKING:
    from kaoheng.engines.local.tree import Tree


def score_calculated(tree: "Tree", node: Calculated) -> NodeScore:
    """One calculated node; the groups in which it refuses a unit, or may, go to `tree.refusing`."""
    plan, x = tree.items.plan, tree.x
    member = plan.members[node.id][None, :]
    below = {id: tree.with_score(id) for id in nodes_named(node)}
    counted: dict[str, dict[str, Flags]] = {}
    for name, counting in node.counting.items():
        counted[name] = {}
        for each in candidates(plan.method.root, node, counting):
            below[each.id] = tree.with_score(each.id)
            counted[name][each.id] = member & _holding(tree, each, below[each.id], counting.when)
    found = sources(x, node, member, below, counted)
    if node.absent == "refuse":
        tree.refuse(member & ~found.present)
    formula = parse(node.calculate, "number")
    peers = GuardedColumns(
        tree.sheet,
        tree.segments,
        lambda name: x.wide(found.columns[name]),
        full=node.own_points,
        direction="up",
        present=None if found.present.all() else found.present,
    )
    for failure in failures(formula, peers):
        tree.refuse(failure.flags & found.present)
    score, rounding = evaluate(formula, peers), plan.round(node)
    if rounding.decimals is not None:
        score = x.round(score, rounding.decimals, rounding.mode)
    return calculated_score(x, node, score, member, found.present, plan.not_applicable(node))


def _holding(tree: "Tree", node: TreeNode, scored: NodeScore, when: str) -> Flags:
    """The units that have a score of the node and for which the condition holds."""
    condition = parse(when, "truth")
    shape = tree.sheet.shape
    flags = np.ones(shape, dtype=bool) if scored.counts is None else np.broadcast_to(scored.counts, shape)
    read: dict[str, Guarded] = {"score": scored.score}
    for name in names(condition):
        if name == "score":
            continue
        if not isinstance(node, Item):
            return np.zeros(shape, dtype=bool)
        read[name], present = _values(tree.items, node, name, tree.sheet)
        flags = flags & present
    x = GuardedColumns(tree.sheet, tree.segments, read.__getitem__, full=scored.full, direction="up")
    held: Flags = flags & holds(condition, x)
    return held


def _values(items: Items, item: Item, name: str, sheet: Sheet) -> tuple[Guarded, Flags]:
    """An item's values of the year, or of one part, and who has them."""
    at, facts = items.layout.rows[item.id], items.plan.facts
    if name in rule_of(item).part_names():
        cube = facts.cubes.get("actual")
        if cube is None or name not in cube.periods:
            return guarded_values(np.ones(sheet.shape), [1], sheet), np.zeros(sheet.shape, dtype=bool)
        row = cube.values[[at], cube.periods.index(name)]
        inexact = any(own == at for own, _, _ in cube.long)
        grid = 0 if inexact else 10 ** int(cube.decimals[at])
        return guarded_values(np.where(np.isnan(row), 1.0, row), [grid], sheet), ~np.isnan(row)
    year = items.year(name)
    present = np.ones(sheet.shape, dtype=bool) if year.present is None else year.present[[at]]
    return guarded_values(year.values[[at]], [year.grid[at]], sheet), present
