"""Forms of published assessments on invented figures worked out by hand (演示数据), on both engines."""

from kaoheng.derive.derived import derive
from kaoheng.engines.local import engine as local
from kaoheng.engines.reference import engine as reference
from kaoheng.results import Results, differences
from tests.engines.year import explained, facts_of, method_of, scored

GIVEN = "direction: up, rule: {kind: as_given, scale: 100}"


def totals(results: Results) -> list[str]:
    return [results.totals.text(unit) for unit in range(len(results.facts.units))]


def ranks(results: Results) -> list[str]:
    return [results.rank_text(unit) for unit in range(len(results.facts.units))]


def test_medals_are_ranked_gold_before_silver_before_bronze() -> None:
    method = method_of(
        f"""
tree:
  - {{id: gold, title: 金, points: 100, {GIVEN}}}
  - {{id: silver, title: 银, points: 100, apart: true, {GIVEN}}}
  - {{id: bronze, title: 铜, points: 100, apart: true, {GIVEN}}}
"""
    )
    chain = [{"kind": "node", "node": "silver"}, {"kind": "node", "node": "bronze"}]
    ranking = type(method.ranking).model_validate({"on": "rounded", "ties": "competition", "chain": chain})
    medals = {"gold": ["3", "3", "4", "3"], "silver": ["9", "2", "0", "2"], "bronze": ["0", "5", "0", "5"]}
    assert ranks(scored(method.model_copy(update={"ranking": ranking}), actual=medals)) == ["2", "3", "1", "3"]


def test_equal_teams_are_told_apart_by_those_they_beat() -> None:
    given = "direction: up, rule: {kind: as_given, scale: null}"
    full = {1: 40, 2: 30, 3: 30}
    rounds = [f"  - {{id: m{n}, title: 第{n}轮, points: {points}, {given}}}" for n, points in full.items()]
    method = method_of("\n".join(["tree:", *rounds]))
    chain = [{"kind": "head_to_head"}]
    ranking = type(method.ranking).model_validate({"on": "rounded", "ties": "competition", "chain": chain})
    points = {"m1": ["30", "22", "25", "9"], "m2": ["20", "18", "19", "9"], "m3": ["10", "20", "16", "9"]}
    results = scored(method.model_copy(update={"ranking": ranking}), actual=points)
    assert [results.totals.text(unit) for unit in range(4)] == ["60.00", "60.00", "60.00", "27.00"]
    assert ranks(results) == ["1", "3", "2", "4"]  # the first beats both, the third beats the second
    assert "互相比较胜多者列前" in explained(results, "total")


def test_a_dive_is_the_middle_three_of_seven_judges_times_the_difficulty() -> None:
    judges = "\n".join(f"      - {{id: j{n}, title: 裁判{n}, points: 10, {GIVEN}}}" for n in range(1, 8))
    method = method_of(
        f"""
tree:
  - id: judges
    title: 裁判
    points: 10
    apart: true
    aggregate: {{kind: trimmed_mean, drop_low: 2, drop_high: 2, at_least: 5}}
    items:
{judges.replace("scale: 100", "scale: 10")}
  - {{id: difficulty, title: 难度系数, points: 10, apart: true, direction: up, rule: {{kind: as_given, scale: 10}}}}
  - {{id: dive, title: 得分, points: 100, calculate: judges * 3 * difficulty}}
"""
    )
    marks = dict(zip((f"j{n}" for n in range(1, 8)), ["8.5", "9", "8", "8.5", "7.5", "9.5", "8.5"], strict=True))
    results = scored(method, actual={**{judge: [mark] for judge, mark in marks.items()}, "difficulty": ["3.2"]})
    assert totals(results) == ["81.60"]  # (8.5 + 8.5 + 8.5) × 3.2


def test_winsorised_at_a_percentile_and_stretched_between_it_and_the_best_two() -> None:
    method = method_of(
        """
tree:
  - id: access
    title: 普及率
    points: 100
    direction: up
    data: {treat: [{kind: limit, low: {quantile: 25%, definition: 7}, high: {mean_of: 2}, over: group}]}
    rule: {kind: goalposts, lo: null, hi: null, transform: identity, cap_low: true, cap_high: true, all_equal: 1}
"""
    )
    facts = derive(method, facts_of(method, {"actual": {"access": ["10", "30", "50", "60", "80"]}}))
    exact, fast = reference.score(method, facts), local.score(method, facts)
    assert differences(exact, fast) == []
    assert totals(exact) == ["0.00", "0.00", "50.00", "75.00", "100.00"]  # between 30 and (60 + 80) / 2 = 70


def test_the_distance_to_a_frontier_below_which_lower_is_better() -> None:
    rule = "{kind: goalposts, lo: 0.5, hi: 100, transform: identity, cap_low: true, cap_high: true}"
    method = method_of(f"tree:\n  - {{id: days, title: 天数, points: 100, direction: down, rule: {rule}}}\n")
    assert totals(scored(method, actual={"days": ["0.5", "9", "120"]})) == ["100.00", "91.46", "0.00"]


def test_z_scores_of_a_sample_are_averaged_with_weights() -> None:
    rule = "{kind: z_score, centre: 0, spread: 1, ddof: 1, all_equal: 0, least: null, most: null, scale: null}"
    method = method_of(
        f"""
aggregate: weighted_mean
tree:
  - {{id: a, title: 甲, weight: 60%, direction: up, rule: {rule}}}
  - {{id: b, title: 乙, weight: 40%, direction: down, rule: {rule}}}
"""
    )
    assert totals(scored(method, actual={"a": ["1", "2", "3"], "b": ["5", "15", "10"]})) == ["-0.20", "-0.40", "0.60"]
