"""Worked methods that together use everything an explanation has to account for."""

from collections.abc import Callable

from kaoheng.explain.explainer import Explainer
from kaoheng.facts import Origin
from tests.explain.workshop import BY_RANK, CAPPED, GIVEN, MIN_MAX, STEP, block, explain, explainer, facts, item, method

QUARTERS = ("一季度", "二季度")
POLICIES = ("zero", "full", "group_average", "carry_forward", "spread", "spread_equal", {"score": "6"})
GRADES = dict(
    scale=["优秀", "良好", "一般"],
    thresholds={"优秀": ">= 60", "良好": "> 20"},
    quota={
        "优秀": dict(
            share="30%", rounding="floor", hard_ceiling=True, ties="decide", barred_count_in_n=True, unused="lost"
        )
    },
)


def own_targets() -> Explainer:
    """The step rule of the regulation, with source, status, date and clause."""
    gdp = item(
        "gdp", STEP, title="地区生产总值增速", title_en="GDP growth", clause="××细则第三条第二款", data=dict(unit="%")
    )
    return explain(
        [gdp, item("fiscal", CAPPED, "5/3", data=dict(owner="市财政局"))],
        {
            "actual": {"gdp": {"甲": "6.4", "乙": "7.2"}, "fiscal": {"甲": "96.35", "乙": "130"}},
            "target": {"gdp": {"甲": "7.0", "乙": "7"}, "fiscal": {"甲": "100", "乙": "100"}},
        },
        "甲乙",
        origins={
            ("gdp", "甲", "actual", ""): Origin("市统计局", "final", "2023-01-20", 5),
            ("gdp", "乙", "actual", ""): Origin("市统计局", "provisional", "2022-12-31", 6),
        },
    )


def compared() -> Explainer:
    """Rules that look at the group, a missing cell at the group's mean, ties, grades and a quota."""
    return explain(
        [
            block("level", [item("r", BY_RANK, 40), item("k", MIN_MAX, 30, missing="group_average", direction="down")]),
            item("m", GIVEN, 30),
        ],
        {
            "actual": {
                "r": {"甲": "5", "乙": "5", "丙": "3", "丁": "3"},
                "k": {"甲": "1.5", "乙": "1.5", "丙": "8.2"},
                "m": {"甲": "9", "乙": "9", "丙": "3.3", "丁": "7"},
            }
        },
        "甲乙丙丁",
        grades=GRADES,
        ranking=dict(on="rounded", ties="average", chain=[dict(kind="node", node="r"), dict(kind="unrounded")]),
    )


def missing_policies() -> Explainer:
    """Every policy for missing values, on one item each; 乙 has everything, 甲 nothing of this year."""
    items = [item(f"p{i}", GIVEN, 10, missing=policy) for i, policy in enumerate(POLICIES)]
    names = [one["id"] for one in items]
    return explain(
        [block("all", items), block("rest", [item("sure", GIVEN, 20)])],
        {
            "actual": {name: {"乙": "8", "丙": "7.77"} for name in names} | {"sure": {"甲": "9", "乙": "8", "丙": "1"}},
            "prior": {"p3": {"甲": "5"}},
        },
        "甲乙丙",
    )


def not_applicable() -> Explainer:
    """Items that are not a unit's concern: pro rata, equal parts, to a named item, full, mean of the group."""
    items = [
        item("a", GIVEN, 6, title="煤炭占比", not_applicable="spread"),
        item("b", GIVEN, 4, title="用海审批", not_applicable="spread_equal"),
        item("c", GIVEN, 5, title="口岸通关", not_applicable=dict(to="d")),
        item("d", GIVEN, 10, title="营商环境"),
        item("e", GIVEN, 8, not_applicable="full"),
        item("f", GIVEN, 7, not_applicable="group_average"),
    ]
    values = {one["id"]: dict.fromkeys("甲乙丙丁", "7.5") for one in items} | {"f": {"乙": "9", "丙": "6"}}
    absent = (("a", "甲"), ("b", "甲"), ("c", "乙"), ("e", "乙"), ("f", "丁"), ("a", "丁"), ("f", "甲"))
    return explain([block("work", items)], {"actual": values}, "甲乙丙丁", absent=absent)


