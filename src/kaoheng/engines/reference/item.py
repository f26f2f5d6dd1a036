"""One item over one ranking group, scored in exact fractions with everything kept for the explanation."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import partial
from typing import Any

from kaoheng.arithmetic.exact import ExactColumns
from kaoheng.facts import Facts
from kaoheng.method.policies import Fixed, Missing, NotApplicable, Transfer
from kaoheng.method.tree import Item
from kaoheng.numbers import round_to
from kaoheng.results import MISSING, NOT_APPLICABLE, NOT_MEMBER, SCORED
from kaoheng.rules.rule import Refusal, Rule
from kaoheng.scoring.plan import Plan, Variant
from kaoheng.scoring.years import year_value


@dataclass
class ItemRun:
    """What scoring one item in one group came to. Lists stand in the order of the group's units.

    `peers` are the positions in the group that have data; inputs, notes and points are kept for them.
    """

    item: Item
    units: list[int]
    states: list[int]
    scores: list[Fraction | None]
    variants: list[Variant | None]
    peers: list[int]
    inputs: dict[str, list[Fraction]] = field(default_factory=dict)
    parts: dict[str, dict[str, list[Fraction]]] = field(default_factory=dict)
    rows: dict[int, "Row"] = field(default_factory=dict)
    """What each peer was scored from, by position in the group."""
    notes: dict[int, dict[str, Any]] = field(default_factory=dict)
    """Notes of each variant used, by its index in the plan; columns over the positions in `among`."""
    among: dict[int, list[int]] = field(default_factory=dict)
    """The peers each variant used was scored over, by its index in the plan."""
    points: dict[int, Fraction] = field(default_factory=dict)
    """Points before rounding, by position in the group, for units that have any."""
    carried: set[int] = field(default_factory=set)
    """Positions whose missing value was replaced by last year's."""
    refusals: list[tuple[int, Refusal]] = field(default_factory=list)
    """Positions the rule cannot score, and why."""
    gaps: list[int] = field(default_factory=list)
    """Positions without a score that the method does not allow to be without one."""


def score_item(plan: Plan, item: Item, group: int, *, explain: bool = False) -> ItemRun:
    """Score one item for one group: states, points of those with data, then the policies of the others."""
    units = list(plan.facts.members(group))
    variants = [next((v for v in plan.variants[item.id] if v.units[unit]), None) for unit in units]
    run = ItemRun(item, units, [NOT_MEMBER] * len(units), [None] * len(units), variants, [])
    rows = _read(plan, run)
    _score_peers(plan, run, rows, explain=explain)
    _apply_policies(plan, run)
    return run


@dataclass
class Row:
    """The values one unit is scored from."""

    columns: dict[str, Fraction]
    parts: dict[str, dict[str, Fraction]]


def _read(plan: Plan, run: ItemRun) -> dict[int, Row]:
    """The rows of units that have every value their rule reads; states are set on the way."""
    facts, rows = plan.facts, {}
    item_at = facts.items.index(run.item.id)
    for at, (unit, variant) in enumerate(zip(run.units, run.variants, strict=True)):
        if variant is None:
            continue
        if facts.not_applicable is not None and facts.not_applicable[item_at, unit]:
            run.states[at] = NOT_APPLICABLE
            continue
        row = _row(facts, run.item, variant.rule, item_at, unit)
        if row is None and plan.missing(run.item) == "carry_forward":
            row = _row(facts, run.item, variant.rule, item_at, unit, carry=True)
            run.carried |= set() if row is None else {at}
        run.states[at] = MISSING if row is None else SCORED
        if row is not None:
            rows[at] = row
    return rows


def _row(facts: Facts, item: Item, rule: Rule, item_at: int, unit: int, *, carry: bool = False) -> Row | None:
    whole: dict[str, Fraction] = {}
    parts: dict[str, dict[str, Fraction]] = {}
    for name in rule.columns():
        cube = facts.cubes.get("prior" if carry and name == "actual" else name)
        values = [cube.exact(item_at, p, unit) for p in cube.spans(item_at)] if cube else []
        value = year_value(values, item.data.over_periods)
        if value is None:
            return None
        whole[name] = value
    for name in rule.part_columns():
        cube = facts.cubes.get(name)
        for part in rule.part_names():
            at = cube.periods.index(part) if cube and part in cube.periods else None
            value = cube.exact(item_at, at, unit) if cube and at is not None else None
            if value is None:
                return None
            parts.setdefault(name, {})[part] = value
    return Row(whole, parts)


