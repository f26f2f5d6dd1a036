"""Treatments and a channel of claims laid over a generated method."""

from dataclasses import replace
from random import Random
from typing import Any

from kaoheng.derive.derived import derive
from kaoheng.facts import Facts
from kaoheng.findings import Refused
from kaoheng.method.edition import Method
from kaoheng.method.tree import Binding, Block, Item, TreeNode
from kaoheng.tally.claims import Claims
from kaoheng.tally.rows import ClaimRow

LIMITS = {"skewness_above": "0.5", "kurtosis_above": "-1", "definition": "population"}
BONUS: dict[str, Any] = {
    "kind": "claims",
    "title": "加分",
    "types": {
        "甲": {"sign": "bonus", "points": "1/3", "cap": 2},
        "乙": {"sign": "penalty", "points": "0.5", "cap": None},
    },
    "document": "not_required",
    "window": None,
    "same_matter": "all",
    "bonus_cap": None,
    "penalty_cap": 1,
    "rounding": {"score": "none", "mode": "half_up"},
}


def with_derived(random: Random, method: Method, facts: Facts) -> tuple[Method, Facts]:
    """The method with some items treated or taken from claims, and its facts with what they come to."""
    if random.random() < 0.7:
        return method, facts
    ids = [item.id for item in method.items if "actual" not in item.rule.part_columns()]
    chosen = random.sample(ids, min(len(ids), random.choice([1, 2])))
    bindings = {id: _binding(random, [other for other in facts.items if other not in chosen]) for id in chosen}
    changed = method.model_copy(
        update={
            "tree": tuple(_bound(node, bindings) for node in method.tree),
            "channels": {"bonus": Claims.model_validate(BONUS)},
        }
    )
    rows = tuple(
        ClaimRow(unit.id, random.choice("甲乙"), f"事项{at}", status=random.choice(["admitted", "rejected"]))
        for unit in facts.units
        for at in range(random.randint(0, 3))
    )
    try:
        return changed, derive(changed, replace(facts, rows={"bonus": rows}))
    except Refused:
        return method, facts


def _binding(random: Random, others: list[str]) -> Binding:
    over = random.choice(["group", "all"])
    steps: list[dict[str, Any]] = [
        {"kind": "missing_codes", "codes": [7]},
        {"kind": "convert", "from_unit": "甲", "to_unit": "乙", "factor": random.choice(["1/3", "0.01"])},
        {"kind": "impute", "by": random.choice(["group_mean", "group_median"]), "over": over},
        {
            "kind": "limit",
            "low": {"quantile": "20%", "definition": random.choice([2, 6, 7])},
            "high": random.choice([{"nth": 2}, {"mean_of": 3}, {"value": 60}, None]),
            "over": over,
        },
        {"kind": "winsorise", "when": LIMITS, "most": 2, "over": over, "failing": random.choice(["keep", "undo"])},
        {"kind": "transform", "by": "log", "shift": 3, "when": LIMITS, "over": over},
    ]
    if others:
        steps.insert(2, {"kind": "per", "item": random.choice(others), "times": 10, "decimals": 4})
    treat = [step for step in steps if random.random() < 0.4]
    return Binding.model_validate({"channel": "bonus" if random.random() < 0.4 else "", "treat": treat})


def _bound(node: TreeNode, bindings: dict[str, Binding]) -> TreeNode:
    if isinstance(node, Block):
        return node.model_copy(update={"items": tuple(_bound(each, bindings) for each in node.items)})
    return (
        node.model_copy(update={"data": bindings[node.id]}) if isinstance(node, Item) and node.id in bindings else node
    )
