"""What one item means for another, as regulations put it; on both engines, explained and worked out again."""

import json
from fractions import Fraction

import pytest

from kaoheng.engines.local import engine as local
from kaoheng.engines.reference import engine as reference
from kaoheng.findings import Refused
from kaoheng.method.tree import OverPeriods
from kaoheng.results import Results
from kaoheng.rules.baseline_bands import BaselineBands
from kaoheng.scoring.years import year_value
from tests.engines.year import explained, facts_of, method_of, scored


def texts(results: Results, node: str) -> list[str]:
    return [results.nodes[node].text(unit) for unit in range(len(results.facts.units))]


DONE = (
    "target: {kind: binding}, rule: {kind: formula, expression: full if actual >= target else 0, least: 0, most: null}"
)
PLACE = "direction: down, rule: {kind: formula, expression: 4 - 0.1 * (actual - 1), least: 0, most: 4}"
EVENTS = "rule: {kind: formula, expression: -5 * actual, least: -20, most: 0}"

ECOLOGY = f"""
tree:
  - {{id: energy, title: 单位GDP能耗, points: 4, tags: [约束性], direction: up, {DONE}}}
  - {{id: days, title: 优良天数比例, points: 5, tags: [约束性], direction: up, {DONE}}}
  - {{id: cod, title: 化学需氧量, points: 2, tags: [约束性], direction: up, {DONE}}}
  - {{id: others, title: 其余目标, points: 59, direction: up, {DONE}}}
  - id: yearly
    title: 年度评价结果
    points: 20
    items:
      - {{id: y1, title: 第一年, points: 4, {PLACE}}}
      - {{id: y2, title: 第二年, points: 4, {PLACE}}}
      - {{id: y3, title: 第三年, points: 4, {PLACE}}}
      - {{id: y4, title: 第四年, points: 4, {PLACE}}}
      - {{id: y5, title: 第五年, points: 4, {PLACE}}}
  - {{id: public, title: 公众满意程度, points: 10, direction: up, rule: {{kind: as_given, scale: 100}}}}
  - {{id: events, title: 生态环境事件, points: 0, direction: down, {EVENTS}}}
  - id: again
    title: 约束性目标再扣分
    calculate: -missed_points if missed_count == 2 else 0
    counting: {{missed: {{tags: [约束性], when: score < full}}}}
  - id: missed
    title: 未完成的约束性目标项数
    apart: true
    calculate: missed_count
    counting: {{missed: {{tags: [约束性], when: actual < target}}}}
grades:
  scale: [优秀, 良好, 合格, 不合格]
  thresholds: {{优秀: ">= 90", 良好: ">= 80", 合格: ">= 60"}}
  ceilings: [{{node: missed, when: score >= 3, at_most: 不合格, text: 三项及以上约束性目标未完成}}]
"""


def ecology() -> Results:
    places = {"y1": ["3", "1", "1"], "y2": ["5", "1", "1"], "y3": ["4", "1", "1"], "y4": ["6", "1", "1"]}
    actual = {
        "energy": ["9", "9", "9"],
        "days": ["9", "9", "10"],
        "cod": ["10", "9", "10"],
        "others": ["10", "10", "10"],
        **places,
        "y5": ["2", "1", "1"],
        "public": ["81.4", "100", "100"],
        "events": ["1", "0", "0"],
    }
    target = {item: ["10"] * 3 for item in ("energy", "days", "cod", "others")}
    return scored(method_of(ECOLOGY), actual=actual, target=target)


def test_two_missed_binding_targets_are_deducted_twice() -> None:
    results = ecology()
    assert texts(results, "total") == ["73.64", "89.00", "96.00"]
    assert texts(results, "again") == ["-9.00", "0.00", "0.00"]
    assert explained(results, "again") == (
        "计入“missed”的有单位GDP能耗（得0分）、优良天数比例（得0分），共2项；"
        "按公式“若“missed”项数 = 2，为−“missed”分值；否则为0”计算：若2 = 2，为−9；否则为0，结果为-9，得-9.00分。"
    )


