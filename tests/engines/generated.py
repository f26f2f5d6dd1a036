"""Methods and evidence made at random, built to hit ties, gaps, zeros and groups of one."""

from fractions import Fraction
from itertools import accumulate
from random import Random
from typing import Any

import numpy as np

from kaoheng.aggregation.catalogue import AGGREGATIONS
from kaoheng.facts import YEAR, Cube, Facts, cube_of
from kaoheng.method.edition import Method
from kaoheng.rules.catalogue import RULES
from kaoheng.rules.rule import Example, Rule
from kaoheng.tables import Unit
from tests.engines.generated_derived import with_derived

EXAMPLES: list[tuple[type[Rule], Example]] = [(rule, example) for rule in RULES for example in rule.examples]
POINTS = ["10", "5", "3", "10/3", "0.5", "7.25"]
WEIGHTS = ["1/3", "32/109", "29.3%", "0.2", "1"]
MISSING: list[Any] = [
    "zero",
    "full",
    "group_average",
    "carry_forward",
    "spread",
    "spread_equal",
    {"score": "6.125"},
]
AWAY: list[Any] = ["full", "group_average", "spread", "spread_equal"]
PLAIN_AGGREGATIONS: list[Any] = [
    "sum",
    "min",
    "max",
    {"kind": "trimmed_mean", "drop_low": 1, "drop_high": 1, "at_least": 3},
    {"kind": "best", "n": 2, "then": "mean"},
    {"kind": "count", "at_least": "0.9", "points_each": 2},
]
WEIGHTED: list[Any] = ["weighted_sum", "weighted_mean", "geometric", "harmonic"]
GRADES = ["优秀", "良好", "一般", "较差"]

assert len(PLAIN_AGGREGATIONS) + len(WEIGHTED) == len(AGGREGATIONS)


def method_and_facts(random: Random) -> tuple[Method, Facts]:
    """One edition with up to eight items, and evidence for up to four groups."""
    sizes = [random.choice([1, 1, 2, 3, 5, 8]) for _ in range(random.randint(1, 4))]
    groups = [f"g{i}" for i in range(len(sizes))]
    members = [group for group, size in zip(groups, sizes, strict=True) for _ in range(size)]
    units = tuple(Unit(f"u{i}", f"单位{i}", group) for i, group in enumerate(members))
    method = Method.model_validate(_method(random, groups, [unit.id for unit in units]))
    starts = np.array([0, *accumulate(sizes)][:-1], dtype=np.intp)
    return with_derived(random, method, _facts(random, method, units, tuple(groups), starts))


def _method(random: Random, groups: list[str], units: list[str]) -> dict[str, Any]:
    decimals = random.choice([0, 1, 2, "none"])
    tree = [_node(random, f"n{i}", 2, groups, units) for i in range(random.randint(1, 3))]
    aggregate = random.choice(
        [*PLAIN_AGGREGATIONS, "sum", "sum", *(WEIGHTED if all("weight" in n for n in tree) else [])]
    )
    return {
        "method": {"id": "m", "title": "试验办法", "place": "某市", "year": 2022, "full_marks": 100},
        "rounding": {
            "items": random.choice([1, 2, 4, "none"]),
            "blocks": random.choice([2, "none", "none"]),
            "total": decimals,
            "mode": random.choice(["half_up", "half_up", "half_even", "floor", "ceil"]),
        },
        "policies": {
            "missing": "block" if random.random() < 0.03 else random.choice(MISSING),
            "not_applicable": "refuse" if random.random() < 0.03 else random.choice(AWAY),
        },
        "groups": {group: {"title": group, "honours_only": random.random() < 0.1} for group in groups},
        "tree": tree,
        "aggregate": aggregate,
        "ranking": {
            "on": random.choice(["rounded", "unrounded"]),
            "ties": random.choice(["competition", "dense", "average", "ordinal"]),
            "chain": random.sample(
                [
                    {"kind": "unrounded"},
                    {"kind": "node", "node": tree[0]["id"]},
                    {"kind": "count_back"},
                    {"kind": "decide"},
                ],
                random.choice([0, 0, 1, 2]),
            ),
        },
        "grades": _grades(random, tree),
    }


def _grades(random: Random, tree: list[dict[str, Any]]) -> dict[str, Any] | None:
    if random.random() < 0.2:
        return None
    lines = sorted((random.choice([0, 5, 10, 12, 15, 20, 30]) + i for i in range(3)), reverse=True)
    quota = {
        "share": random.choice(["30%", "1/3", "50%", "0"]),
        "rounding": random.choice(["floor", "half_up", "ceil"]),
        "hard_ceiling": random.random() < 0.3,
        "min_places": random.choice([0, 1]),
        "ties": random.choice(["all_in", "all_out", "decide"]),
        "barred_count_in_n": random.random() < 0.5,
        "unused": random.choice(["lost", "lost", "to_other_groups"]),
    }
    ceiling = {"node": tree[0]["id"], "when": "score < full / 2", "at_most": "一般", "text": "单项过低"}
    return {
        "scale": GRADES,
        "thresholds": {grade: f"{random.choice(['>=', '>'])} {at}" for grade, at in zip(GRADES, lines, strict=False)},
        "quota": dict.fromkeys(random.sample(GRADES[:2], random.choice([0, 1, 2])), quota),
        "ceilings": [ceiling] if random.random() < 0.3 else [],
    }


