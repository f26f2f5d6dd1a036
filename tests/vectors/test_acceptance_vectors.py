"""Acceptance vectors of whole editions (§9.3): totals, grades, quotas and weights, as every engine publishes them."""

from fractions import Fraction
from typing import Any

import pytest

from kaoheng.method.outcome import Quota
from kaoheng.numbers import RoundingMode
from kaoheng.scoring.grading import places_for
from tests.explain.workshop import item, method
from tests.vectors.desk import totals

CAPPED = dict(kind="proportional", cap=1, floor=0, zero_target="refuse")
GIVEN = dict(kind="as_given", scale=100)


def test_investment_promotion_2024_comes_to_2_78_and_2_95() -> None:
    """外商投资 counts up to 120 %, each ratio of 签约 up to 1; items 4 and 5 are known by their scores only."""
    half = dict(target="n_target"), dict(target="sum_target")
    signed = [
        dict(id=of, title=title, share="1/2", of=of, then=CAPPED) | more
        for of, title, more in (("n", "签约个数", half[0]), ("sum", "签约金额", half[1]))
    ]
    false = [dict(id="late", title="迟报", points_each="0.1"), dict(id="false", title="虚报项目", points_each="0.2")]
    as_known = dict(kind="as_given", scale="0.5")
    made = method(
        [
            item("domestic", CAPPED, "0.5"),
            item("foreign", CAPPED | dict(cap="1.2"), "0.5"),
            item("signed", dict(kind="blend", parts=signed), "0.5"),
            item("fourth", as_known, "0.5"),
            item("fifth", as_known, "0.5"),
            item("honest", dict(kind="events", classes=false, base="full", cap=None, floor=0), "0.5"),
        ],
        full_marks=3,
    )
    same = dict(n="28", n_target="27", sum="177.7", sum_target="54")
    values: dict[str, dict[str, dict[str, Any]]] = {
        "actual": {
            "domestic": {"甲": "96", "乙": "90"},
            "foreign": {"甲": "120", "乙": "120"},
            "fourth": {"甲": "0.5", "乙": "0.5"},
            "fifth": {"甲": "0.3", "乙": "0.5"},
            "honest": {unit: {"late": "1", "false": "0"} for unit in "甲乙"},
        },
        "target": {name: {"甲": "100", "乙": "100"} for name in ("domestic", "foreign")},
        **{name: {"signed": {"甲": value, "乙": value}} for name, value in same.items()},
    }
    results = totals(made, values, "甲乙")
    assert [results.nodes["signed"].text(unit) for unit in (0, 1)] == ["0.50", "0.50"]
    assert [results.nodes["honest"].text(unit) for unit in (0, 1)] == ["0.40", "0.40"]
    assert [results.totals.text(unit) for unit in (0, 1)] == ["2.78", "2.95"]


def test_sasac_36_for_an_ambitious_target_and_33_with_a_low_grade_for_less_loss() -> None:
    bands = [
        dict(below_baseline_by=by, includes_edge=edge, max_plus=most)
        for by, edge, most in (("0", False, 5), ("20%", False, 4), ("50%", True, 3))
    ]
    profit = dict(
        kind="baseline_bands", gap="of_target", size="3%", points_per_step=1, partial_step="not_counted", max_plus=6,
        max_minus=6, baseline_measure="of_baseline", bands=bands, negative_target=dict(loss_counts="1/2", max_plus=3),
    )  # fmt: skip
    still, turned = "target < 0 and actual < 0", "target < 0 and actual >= 0"
    made = method(
        [item("profit", profit, 30)],
        full_marks=30,
        grades=dict(
            scale=["A", "B", "C", "D"],
            thresholds=dict(A=">= 32", B=">= 30", C=">= 24"),
            ceilings=[
                dict(node="profit", when=still, at_most="C", text="减亏仍亏"),
                dict(node="profit", when=turned, at_most="B", text="扭亏为盈"),
            ],
        ),
    )
    values = {
        "actual": {"profit": {"甲": "118", "乙": "-40", "丙": "20"}},
        "target": {"profit": {"甲": "100", "乙": "-100", "丙": "-100"}},
        "baseline": {"profit": dict.fromkeys("甲乙丙", "90")},
    }
    results = totals(made, values, "甲乙丙")
    assert [results.totals.text(unit) for unit in range(3)] == ["36.00", "33.00", "33.00"]
    assert list(results.grades) == ["A", "C", "B"]


