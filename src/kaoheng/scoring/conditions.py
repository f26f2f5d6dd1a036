"""Whether a condition over one node holds for one unit, in exact numbers."""

from collections.abc import Callable
from fractions import Fraction

import numpy as np

from kaoheng.arithmetic.exact import ExactColumns
from kaoheng.facts import Facts
from kaoheng.formula.evaluate import holds
from kaoheng.formula.parse import names, parse
from kaoheng.method.tree import Item, TreeNode, rule_of
from kaoheng.scoring.plan import Plan
from kaoheng.scoring.years import year_value

Score = Callable[[str, int], Fraction | None]
"""The published score of a node for a unit, by position."""


def holds_for(plan: Plan, score: Score, node: TreeNode, when: str, unit: int) -> bool:
    """A condition reads the values and the parts (such as classes of events) of an item, and any node's `score`
    and `full`; where a value it reads is missing it does not hold.
    """
    tree = parse(when, kind="truth")
    values: dict[str, list[Fraction]] = {}
    for name in names(tree):
        if name == "full":
            continue
        value = score(node.id, unit) if name == "score" else value_of(plan.facts, node, name, unit)
        if value is None:
            return False
        values[name] = [value]
    x = ExactColumns(1, values, full=plan.full_at(node, unit))
    return bool(np.asarray(holds(tree, x)).all())


def value_of(facts: Facts, node: TreeNode, name: str, unit: int) -> Fraction | None:
    """One value of an item, of the year or of a part; None where there is none, and for other nodes."""
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