def _node(random: Random, id: str, depth: int, groups: list[str], units: list[str]) -> dict[str, Any]:
    node: dict[str, Any] = {"id": id, "title": id, "weight": random.choice(WEIGHTS)}
    if random.random() < 0.15:
        node["only"] = {"groups": random.sample(groups, random.randint(1, len(groups)))}
    if depth and random.random() < 0.6:
        children = [_node(random, f"{id}_{i}", depth - 1, groups, units) for i in range(random.randint(1, 4))]
        node |= {"items": children, "aggregate": random.choice(["sum", "sum", *PLAIN_AGGREGATIONS, *WEIGHTED])}
        if random.random() < 0.2:
            node |= {"points": 80, "scale": 150}
        if random.random() < 0.2:
            node |= {"floor": 0, "cap": 12}
        return node
    rule, example = random.choice(EXAMPLES)
    node |= {"direction": example.direction, "rule": dict(example.rule), "points": random.choice(POINTS)}
    if random.random() < 0.3:
        node["missing"] = random.choice(MISSING)
    if random.random() < 0.2:
        other = dict(random.choice([e for r, e in EXAMPLES if r is rule and e.direction == example.direction]).rule)
        node["overrides"] = [
            {"units": random.sample(units, 1), "points": random.choice(POINTS)},
            {"groups": random.sample(groups, 1), "rule": other, "weight": random.choice(WEIGHTS)},
        ]
    return node


ODD = [Fraction(v) for v in ("0", "1", "6.4", "7", "88.845", "-2.5", "100", "0.005")]


class Values:
    """Values near those of a rule's worked examples, so that ties and boundaries are common."""

    def __init__(self, random: Random, rule: Rule) -> None:
        self.random = random
        self.odd = 0.003 if random.random() < 0.8 else 0.3
        self.usual: dict[str, list[Fraction]] = {}
        for _, example in (pair for pair in EXAMPLES if pair[0] is type(rule)):
            for name, values in example.columns.items():
                self.usual.setdefault(name, []).extend(Fraction(v) for v in values)
            for name, parts in example.parts.items():
                self.usual.setdefault(name, []).extend(Fraction(v) for values in parts.values() for v in values)

    def of(self, name: str) -> Fraction:
        return self.random.choice(ODD if self.random.random() < self.odd else self.usual.get(name, ODD))


def _facts(random: Random, method: Method, units: tuple[Unit, ...], groups: tuple[str, ...], starts: Any) -> Facts:
    yearly: dict[str, dict[tuple[int, int, int], Fraction]] = {}
    by_part: dict[str, dict[tuple[int, str, int], Fraction]] = {}
    away = np.zeros((len(method.items), len(units)), dtype=bool)
    gaps = random.random() < 0.5
    for i, item in enumerate(method.items):
        rules = [item.rule, *(o.rule for o in item.overrides if o.rule is not None)]
        columns = dict.fromkeys(name for rule in rules for name in (*rule.columns(), "prior"))
        parts = {
            (name, p): rule.part_names()[0] for rule in rules for name in rule.part_columns() for p in rule.part_names()
        }
        values = Values(random, item.rule)
        for u in range(len(units)):
            if gaps and random.random() < 0.05:
                away[i, u] = True
                continue
            absent = gaps and random.random() < 0.1
            for name in columns:
                if not (absent and name == "actual"):
                    yearly.setdefault(name, {})[i, 0, u] = values.of(name)
            for (name, part), first in parts.items():
                if not (absent and part == first):
                    by_part.setdefault(name, {})[i, part, u] = values.of(name)
    cubes = _cubes(yearly, by_part, (len(method.items), len(units)))
    return Facts(units, tuple(item.id for item in method.items), groups, starts, cubes, away if away.any() else None)


def _cubes(
    yearly: dict[str, dict[tuple[int, int, int], Fraction]],
    by_part: dict[str, dict[tuple[int, str, int], Fraction]],
    size: tuple[int, int],
) -> dict[str, Cube]:
    items, units = size
    cubes = {name: cube_of(values, (items, 1, units), (YEAR,)) for name, values in yearly.items()}
    for name, cells in by_part.items():
        periods = [YEAR, *dict.fromkeys(part for _, part, _ in cells)]
        both = {(i, periods.index(p), u): value for (i, p, u), value in cells.items()} | yearly.get(name, {})
        cubes[name] = cube_of(both, (items, len(periods), units), periods)
    return cubes
