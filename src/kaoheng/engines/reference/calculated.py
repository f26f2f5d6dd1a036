"""One calculated node over one ranking group, in exact fractions with everything kept for the explanation."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import partial
from typing import Any

import numpy as np

from kaoheng.arithmetic.exact import ExactColumns, column
from kaoheng.findings import Finding, Place
from kaoheng.formula.evaluate import evaluate
from kaoheng.formula.parse import parse
from kaoheng.formula.tree import Tree, group_calls
from kaoheng.method.calculation import candidates, nodes_named
from kaoheng.method.tree import Calculated, Counting
from kaoheng.numbers import round_to
from kaoheng.rules.expression import refuse_failures
from kaoheng.rules.rule import Refusal
from kaoheng.scoring.calculated import Counted, calculated_score, sources
from kaoheng.scoring.conditions import holds_for
from kaoheng.scoring.nodes import NodeScore
from kaoheng.scoring.plan import Flags, Plan
from kaoheng.text import Text


@dataclass
class CalculatedRun:
    """What calculating one node in one group came to. Lists over `peers` stand in their order.

    `peers` are the positions in the group that have a score; group functions look at them and at no other.
    """

    node: Calculated
    units: list[int]
    scored: NodeScore
    peers: list[int]
    columns: dict[str, list[Fraction]]
    points: dict[int, Fraction]
    """The formula's value before rounding, by position in the group."""
    notes: dict[str, Any]
    """Columns over `peers`."""
    counted: Counted
    refusals: list[tuple[int, Refusal]] = field(default_factory=list)
    gaps: list[tuple[int, str]] = field(default_factory=list)
    """Positions that lack a node's score, and its id, where the method does not say what that means."""


def score_calculated(plan: Plan, node: Calculated, group: int, nodes: Mapping[str, NodeScore]) -> CalculatedRun:
    """Calculate one node for one group from the scores of those it reads."""
    units = list(plan.facts.members(group))
    x = ExactColumns(len(units), {}, full=node.own_points)
    member = plan.members[node.id][units]
    counted = {name: _counted(plan, node, counting, units, nodes, member) for name, counting in node.counting.items()}
    found = sources(x, node, member, nodes, counted)
    peers = np.flatnonzero(found.present).tolist()
    columns = {name: [x.wide(values)[at] for at in peers] for name, values in found.columns.items()}
    points, notes, refusals = calculate(node, columns, len(peers))
    rounding = plan.round(node)
    score = column([Fraction(0)] * len(units))
    for at, value in zip(peers, points, strict=True):
        score[at] = round_to(value, rounding.decimals, rounding.mode)
    whole = calculated_score(x, node, score, member, found.present, plan.not_applicable(node))
    run = CalculatedRun(node, units, whole, peers, columns, dict(zip(peers, points, strict=True)), notes, counted)
    run.refusals = [(peers[i], each) for each in refusals for i in np.flatnonzero(each.flags).tolist()]
    if node.absent == "refuse":
        lacking = {id: ~counts for id in nodes_named(node) if (counts := nodes[id].counts) is not None}
        run.gaps = [(at, id) for id, flags in lacking.items() for at in np.flatnonzero(flags & member).tolist()]
    return run


def calculate(
    node: Calculated, columns: Mapping[str, list[Fraction]], size: int
) -> tuple[Any, dict[str, Any], list[Refusal]]:
    """The formula's value for every unit, what it noted, and the units for which it has no value."""
    tree, x = parse(node.calculate, "number"), ExactColumns(size, columns, full=node.own_points)
    groups: dict[Tree, Any] = {}
    points = x.wide(evaluate(tree, x, groups))
    notes = {"result": points} | {f"group_{i}": x.wide(groups[call]) for i, call in enumerate(group_calls(tree))}
    return points, notes, refuse_failures(tree, x)


def _counted(
    plan: Plan, node: Calculated, counting: Counting, units: list[int], nodes: Mapping[str, NodeScore], member: Flags
) -> dict[str, Flags]:
    first = units[0] if units else 0

    def score(id: str, unit: int) -> Fraction | None:
        own = nodes[id]
        value: Fraction = own.score[unit - first]
        return value if own.counts is None or own.counts[unit - first] else None

    found = {}
    for each in candidates(plan.method.root, node, counting):
        holds = partial(holds_for, plan, score, each, counting.when)
        here = [bool(member[at]) and score(each.id, unit) is not None and holds(unit) for at, unit in enumerate(units)]
        found[each.id] = np.array(here, dtype=bool)
    return found


def refused(plan: Plan, run: CalculatedRun) -> list[Finding]:
    """What the formula has no value for, and scores it lacks, unit by unit."""

    def place(at: int) -> Place:
        return Place(file=plan.facts.units[run.units[at]].title, path=f"{run.node.id} {run.node.title}")

    refusals = [Finding("rule_refuses", place(at), refusal.why, refusal.mend) for at, refusal in run.refusals]
    return refusals + [
        Finding(
            "node_without_score",
            place(at),
            Text(f"公式所引用的 {id} 没有得分", f"the formula reads {id}, which has no score"),
            _STATE,
        )
        for at, id in run.gaps
    ]


_STATE = Text(
    "请补齐数据，或在本项写明 absent: zero（按0计）或 skip（本项不计分）",
    "supply the value, or state at this node absent: zero (counts as 0) or skip (not scored here)",
)