def test_three_missed_binding_targets_fail_whatever_the_total() -> None:
    results = ecology()
    assert texts(results, "missed") == ["2.00", "3.00", "1.00"]
    assert list(results.grades) == ["合格", "不合格", "优秀"]
    assert explained(results, "missed", 1).endswith("单列，不计入上级得分。")


AIR = """
tree:
  - {id: quality, title: 空气质量改善, apart: true, points: 100, direction: up, rule: {kind: as_given, scale: 100}}
  - {id: tasks, title: 重点任务, apart: true, points: 100, direction: up, rule: {kind: as_given, scale: 100}}
  - {id: key, title: 重点区域取低, points: 100, only: {units: [u0, u1]}, calculate: "min(quality, tasks)"}
  - {id: rest, title: 其他地区, points: 100, only: {units: [u2]}, calculate: quality}
"""


def test_the_lower_of_two_blocks_counts_in_key_regions_only() -> None:
    results = scored(method_of(AIR), actual={"quality": ["92", "71.5", "88"], "tasks": ["85", "90", "60"]})
    assert texts(results, "total") == ["85.00", "71.50", "88.00"]


def test_special_deductions_allow_bonuses_only_where_enough_units_were_deducted() -> None:
    text = """
tree:
  - {id: base, title: 基础分, points: 100, direction: up, rule: {kind: as_given, scale: 100}}
  - {id: special, title: 专项扣分, points: 0, direction: up,
     rule: {kind: formula, expression: actual, least: -1, most: 0}}
  - {id: claim, title: 申报加分, apart: true, direction: up,
     rule: {kind: formula, expression: actual, least: 0, most: 1}}
  - {id: bonus, title: 准予加分, calculate: claim if count(special < 0) / count() >= 15% else 0}
"""
    few = {"base": ["90"] * 7, "special": ["-0.5"] + ["0"] * 6, "claim": ["0", "0.8"] + ["0"] * 5}
    assert texts(scored(method_of(text), actual=few), "bonus")[1] == "0.00"  # one of seven is 14.3 %
    enough = {**few, "special": ["-0.5", "0", "-0.3"] + ["0"] * 4}
    results = scored(method_of(text), actual=enough)
    assert texts(results, "bonus")[1] == "0.80"
    assert texts(results, "total")[:2] == ["89.50", "90.80"]


def test_grade_items_together_deduct_at_most_one_point() -> None:
    deduct = "{kind: formula, expression: actual, least: -0.5, most: 0}"
    items = "\n".join(
        f"  - {{id: g{i}, title: 专项{i}, apart: true, tags: [等次制], direction: up, points: 0, rule: {deduct}}}"
        for i in range(4)
    )
    text = f"""
tree:
  - {{id: base, title: 基础分, points: 100, direction: up, rule: {{kind: as_given, scale: 100}}}}
{items}
  - id: together
    title: 等次制专项合计
    calculate: max(-1, grade_score)
    counting: {{grade: {{tags: [等次制], when: score < full}}}}
"""
    low = {f"g{i}": ["-0.5", "-0.3" if i < 2 else "0"] for i in range(4)}
    assert texts(scored(method_of(text), actual={"base": ["90", "90"], **low}), "total") == ["89.00", "89.40"]


SASAC = """
tree:
  - id: raw
    title: 各项得分
    apart: true
    items:
      - {{id: profit, title: 利润总额, points: 30, direction: up, target: {{kind: point}}, rule: {profit_rule}}}
      - {{id: growth, title: 增长率, points: 20, direction: up, target: {{kind: point}}, rule: {growth_rule}}}
  - {{id: factor, title: 难度系数, apart: true, points: 1, direction: up, rule: {{kind: as_given, scale: 1}}}}
  - id: operating
    title: 经营业绩
    points: 50
    calculate: (profit + growth) * factor if below_count == 0 else min(profit, 30) + min(growth, 20)
    counting: {{below: {{nodes: [profit, growth], when: score < full}}}}
grades:
  scale: [A, B, C, D]
  thresholds: {{A: ">= 50", B: ">= 40", C: ">= 30"}}
  ceilings: [{{node: profit, when: target < 0 and actual < 0, at_most: C, text: 目标为负且仍亏损}}]
"""


