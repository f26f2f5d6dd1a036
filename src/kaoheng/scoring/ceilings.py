"""Which grade ceilings a unit is under, decided in exact numbers."""

from collections.abc import Callable, Iterable

from kaoheng.method.outcome import Ceiling
from kaoheng.scoring.conditions import Score, holds_for
from kaoheng.scoring.plan import Plan


def ceilings_of(
    plan: Plan, score: Score, candidates: Callable[[Ceiling], Iterable[int]] | None = None
) -> dict[int, tuple[Ceiling, ...]]:
    """The ceilings each unit (by position) is under; units with none are left out.

    `candidates` may name the only units worth a look.
    """
    found: dict[int, tuple[Ceiling, ...]] = {}
    for ceiling in plan.method.grades.ceilings if plan.method.grades else ():
        node = plan.method.node(ceiling.node)
        for unit in candidates(ceiling) if candidates else range(len(plan.facts.units)):
            if holds_for(plan, score, node, ceiling.when, unit):
                found[unit] = (*found.get(unit, ()), ceiling)
    return found