@pytest.mark.parametrize(("units", "floor", "half_up"), [(6, 1, 2), (7, 2, 2), (13, 3, 4), (25, 7, 8), (48, 14, 14)])
def test_a_quota_of_thirty_percent_is_so_many_places(units: int, floor: int, half_up: int) -> None:
    def places(rounding: Any, *, hard: bool) -> int:
        quota = Quota(
            share=Fraction(3, 10), rounding=rounding, hard_ceiling=hard, ties="decide", barred_count_in_n=True,
            unused="lost",
        )  # fmt: skip
        return places_for(quota, "county", units)

    assert places("floor", hard=False) == floor
    assert places("half_up", hard=False) == half_up
    assert places("half_up", hard=True) == floor


@pytest.mark.parametrize(("units", "floor", "half_up"), [(6, 1, 2), (7, 2, 2), (13, 3, 4), (25, 7, 8), (48, 14, 14)])
def test_every_engine_gives_the_top_grade_to_as_many_units(units: int, floor: int, half_up: int) -> None:
    names = "".join(chr(ord("一") + at) for at in range(units))
    values = {"actual": {"index": {name: str(100 - at / 10) for at, name in enumerate(names)}}}
    for rounding, places in (("floor", floor), ("half_up", half_up)):
        quota = dict(
            share="30%", rounding=rounding, hard_ceiling=False, ties="decide", barred_count_in_n=True, unused="lost"
        )
        grades = dict(scale=["优秀", "良好"], thresholds=dict(优秀=">= 90"), quota=dict(优秀=quota))
        results = totals(method([item("index", GIVEN, 100)], grades=grades), values, names)
        assert list(results.grades).count("优秀") == places
        assert not any(results.undecided)


def test_eco_weights_of_109_units_make_exactly_one_hundred_and_printed_ones_99_90() -> None:
    tiers = (("3/109", "2.75%", 16), ("2/109", "1.83%", 22), ("1/109", "0.92%", 17))
    exact = [weight for weight, _, count in tiers for _ in range(count)]
    printed = [weight for _, weight, count in tiers for _ in range(count)]
    assert len(exact) == 55
    assert sum(map(Fraction, exact)) == 1
    for weights, total in ((exact, "100.00"), (printed, "99.90")):
        tree = [item(f"i{at}", GIVEN, 100, weight=weight) for at, weight in enumerate(weights)]
        made = method(
            tree, aggregate="weighted_sum", rounding=dict(items="none", blocks="none", total=2, mode="half_up")
        )
        values = {"actual": {node["id"]: {"甲": "100"} for node in tree}}
        assert totals(made, values, "甲").totals.text(0) == total


@pytest.mark.parametrize(
    ("mode", "total"), [("half_up", "88.85"), ("half_even", "88.84"), ("floor", "88.84"), ("ceil", "88.85")]
)
def test_88_845_is_rounded_at_the_total_as_the_method_says(mode: RoundingMode, total: str) -> None:
    made = method(
        [item("a", GIVEN, 50), item("b", GIVEN, 50)], rounding=dict(items="none", blocks="none", total=2, mode=mode)
    )
    values = {"actual": {"a": {"甲": "88.84"}, "b": {"甲": "88.85"}}}  # 44.42 + 44.425
    assert totals(made, values, "甲").totals.text(0) == total


def test_88_845_rounded_item_by_item_first_is_another_total() -> None:
    made = method([item("a", GIVEN, 50), item("b", GIVEN, 50)])
    values = {"actual": {"a": {"甲": "88.84"}, "b": {"甲": "88.84"}}}
    assert totals(made, values, "甲").totals.text(0) == "88.84"
    other = {"actual": {"a": {"甲": "88.85"}, "b": {"甲": "88.85"}}}  # 44.425 twice, each up to 44.43
    assert totals(made, other, "甲").totals.text(0) == "88.86"
