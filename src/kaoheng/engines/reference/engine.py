"""The whole run in exact fractions."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any

import numpy as np

from kaoheng.engines.reference import calculated
from kaoheng.engines.reference.group import GroupRun, score_group
from kaoheng.engines.reference.item import ItemRun
from kaoheng.facts import Facts
from kaoheng.findings import Finding, Place, Refused
from kaoheng.method.edition import Method
from kaoheng.method.tree import Item, TreeNode
from kaoheng.results import NOT_MEMBER, Published, Results, refuse_too_large, with_adjustments
from kaoheng.scoring.ceilings import limits_of
from kaoheng.scoring.outcome import outcome
from kaoheng.scoring.plan import Plan
from kaoheng.text import Text

Progress = Callable[[int, int], None]

NO_VALUE = Text("没有可用于计分的数据", "there is no value to score")
FILL_IN = Text(
    "请补报数据，或在办法中规定缺项如何计分", "supply the value, or state in the method how a missing one scores"
)


def score(method: Method, facts: Facts, progress: Progress | None = None) -> Results:
    """Score a year; slow and obviously right. `progress` is told how many groups are done of how many."""
    plan = Plan(method, facts)
    runs = []
    for group in range(len(facts.groups)):
        runs.append(score_group(plan, group))
        if progress is not None:
            progress(group + 1, len(facts.groups))
    refuse(plan, runs)
    return gather(plan, runs)


def refuse(plan: Plan, runs: Sequence[GroupRun]) -> None:
    """Stop at what items refuse; where they refuse nothing, at what calculated nodes refuse."""
    items = [finding for run in runs for item in run.items.values() for finding in refused(plan, item)]
    found = items or [
        finding for run in runs for each in run.calculated.values() for finding in calculated.refused(plan, each)
    ]
    if found:
        raise Refused(found)


def refused(plan: Plan, run: ItemRun) -> list[Finding]:
    """What the item's rule could not score, and cells the method does not allow to be empty, unit by unit."""

    def place(at: int) -> Place:
        return Place(file=plan.facts.units[run.units[at]].title, path=f"{run.item.id} {run.item.title}")

    def why(at: int) -> Text:
        unit = plan.facts.units[run.units[at]].id
        derivation = plan.facts.derivations.get((run.item.id, unit))
        return NO_VALUE if derivation is None or derivation.refused is None else derivation.refused

    refusals = [Finding("rule_refuses", place(at), refusal.why, refusal.mend) for at, refusal in run.refusals]
    return refusals + [Finding("value_missing", place(at), why(at), FILL_IN) for at in run.gaps]


def gather(plan: Plan, runs: list[GroupRun]) -> Results:
    """Put the groups together and decide ranks and grades."""
    method, facts = plan.method, plan.facts
    everything = [method.root, *method.nodes()]
    nodes = {node.id: _published(plan, runs, node) for node in everything}
    nodes["total"] = with_adjustments(plan.adjustments, nodes["total"])
    states = {item.id: _states(plan, runs, item) for item in method.items}
    unrounded = [value for run in runs for value in run.unrounded]

    def value(node: str, unit: int) -> Fraction | None:
        return nodes[node].exact(unit)

    found = outcome(plan, value, lambda unit: unrounded[unit], limits_of(plan, value))
    standings = [found[unit] for unit in range(len(facts.units))]
    return Results(
        method,
        facts,
        "reference",
        nodes,
        states,
        np.array([float(standing.rank) for standing in standings]),
        tuple(standing.grade for standing in standings),
        tuple(standing.undecided for standing in standings),
        lambda: standings,
    )


def _published(plan: Plan, runs: list[GroupRun], node: TreeNode) -> Published:
    size, decimals = len(plan.facts.units), plan.round(node).decimals
    values: Any = np.zeros(size, dtype=object)
    counts = np.zeros(size, dtype=bool)
    for run in runs:
        scored = run.nodes[node.id]
        for at, unit in enumerate(plan.facts.members(run.group)):
            counts[unit] = scored.counts is None or scored.counts[at]
            exact = scored.score[at]
            values[unit] = exact if decimals is None else int(exact * 10**decimals)
    if decimals is not None:
        refuse_too_large(node.id, plan.facts.units, values)
        values = values.astype(np.int64)
    return Published(values, decimals, counts)


def _states(plan: Plan, runs: list[GroupRun], item: Item) -> Any:
    states = np.full(len(plan.facts.units), NOT_MEMBER, dtype=np.uint8)
    for run in runs:
        for at, unit in enumerate(plan.facts.members(run.group)):
            states[unit] = run.items[item.id].states[at]
    return states
