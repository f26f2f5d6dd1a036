"""Generated assessment years of three sizes: a method with seven kinds of rule, and monthly facts."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from kaoheng.facts import YEAR, Cube, Facts
from kaoheng.method.edition import Method
from kaoheng.tables import Unit

Floats = NDArray[np.float64]
Indices = NDArray[np.intp]
MONTHS = 12
KINDS = ("met", "proportional", "step_up", "step_down", "ladder", "rank", "efficacy")
PER_LEVEL_1, LEVEL_1_PER_CATEGORY = 5, 4


@dataclass(frozen=True)
class Size:
    """How many units, in how many ranking groups, and how many items."""

    name: str
    units: int
    groups: int
    items: int

    @property
    def facts(self) -> int:
        return self.units * self.items * MONTHS


SIZES = {
    "city": Size("city", 60, 6, 80),
    "province": Size("province", 1_500, 60, 120),
    "nation": Size("nation", 40_000, 1_000, 120),
}


@dataclass(frozen=True)
class Year:
    """One generated year: the same numbers for every contestant."""

    size: Size
    monthly: Floats
    """(items, months, units), two decimals; `annual` has one month."""
    target: Floats
    """(items, units), for the year."""
    group: Indices
    starts: Indices
    points: NDArray[np.int64]
    """Points of each item, whole."""

    @property
    def bytes(self) -> int:
        return self.monthly.nbytes + self.target.nbytes


def annual(made: Year) -> Year:
    """The same year with one value an item, as most items of a published assessment have."""
    return replace(made, monthly=made.monthly.sum(axis=1, keepdims=True).round(2))


def kind_of(item: int, items: int) -> str:
    """The kinds stand one after another, as the categories of a real scheme do."""
    return KINDS[item * len(KINDS) // items]


def year(size: Size, seed: int = 20261121) -> Year:
    """Monthly values around a twelfth of the target, both with two decimals."""
    random = np.random.default_rng(seed)
    target = random.integers(12_000, 240_000, (size.items, size.units)) / 100
    monthly = np.empty((size.items, MONTHS, size.units))
    for item in range(size.items):
        spread = random.integers(85, 115, (MONTHS, size.units))
        monthly[item] = np.rint(target[item] * spread / 12) / 100
    starts = np.arange(size.groups) * size.units // size.groups
    group = np.repeat(np.arange(size.groups), np.diff(np.append(starts, size.units)))
    return Year(size, monthly, target, group, starts, random.integers(1, 10, size.items))


def facts_of(made: Year) -> Facts:
    """The year as the library takes it; the arrays are shared, not copied."""
    items = made.size.items
    digits, whole = np.full(items, 2, dtype=np.int8), np.ones(items, dtype=bool)
    units = tuple(Unit(f"u{u}", f"单位{u}", f"g{g}") for u, g in enumerate(made.group.tolist()))
    months = tuple(f"{month:02d}" for month in range(1, made.monthly.shape[1] + 1))
    cubes = {
        "actual": Cube(months, made.monthly, digits, whole),
        "target": Cube((YEAR,), made.target[:, None, :], digits, whole),
    }
    names = tuple(f"i{i}" for i in range(items))
    return Facts(units, names, tuple(f"g{g}" for g in range(made.size.groups)), made.starts, cubes)


RULES: dict[str, dict[str, object]] = {
    "met": {"kind": "all_or_nothing", "comparator": "by_direction", "tolerance": 0},
    "proportional": {"kind": "proportional", "cap": 1, "floor": 0, "zero_target": "refuse"},
    "step_up": {"kind": "step", "gap": "absolute", "size": 5, "points_per_step": "0.5", "floor": 0,
                "partial_step": "not_counted"},
    "step_down": {"kind": "step", "gap": "absolute", "size": 5, "points_per_step": "0.5", "floor": 0,
                  "partial_step": "counts_whole"},
    "ladder": {
        "kind": "completion_ladder",
        "rungs": [{"completion": f"{p}%", "rate": f"{r}%"} for p, r in ((100, 100), (98, 90), (96, 80), (94, 60))],
        "over": None,
        "zero_target": "refuse",
    },
    "rank": {"kind": "rank_points", "form": "points_per_place", "ties": "competition", "per_place": "0.1", "floor": 0},
    "efficacy": {"kind": "efficacy", "base": 60, "range": 40, "all_equal": 100},
}  # fmt: skip


def method_of(made: Year) -> Method:
    """Three levels: categories of level-1 indicators of items, weighted means up to a total of two decimals."""
    items = made.size.items
    leaves = [
        {
            "id": f"i{i}",
            "title": f"指标{i}",
            "points": int(made.points[i]),
            "weight": int(made.points[i]),
            "direction": "down" if kind_of(i, items) == "step_down" else "up",
            "data": {"over_periods": {"combine": "sum", "incomplete": "missing"}},
            "target": {"kind": "point"},
            "rule": RULES[kind_of(i, items)],
        }
        for i in range(items)
    ]
    level_1 = [
        {"id": f"l{at}", "title": f"一级指标{at}", "weight": 1, "items": leaves[first : first + PER_LEVEL_1]}
        for at, first in enumerate(range(0, items, PER_LEVEL_1))
    ]
    categories = [
        {"id": f"c{at}", "title": f"类别{at}", "items": level_1[first : first + LEVEL_1_PER_CATEGORY]}
        for at, first in enumerate(range(0, len(level_1), LEVEL_1_PER_CATEGORY))
    ]
    quota = dict(share="30%", rounding="floor", hard_ceiling=True, ties="all_in", barred_count_in_n=True, unused="lost")
    return Method.model_validate(
        {
            "method": {
                "id": "generated",
                "title": "生成办法",
                "place": "某地",
                "year": 2026,
                "full_marks": int(made.points.sum()),
            },
            "rounding": {"items": 2, "blocks": "none", "total": 2, "mode": "half_up"},
            "policies": {"missing": "block", "not_applicable": "refuse"},
            "groups": {f"g{g}": {"title": f"第{g}组"} for g in range(made.size.groups)},
            "tree": categories,
            "ranking": {"on": "rounded", "ties": "competition"},
            "grades": {
                "scale": ["优秀", "良好", "一般", "较差"],
                "thresholds": {grade: f">= {line(made, share)}" for grade, share in LINES.items()},
                "quota": {"优秀": quota},
            },
        }
    )


LINES = {"优秀": 78, "良好": 74, "一般": 70}


def line(made: Year, share: int) -> str:
    """A line at a share of the full marks, in whole hundredths."""
    return f"{int(made.points.sum()) * share // 100}"
