"""Methods and evidence made at random, built to hit ties, gaps, zeros and groups of one."""

from collections.abc import Iterator
from itertools import accumulate
from random import Random
from typing import Any

import numpy as np

from kaoheng.aggregation.catalogue import AGGREGATIONS
from kaoheng.facts import Facts
from kaoheng.method.edition import Method
from kaoheng.tables import Unit
from tests.engines.generated_derived import with_derived
from tests.engines.generated_evidence import EXAMPLES, Evidence
from tests.engines.generated_standing import with_standing

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
WEIGHTED: list[Any] = [
    "weighted_sum",
    "weighted_mean",
    "geometric",
    "harmonic",
    {"kind": "topsis", "normalise": "vector", "when_equal": "0.5"},
    {"kind": "vikor", "v": "0.5"},
]
MIN_MAX = {"kind": "topsis", "normalise": "min_max", "when_equal": 1}
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
    method, facts = with_derived(random, method, Evidence(random, method).facts(units, tuple(groups), starts))
    return with_standing(random, method, facts)


def _method(random: Random, groups: list[str], units: list[str]) -> dict[str, Any]:
    decimals = random.choice([0, 1, 2, "none"])
    tree = [_node(random, f"n{i}", 2, groups, units) for i in range(random.randint(1, 3))]
    for i in range(random.choice([0, 0, 1, 2, 3])):
        _add_calculated(random, f"calc{i}", tree, groups)
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
            "missing": "block" if random.random() < 0.01 else random.choice(MISSING),
            "not_applicable": "refuse" if random.random() < 0.01 else random.choice(AWAY),
        },
        "groups": {group: {"title": group, "honours_only": random.random() < 0.1} for group in groups},
        "tree": tree,
        "aggregate": aggregate,
        "needs": random.choice([None, None, None, {"share": "2/3"}]),
        "ranking": {
            "on": random.choice(["rounded", "unrounded"]),
            "ties": random.choice(["competition", "dense", "average", "ordinal"]),
            "chain": random.sample(
                [
                    {"kind": "unrounded"},
                    {"kind": "node", "node": tree[0]["id"]},
                    {"kind": "count_back"},
                    {"kind": "head_to_head"},
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


CONDITIONS = ["score < full", "score == full", "score >= full / 2", "score > 5", "actual < prior"]
FORMULAS = [
    "min({a}, {b})",
    "max({a}, {b}) * 0.9 + full",
    "-c_points / 2",
    "c_count * full",
    "max(-1, -c_score)",
    "-1 if c_count >= 2 else 0.5",
    "{a} - mean({a})",
    "rank({a}) / 3 + rank({b})",
    "{a} if count({b} < 5) / count() >= 15% else 0",
    "{a} / {b} if {b} > 0 else {a}",
    "c_score / max(c_count, 1)",
    "sqrt(max({a}, 0)) + deviation({b})",
    "{a} * {b} / highest(c_count + 1)",
    "100 / {a}",
]


def _add_calculated(random: Random, id: str, tree: list[dict[str, Any]], groups: list[str]) -> None:
    """A node that reads others, in a block or at the top; apart at the top it may read blocks too."""
    everywhere = list(_all(tree))
    readable = [node["id"] for node in everywhere if "rule" in node]
    counted = {"tags": ["t"], "nodes": random.sample(readable, random.randint(0, 1)), "when": random.choice(CONDITIONS)}
    row = random.choice([tree, *(node["items"] for node in everywhere if "items" in node)])
    apart = random.random() < 0.4
    if row is tree and apart:
        readable += [node["id"] for node in everywhere]
    a, b = random.choice(readable), random.choice(readable)
    formula = random.choice(FORMULAS[:-1] * 3 + FORMULAS[-1:]).format(a=a, b=b)
    node: dict[str, Any] = {"id": id, "title": id, "weight": random.choice(WEIGHTS), "calculate": formula}
    node |= {"counting": {"c": counted}, "apart": apart, "absent": random.choice(["zero", "zero", "skip"])}
    if random.random() < 0.05:
        node["absent"] = "refuse"
    if random.random() < 0.4:
        node["points"] = random.choice(POINTS)
    if random.random() < 0.15:
        node["only"] = {"groups": random.sample(groups, random.randint(1, len(groups)))}
    row.append(node)


def _all(nodes: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for node in nodes:
        yield node
        yield from _all(node.get("items", []))


def _over_periods(random: Random) -> dict[str, Any]:
    over: dict[str, Any] = {"incomplete": random.choice(["missing", "skip"])}
    over["combine"] = random.choice(["best", "best", "sum", "mean", "last", "first", "max", "min"])
    if over["combine"] == "best":
        over |= {"n": random.choice([1, 2, 3, 6]), "best": random.choice(["high", "low"])}
        over["then"] = random.choice(["mean", "sum"])
    return over


def _node(random: Random, id: str, depth: int, groups: list[str], units: list[str]) -> dict[str, Any]:
    node: dict[str, Any] = {"id": id, "title": id, "weight": random.choice(WEIGHTS)}
    if random.random() < 0.15:
        node["only"] = {"groups": random.sample(groups, random.randint(1, len(groups)))}
    if depth and random.random() < 0.6:
        children = [_node(random, f"{id}_{i}", depth - 1, groups, units) for i in range(random.randint(1, 4))]
        for child in children[1:]:
            child["apart"] = random.random() < 0.1
        node |= {"items": children, "aggregate": random.choice(["sum", "sum", *PLAIN_AGGREGATIONS, *WEIGHTED, MIN_MAX])}
        if random.random() < 0.2:
            node["needs"] = random.choice(
                [{"items": sum(not child.get("apart") for child in children)}, {"share": "1/2"}]
            )
        if random.random() < 0.2:
            node |= {"points": 80, "scale": 150}
        if random.random() < 0.2:
            node |= {"floor": 0, "cap": 12}
        if random.random() < 0.2:
            node["grades"] = _grades(random, children)
        return node
    rule, example = random.choice(EXAMPLES)
    while example.rule.get("position") == "own_group" and random.random() < 0.85:  # refused in small groups
        rule, example = random.choice(EXAMPLES)
    if random.random() < 0.3:
        node["tags"] = ["t"]
    if random.random() < 0.15 and not example.parts:
        node["data"] = {"over_periods": _over_periods(random)}
    node |= {"direction": example.direction, "rule": dict(example.rule), "points": random.choice(POINTS)}
    if random.random() < 0.3:
        node["missing"] = random.choice(MISSING)
    if random.random() < 0.2:
        parts = bool(example.parts)
        alike = [e for r, e in EXAMPLES if r is rule and e.direction == example.direction and bool(e.parts) == parts]
        other = dict(random.choice(alike).rule)
        node["overrides"] = [
            {"units": random.sample(units, 1), "points": random.choice(POINTS)},
            {"groups": random.sample(groups, 1), "rule": other, "weight": random.choice(WEIGHTS)},
        ]
    return node