def sasac(profit: dict[str, list[str]], growth: list[str]) -> Results:
    profit_rule, growth_rule = (example.rule for example in BaselineBands.examples[:2])
    rules = {"profit_rule": profit_rule, "growth_rule": growth_rule}
    method = method_of(SASAC.format(**{name: json.dumps(rule, default=str) for name, rule in rules.items()}))
    values: dict[str, dict[str, list[str]]] = {
        "actual": {"profit": profit["actual"], "growth": growth, "factor": ["1.1"] * len(growth)},
        "target": {"profit": profit["target"], "growth": ["10"] * len(growth)},
        "baseline": {"profit": profit["baseline"], "growth": ["10"] * len(growth)},
    }
    return scored(method, **values)


def test_an_item_below_base_leaves_the_others_at_base_without_the_coefficient() -> None:
    results = sasac(
        {"actual": ["118", "-40", "118"], "target": ["100", "-100", "100"], "baseline": ["90", "90", "90"]},
        ["10", "10", "8"],
    )
    assert texts(results, "profit") == ["36.00", "33.00", "36.00"]
    assert texts(results, "operating") == ["61.60", "58.30", "48.00"]  # (36+20)×1.1, (33+20)×1.1, 30 and 18
    assert list(results.grades) == ["A", "C", "B"]


ABSENT = """
tree:
  - {{id: a, title: 甲, points: 60, direction: up, missing: spread, rule: {{kind: as_given, scale: 100}}}}
  - {{id: b, title: 乙, points: 40, direction: up, rule: {{kind: as_given, scale: 100}}}}
  - {{id: half, title: 甲减半, calculate: a / 2, {absent}}}
"""


@pytest.mark.parametrize(("absent", "expected"), [("absent: zero", ["30.00", "0.00"]), ("absent: skip", ["30.00", ""])])
def test_a_score_the_formula_lacks_counts_as_the_method_says(absent: str, expected: list[str]) -> None:
    results = scored(method_of(ABSENT.format(absent=absent)), actual={"a": ["100", None], "b": ["100", "100"]})
    assert texts(results, "half") == expected
    assert texts(results, "total") == ["130.00", "100.00"]


@pytest.mark.parametrize("engine", [reference, local])
def test_a_score_the_formula_lacks_stops_the_run_where_the_method_is_silent(engine: object) -> None:
    method = method_of(ABSENT.format(absent="title_en: half"))
    facts = facts_of(method, {"actual": {"a": ["100", None], "b": ["100", "100"]}})
    with pytest.raises(Refused) as stopped:
        engine.score(method, facts)  # type: ignore[attr-defined]
    assert [finding.sentence("en") for finding in stopped.value.findings] == [
        "单位1, half 甲减半: the formula reads a, which has no score. supply the value, or state at this node "
        "absent: zero (counts as 0) or skip (not scored here)"
    ]


@pytest.mark.parametrize("engine", [reference, local])
def test_a_formula_without_a_value_stops_the_run(engine: object) -> None:
    method = method_of(ABSENT.format(absent="title_en: half").replace("a / 2", "100 / a"))
    facts = facts_of(method, {"actual": {"a": ["100", "0"], "b": ["100", "100"]}})
    with pytest.raises(Refused) as stopped:
        engine.score(method, facts)  # type: ignore[attr-defined]
    assert [finding.code for finding in stopped.value.findings] == ["rule_refuses"]


def test_the_best_periods_make_the_year() -> None:
    best = OverPeriods(combine="best", n=2, best="low", then="sum", incomplete="skip")
    assert year_value([Fraction(3), None, Fraction(1), Fraction(2)], best) == 3