def weighted() -> Explainer:
    """Weights as exact fractions, unrounded levels, an absent item, and a mean of means."""
    green = [
        item("w", GIVEN, 100, weight="32/109", not_applicable="spread"),
        item("x", MIN_MAX, 100, weight="29.3%"),
        item("y", GIVEN, 100, weight="1/30"),
    ]
    grey = [item("z", MIN_MAX, 100, weight="0.4"), item("v", GIVEN, 100, weight="60%")]
    mean = dict(kind="weighted_mean")
    return explain(
        [
            block("green", green, aggregate=mean, weight="2/3"),
            block("grey", grey, aggregate=mean, weight="1/3", points=100),
        ],
        {"actual": {name: {"甲": "3.1", "乙": "7", "丙": f"{i}.25"} for i, name in enumerate("wxyzv")}},
        "甲乙丙",
        absent=(("w", "乙"),),
        aggregate=mean,
        rounding=dict(items="none", blocks="none", total=2, mode="half_even"),
        ranking=dict(on="unrounded", ties="ordinal"),
    )


def rescaled() -> Explainer:
    """150 points brought to 80, held at a cap and at a floor, and every other aggregation."""
    scored = [{"甲": f"9.{i}", "乙": f"{i}.3", "丙": f"{2 * i - 4}"} for i in range(3)]
    kinds = [
        dict(kind="geometric"),
        dict(kind="harmonic"),
        dict(kind="min"),
        dict(kind="max"),
        dict(kind="trimmed_mean", drop_low=1, drop_high=0, at_least=3),
        dict(kind="best", n=2, then="sum"),
        dict(kind="count", at_least="60%", points_each="1.5"),
        dict(kind="weighted_sum"),
    ]
    others = [
        block(f"k{i}", [item(f"k{i}_{j}", GIVEN, 10, weight=f"0.{j + 2}") for j in range(3)], aggregate=kind, points=10)
        for i, kind in enumerate(kinds)
    ]
    big = block("big", [item("one", GIVEN, 90), item("two", GIVEN, 60)], points=80, scale=150, floor=0, cap=70)
    names = ["one", "two", *(one["id"] for other in others for one in other["items"])]
    return explain([big, *others], {"actual": {name: scored[i % 3] for i, name in enumerate(names)}}, "甲乙丙")


def overridden() -> Explainer:
    """Two groups, other points and rules for some units, an item for one group only."""
    made = method(
        [
            item("a", BY_RANK, 10, overrides=[dict(units=["乙"], points=12), dict(groups=["zone"], rule=GIVEN)]),
            item("b", CAPPED, 10, only=dict(groups=["zone"])),
            block("c", [item("d", STEP, 5, overrides=[dict(units=["丙"], rule=MIN_MAX)])]),
        ],
        groups={"county": dict(title="县区组"), "zone": dict(title="开发区")},
    )
    values = {
        "actual": {name: {"甲": "6.5", "乙": "7.1", "丙": "9", "丁": "6.95"} for name in "abd"},
        "target": {"b": {"丁": "9"}, "d": {"甲": "7", "乙": "7", "丁": "7"}},
    }
    return explainer(made, facts(made, values, dict(甲="county", 乙="county", 丙="county", 丁="zone")))


def parted() -> Explainer:
    """Values by quarter: summed up before the rule, scored quarter by quarter, and task by task."""
    by_quarter = dict(
        kind="by_period",
        periods=[dict(id=q, title=q, weight="0.5") for q in QUARTERS],
        target_by_period=True,
        then=CAPPED,
    )
    tasks = dict(kind="task_list", tasks=[dict(id=q, title=f"{q}任务", weight=i + 1) for i, q in enumerate(QUARTERS)])
    summed = dict(over_periods=dict(combine="sum", incomplete="skip"))
    values = {"甲": {"一季度": "0.3", "二季度": "0.45"}, "乙": {"一季度": "0.8", "二季度": "1"}, "丙": {"一季度": "1"}}
    return explain(
        [
            item("sum", BY_RANK, 10, data=summed),
            item("each", by_quarter, 20, missing="zero"),
            item("tasks", tasks, 30, missing="full"),
        ],
        {
            "actual": dict.fromkeys(("sum", "each", "tasks"), values),
            "target": {"each": {unit: {"一季度": "0.5", "二季度": "0.9"} for unit in "甲乙丙"}},
        },
        "甲乙丙",
        origins={
            ("sum", "甲", "actual", q): Origin("市统计局", "final", "2023-01-20", i) for i, q in enumerate(QUARTERS)
        },
    )


SCENARIOS: tuple[Callable[[], Explainer], ...] = (
    own_targets,
    compared,
    missing_policies,
    not_applicable,
    weighted,
    rescaled,
    overridden,
    parted,
)
