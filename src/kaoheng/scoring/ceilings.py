"""Which grade ceilings a unit is under, decided in exact numbers."""

from collections.abc import Callable, Iterable
from fractions import Fraction

import numpy as np

from kaoheng.arithmetic.exact import ExactColumns
from kaoheng.facts import Facts
from kaoheng.formula.evaluate import holds
from kaoheng.formula.parse import names, parse
from kaoheng.method.outcome import Ceiling
from kaoheng.method.tree import Block, Item, rule_of
from kaoheng.scoring.grading import Limit
from kaoheng.scoring.outcome import Score
from kaoheng.scoring.plan import Plan
from kaoheng.scoring.years import year_value
from kaoheng.text import Text


def limits_of(
    plan: Plan, score: Score, candidates: Callable[[Ceiling], Iterable[int]] | None = None
) -> dict[int, tuple[Limit, ...]]:
    """The grade each unit (by position) may have at most, by ceilings and vetoes; units with no limit are left out.

    A condition reads the columns and the parts (such as classes of events) of its node's item, and the node's
    `score` and `full`; where a value it reads is missing it does not hold. `candidates` may name the only units
    worth a look.
    """
    found: dict[int, tuple[Limit, ...]] = {}
    for ceiling in plan.method.grades.ceilings if plan.method.grades else ():
        for unit in candidates(ceiling) if candidates else range(len(plan.facts.units)):
            if _holds(plan, score, ceiling, unit):
                found[unit] = (*found.get(unit, ()), _limit(ceiling))
    for unit in plan.vetoes.touched:
        own = plan.vetoes.limits(unit)
        if own:
            found[unit] = (*found.get(unit, ()), *own)
    return found


def _limit(ceiling: Ceiling) -> Limit:
    why = Text(f"因“{ceiling.text}”，等次不高于{ceiling.at_most}", f"at most {ceiling.at_most}: {ceiling.text}")
    return Limit(ceiling.at_most, why)


def _holds(plan: Plan, score: Score, ceiling: Ceiling, unit: int) -> bool:
    tree, node = parse(ceiling.when, kind="truth"), plan.method.node(ceiling.node)
    values: dict[str, list[Fraction]] = {}
    for name in names(tree):
        if name == "full":
            continue
        value = score(node.id, unit) if name == "score" else _value(plan.facts, node, name, unit)
        if value is None:
            return False
        values[name] = [value]
    x = ExactColumns(1, values, full=plan.full_at(node, unit))
    return bool(np.asarray(holds(tree, x)).all())


def _value(facts: Facts, node: Item | Block, name: str, unit: int) -> Fraction | None:
    if not isinstance(node, Item):
        return None
    item, parts = facts.items.index(node.id), rule_of(node).part_names()
    cube = facts.cubes.get("actual" if name in parts else name)
    if cube is None:
        return None
    if name in parts:
        return cube.exact(item, cube.periods.index(name), unit) if name in cube.periods else None
    values = [cube.exact(item, period, unit) for period in cube.spans(item)]
    return year_value(values, node.data.over_periods)
