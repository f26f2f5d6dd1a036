"""What an explanation starts from: a node's own words and parameters, laid over one unit."""

from collections.abc import Mapping
from fractions import Fraction

import numpy as np

from kaoheng.arithmetic.columns import Number
from kaoheng.engines.reference.calculated import CalculatedRun
from kaoheng.engines.reference.item import ItemRun
from kaoheng.explain.inputs import inputs_of, lacking
from kaoheng.explain.overruled import overruled_of
from kaoheng.explain.reasons import (
    STATES,
    Award,
    Calculation,
    Candidate,
    Combining,
    CountedSet,
    NodeInput,
    Reason,
    Scoring,
    Standing,
)
from kaoheng.formula.parse import names, parse
from kaoheng.formula.tree import looks_at_group
from kaoheng.method.calculation import nodes_named
from kaoheng.method.policies import Missing, NotApplicable, Transfer
from kaoheng.method.tree import Block, Item, aggregation_of
from kaoheng.numbers import as_text
from kaoheng.results import MISSING, NOT_APPLICABLE
from kaoheng.scoring.conditions import value_of
from kaoheng.scoring.nodes import NodeScore
from kaoheng.scoring.plan import Plan
from kaoheng.text import title_of


def given_item(plan: Plan, item_at: int, run: ItemRun, node: NodeScore, at: int) -> Reason:
    """An item of the unit at one position of its group, before anything that scoring makes."""
    item, state, variant = run.item, run.states[at], run.variants[at]
    return Reason(
        kind="item",
        id=item.id,
        title=title_of(item),
        full=as_text(variant.full) if variant is not None else "0",
        rounding=plan.round(item),
        state=STATES[state],
        clause=item.clause,
        weight="" if node.weight is None else as_text(node.weight[at]),
        apart=item.apart,
        absence=next((absent.policy for absent in node.absences if absent.flags[at]), None),
        scoring=None if variant is None else _scoring(plan, item_at, run, at),
        overruled=overruled_of(plan, item, run.units[at]),
    )


def _scoring(plan: Plan, item_at: int, run: ItemRun, at: int) -> Scoring:
    item, state, unit, variant = run.item, run.states[at], run.units[at], run.variants[at]
    assert variant is not None, "a unit the item is for has a variant"
    carried = at in run.carried and at in run.rows
    row = run.rows.get(at)
    inputs = inputs_of(plan.facts, item_at, item, variant.rule, unit, row, carried=carried)
    policy = policy_of(plan, item, state)
    return Scoring(
        rule=variant.rule,
        direction=item.direction,
        measure=item.data.unit,
        inputs=inputs,
        lacking=lacking(variant.rule, inputs) if state == MISSING else (),
        peers=plan.facts.groups[plan.group_of[unit]]
        if policy == "group_average" or variant.rule.peers_needed()
        else "",
        policy=policy,
        to=plan.method.node(policy.to).title if isinstance(policy, Transfer) else "",
        owner=item.data.owner,
        carried=carried,
    )


def policy_of(plan: Plan, item: Item, state: int) -> Missing | NotApplicable | None:
    """What the method says about a cell without a value; None where there is one."""
    if state == MISSING:
        return plan.missing(item)
    return plan.not_applicable(item) if state == NOT_APPLICABLE else None


def given_block(
    plan: Plan,
    block: Block,
    children: tuple[Reason, ...],
    unit: int,
    standing: Standing | None = None,
    award: Award | None = None,
) -> Reason:
    """A block of one unit, or its total, over the reasons of its children."""
    return Reason(
        kind="total" if block.id == "total" else "block",
        id=block.id,
        title=title_of(block),
        full="",
        rounding=plan.round(block),
        state="scored",
        clause=block.clause,
        weight="" if block.weight is None else as_text(block.weight),
        apart=block.apart,
        combining=Combining(
            aggregate=block.aggregate,
            not_applicable=plan.not_applicable(block),
            points="" if block.points is None else as_text(block.points),
            scale="" if block.scale is None else as_text(block.scale),
            floor="" if block.floor is None else as_text(block.floor),
            cap="" if block.cap is None else as_text(block.cap),
            needs=block.needs,
            peers=plan.facts.groups[plan.group_of[unit]] if aggregation_of(block).looks_at_group else "",
        ),
        standing=standing,
        award=award,
        overruled=overruled_of(plan, block, unit),
        children=children,
    )


def given_calculated(plan: Plan, run: CalculatedRun, nodes: Mapping[str, NodeScore], at: int) -> Reason:
    """A calculated node of the unit at one position of its group, before its value and its words."""
    node, unit, scored = run.node, run.units[at], run.scored
    peers = plan.facts.groups[plan.group_of[unit]] if looks_at_group(parse(node.calculate)) else ""
    counts = scored.counts is None or bool(scored.counts[at])
    member = bool(plan.members[node.id][unit])
    inputs = tuple(
        NodeInput(id, title_of(plan.method.node(id)), _exact_score(nodes[id], at)) for id in nodes_named(node)
    )
    return Reason(
        kind="calculated",
        id=node.id,
        title=title_of(node),
        full=as_text(node.own_points),
        rounding=plan.round(node),
        state="scored" if counts else "not_applicable" if member else "not_member",
        clause=node.clause,
        weight="" if node.weight is None else as_text(node.weight),
        apart=node.apart,
        absence=next((absent.policy for absent in scored.absences if absent.flags[at]), None),
        calculation=Calculation(
            formula=node.calculate,
            absent=node.absent,
            not_applicable=plan.not_applicable(node),
            inputs=inputs if member else (),
            counting=tuple(_counted(plan, run, nodes, name, at) for name in node.counting) if member else (),
            peers=peers if counts else "",
        ),
        overruled=overruled_of(plan, node, unit),
    )


def _counted(plan: Plan, run: CalculatedRun, nodes: Mapping[str, NodeScore], name: str, at: int) -> CountedSet:
    """One set over one unit: every candidate that has a score, with what the condition read of it."""
    counting, among = run.node.counting[name], []
    wanted = [each for each in names(parse(counting.when, "truth")) if each != "score"]
    for id, flags in run.counted[name].items():
        score = _exact_score(nodes[id], at)
        if not score:
            continue
        node = plan.method.node(id)
        read = {each: value_of(plan.facts, node, each, run.units[at]) for each in wanted}
        values = {each: as_text(value) for each, value in read.items() if value is not None}
        full = _at(nodes[id].full, at)
        among.append(Candidate(id, title_of(node), score, as_text(full), values, bool(flags[at])))
    return CountedSet(name, counting.when, counting.tags, counting.nodes, tuple(among))


def _exact_score(scored: NodeScore, at: int) -> str:
    """A score with every digit, however many; empty where there is none."""
    return as_text(_at(scored.score, at)) if scored.counts is None or scored.counts[at] else ""


def _at(values: Number, at: int) -> Fraction:
    return Fraction(values[at] if isinstance(values, np.ndarray) else values)