def _score_peers(plan: Plan, run: ItemRun, rows: dict[int, Row], *, explain: bool) -> None:
    """Every variant is scored over all peers of the group, and gives points to its own units."""
    run.peers, run.rows = sorted(rows), rows
    for index, variant in enumerate(plan.variants[run.item.id]):
        own = [at for at in run.peers if run.variants[at] is variant]
        if not own:
            continue
        among = [at for at in run.peers if readable(rows[at], variant.rule)]
        notes: dict[str, Any] = {}
        x = columns_of(variant, [rows[at] for at in among], notes if explain else None)
        for refusal in variant.rule.refusals(x):
            run.refusals += [(at, refusal) for at, flag in zip(among, refusal.flags, strict=True) if flag and at in own]
        points = x.wide(variant.rule.points(x))
        run.notes[index], run.among[index] = notes, among
        for at in own:
            run.points[at] = points[among.index(at)]
    rounding = plan.round(run.item)
    for at, value in run.points.items():
        run.scores[at] = round_to(value, rounding.decimals, rounding.mode)
    names = {name for at in run.peers for name in rows[at].columns}
    run.inputs = {name: [rows[at].columns.get(name, Fraction(0)) for at in run.peers] for name in sorted(names)}
    part_names = {name for at in run.peers for name in rows[at].parts}
    run.parts = {
        name: {
            part: [rows[at].parts.get(name, {}).get(part, Fraction(0)) for at in run.peers]
            for part in dict.fromkeys(part for at in run.peers for part in rows[at].parts.get(name, {}))
        }
        for name in sorted(part_names)
    }


def readable(row: Row, rule: Rule) -> bool:
    """Whether a row has everything a rule reads."""
    return set(rule.columns()) <= set(row.columns) and all(
        set(rule.part_names()) <= set(row.parts.get(name, {})) for name in rule.part_columns()
    )


def columns_of(variant: Variant, rows: list[Row], notes: dict[str, Any] | None = None) -> ExactColumns:
    """The exact columns of some units, for one variant's rule."""
    rule = variant.rule
    return ExactColumns(
        len(rows),
        {name: [row.columns[name] for row in rows] for name in rule.columns()},
        full=variant.full,
        direction=variant.item.direction,
        parts={
            name: {part: [row.parts[name][part] for row in rows] for part in rule.part_names()}
            for name in rule.part_columns()
        },
        notes=notes,
    )


def _apply_policies(plan: Plan, run: ItemRun) -> None:
    """Points of units without data, and of units the item does not concern."""
    rounding = plan.round(run.item)
    rounded = partial(round_to, decimals=rounding.decimals, mode=rounding.mode)
    scored = [score for score in (run.scores[at] for at in run.peers) if score is not None]
    for at, state in enumerate(run.states):
        variant = run.variants[at]
        if variant is None or state not in (MISSING, NOT_APPLICABLE):
            continue
        policy = plan.missing(run.item) if state == MISSING else plan.not_applicable(run.item)
        points = points_by_policy(policy, variant.full, scored)
        if points is not None:
            run.points[at], run.scores[at] = points, rounded(points)
        elif not isinstance(policy, Transfer) and policy not in ("spread", "spread_equal"):
            run.gaps.append(at)


def points_by_policy(policy: Missing | NotApplicable, full: Fraction, scored: Sequence[Fraction]) -> Fraction | None:
    """The points a policy gives a cell without a value; `scored` are the scores of those with one.

    None where the policy gives none: the points are handed on, or there is no one to take a mean of.
    """
    match policy:
        case "zero":
            return Fraction(0)
        case "full":
            return full
        case "group_average":
            return sum(scored, Fraction(0)) / len(scored) if scored else None
        case Fixed():
            return policy.score
        case _:
            return None


def absence_of(plan: Plan, item: Item, state: int) -> NotApplicable:
    """Where the points of a unit without a score go: absent for want of data, or not the unit's concern."""
    if state == NOT_APPLICABLE:
        return plan.not_applicable(item)
    policy = plan.missing(item)
    return "spread_equal" if policy == "spread_equal" else "spread"
