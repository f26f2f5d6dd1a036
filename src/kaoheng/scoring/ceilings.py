"""Which grade ceilings a unit is under, decided in exact numbers."""

from collections.abc import Callable, Iterable

from kaoheng.method.outcome import Ceiling, Grades
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
    grades = plan.method.grades
    found = ceiling_limits(plan, grades, score, candidates) if grades is not None else {}
    for unit in plan.vetoes.touched:
        own = plan.vetoes.limits(unit)
        if own:
            found[unit] = (*found.get(unit, ()), *own)
    return found


def ceiling_limits(
    plan: Plan, grades: Grades, score: Score, candidates: Callable[[Ceiling], Iterable[int]] | None = None
) -> dict[int, tuple[Limit, ...]]:
    """The same by the ceilings of these grades alone, which is all that limits a block's own grade."""
    found: dict[int, tuple[Limit, ...]] = {}
    for ceiling in grades.ceilings:
        node = plan.method.node(ceiling.node)
        for unit in candidates(ceiling) if candidates else range(len(plan.facts.units)):
            if holds_for(plan, score, node, ceiling.when, unit):
                found[unit] = (*found.get(unit, ()), _limit(ceiling))
    return found


def _limit(ceiling: Ceiling) -> Limit:
    why = Text(f"因“{ceiling.text}”，等次不高于{ceiling.at_most}", f"at most {ceiling.at_most}: {ceiling.text}")
    return Limit(ceiling.at_most, why)
