"""What becomes of the points of items a unit does not have: they go to the items beside it."""

from collections.abc import Mapping
from dataclasses import dataclass

from kaoheng.aggregation.children import added
from kaoheng.arithmetic.columns import Columns, Flags, Number
from kaoheng.method.policies import NotApplicable, Transfer


@dataclass(frozen=True)
class Absence:
    """The units that lack an item, and what the method does with its points."""

    policy: NotApplicable
    flags: Flags


def weights_after(
    x: Columns,
    weights: Mapping[str, Number],
    counts: Mapping[str, Flags],
    absences: Mapping[str, list[Absence]],
) -> dict[str, Number]:
    """The weight of every item once absent ones have handed theirs on; columns, one value a unit.

    First points named for one item (转至指定指标), then equal parts (平均分摊), then pro rata (按比例分摊). Nodes that
    carry no points, such as bonuses, take no part.
    """
    held = {name: x.where(counts[name], weight, 0) for name, weight in weights.items()}
    for name, absence in _each(absences):
        if isinstance(absence.policy, Transfer) and absence.policy.to in held:
            to = absence.policy.to
            held[to] = held[to] + x.where(absence.flags & counts[to], weights[name], 0)
    equal = _given(x, weights, absences, "spread_equal")
    if equal is not None:
        bearing = {name: counts[name] & ~x.equal(weight, 0) for name, weight in weights.items()}
        share = x.ratio(equal, added([x.where(flags, 1, 0) for flags in bearing.values()]))
        held = {name: weight + x.where(bearing[name], share, 0) for name, weight in held.items()}
    rata = _given(x, weights, absences, "spread")
    if rata is not None:
        factor = 1 + x.ratio(rata, added(list(held.values())))
        held = {name: weight * factor for name, weight in held.items()}
    return held


def _each(absences: Mapping[str, list[Absence]]) -> list[tuple[str, Absence]]:
    return [(name, absence) for name, found in absences.items() for absence in found]


def _given(
    x: Columns, weights: Mapping[str, Number], absences: Mapping[str, list[Absence]], policy: str
) -> Number | None:
    """The weight each unit's absent items hand on under one policy; None when no item is under it."""
    parts = [x.where(a.flags, weights[name], 0) for name, a in _each(absences) if a.policy == policy]
    return added(parts) if parts else None
