"""Points of units without data, and scoring again exactly what floats left open."""

from fractions import Fraction

import numpy as np

from kaoheng.arithmetic.guarded import UNBOUNDED
from kaoheng.engines.local.items import Items
from kaoheng.engines.reference.engine import refused
from kaoheng.engines.reference.item import absence_of, score_item
from kaoheng.facts import Flags
from kaoheng.findings import Refused
from kaoheng.method.policies import Fixed, Missing, NotApplicable
from kaoheng.method.tree import Item
from kaoheng.numbers import round_to
from kaoheng.results import MISSING, NOT_APPLICABLE, NOT_MEMBER
from kaoheng.scoring.plan import Variant
from kaoheng.scoring.spread import Absence


def settle(items: Items) -> Flags | None:
    """Finish the item scores in place; gives back which cells have a score, None for all."""
    counts: Flags | None = None
    if items.states.any():
        counts = items.states == 0
        for at, item in enumerate(items.plan.method.items):
            for state in (MISSING, NOT_APPLICABLE):
                cells = items.states[at] == state
                if cells.any():
                    _apply(items, counts, at, item, state, cells)
    _refuse(items)
    for at, group in sorted(items.doubtful):
        _again(items, counts, at, group)
    if counts is not None:
        items.scores[~counts] = 0.0
    return None if counts is None or counts.all() else counts


def _apply(items: Items, counts: Flags, at: int, item: Item, state: int, cells: Flags) -> None:
    plan = items.plan
    policy = plan.missing(item) if state == MISSING else plan.not_applicable(item)
    rounding = plan.round(item)
    grid = 1 if rounding.decimals is None else 10**rounding.decimals
    groups = {(at, int(group)) for group in np.unique(plan.group_of[cells])}
    if policy == "group_average":
        items.doubtful |= groups
        items.refusing |= groups
        return
    if policy in ("block", "refuse", "carry_forward"):
        items.refusing |= groups
        return
    for variant in plan.variants[item.id]:
        points = _points(policy, variant)
        if points is not None:
            own = cells & variant.units
            exact = round_to(points, rounding.decimals, rounding.mode)
            items.scores[at, own] = float(exact * grid)
            counts[at] |= own
            if rounding.decimals is None:
                items.proofs[at].grid *= exact.denominator


def _points(policy: Missing | NotApplicable, variant: Variant) -> Fraction | None:
    if isinstance(policy, Fixed):
        return policy.score
    return {"zero": Fraction(0), "full": variant.full}.get(str(policy))


def _again(items: Items, counts: Flags | None, at: int, group: int) -> None:
    """Score one item of one group in exact fractions."""
    plan = items.plan
    item = plan.method.items[at]
    decimals = plan.round(item).decimals
    run = score_item(plan, item, group)
    for unit, score in zip(run.units, run.scores, strict=True):
        if score is not None:
            items.scores[at, unit] = float(score if decimals is None else score * 10**decimals)
        if counts is not None:
            counts[at, unit] = score is not None
    if decimals is None:
        items.proofs[at].spread = UNBOUNDED


def _refuse(items: Items) -> None:
    if items.refusing:
        plan = items.plan
        runs = [score_item(plan, plan.method.items[at], group) for at, group in sorted(items.refusing)]
        found = [finding for run in runs for finding in refused(plan, run)]
        if found:
            raise Refused(found)


def absences(items: Items, at: int, counts: Flags | None) -> tuple[Absence, ...]:
    """What happens to the points of one item's members without a score."""
    if counts is None or counts[at].all():
        return ()
    item, found = items.plan.method.items[at], []
    for state in (MISSING, NOT_APPLICABLE):
        flags = (items.states[at] == state) & ~counts[at]
        if flags.any():
            found.append(Absence(absence_of(items.plan, item, state), flags[None, :]))
    return tuple(found)


def members(items: Items, at: int) -> Flags | None:
    """The units an item is for; None for all."""
    flags: Flags = items.states[at] != NOT_MEMBER
    return None if flags.all() else flags[None, :]
