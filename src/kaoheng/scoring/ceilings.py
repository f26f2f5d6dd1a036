"""Which grade ceilings a unit is under, decided in exact numbers."""

from collections.abc import Callable, Iterable

from kaoheng.method.outcome import Ceiling
from kaoheng.scoring.conditions import Score, holds_for
from kaoheng.scoring.grading import Limit
from kaoheng.scoring.plan import Plan
from kaoheng.text import Text


def limits_of(
    plan: Plan, score: Score, candidates: Callable[[Ceiling], Iterable[int]] | None = None
) -> dict[int, tuple[Limit, ...]]:
    """The grade each unit (by position) may have at most, by ceilings and vetoes; units with no limit are left out.

    `candidates` may name the only units worth a look.
    """
    found: dict[int, tuple[Limit, ...]] = {}
    for ceiling in plan.method.grades.ceilings if plan.method.grades else ():
        node = plan.method.node(ceiling.node)
        for unit in candidates(ceiling) if candidates else range(len(plan.facts.units)):
            if holds_for(plan, score, node, ceiling.when, unit):
                found[unit] = (*found.get(unit, ()), _limit(ceiling))
    for unit in plan.vetoes.touched:
        own = plan.vetoes.limits(unit)
        if own:
            found[unit] = (*found.get(unit, ()), *own)
    return found


def _limit(ceiling: Ceiling) -> Limit:
    why = Text(f"因“{ceiling.text}”，等次不高于{ceiling.at_most}", f"at most {ceiling.at_most}: {ceiling.text}")
    return Limit(ceiling.at_most, why)
