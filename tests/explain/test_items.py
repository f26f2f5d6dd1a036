"""Why an item has its score, in sentences with numbers, source and clause."""

import pytest

from kaoheng.explain.reasons import Reason
from kaoheng.facts import Origin
from tests.explain.scenarios import (
    POLICIES,
    compared,
    missing_policies,
    not_applicable,
    overridden,
    own_targets,
    parted,
)
from tests.explain.workshop import BY_RANK, GIVEN, STEP, explain, item


def test_the_step_rule_explains_itself_as_the_template_says() -> None:
    reason = own_targets().item("甲", "gdp")
    assert reason.sentence.zh == (
        "目标7%，完成6.4%，差0.6个百分点；每差0.1个百分点扣0.5分，扣3分，得7.00分（满分10分）。"
        "数据来源：市统计局，状态：最终核实数，核定日期2023年1月20日。依据：××细则第三条第二款。"
    )
    assert reason.sentence.en == (
        "target 7%, actual 6.4%, short by 0.6 percentage points; 0.5 points off for every 0.1 percentage points: "
        "3 off, 7.00 of 10 points. Source: 市统计局, status final, established on 2023-01-20. "
        "Basis: ××细则第三条第二款."
    )


def test_a_reason_keeps_rule_inputs_origins_and_intermediate_values() -> None:
    reason = own_targets().item("甲", "gdp")
    assert reason.scoring is not None
    actual, target = reason.scoring.inputs
    assert (actual.value, actual.written, actual.measure) == ("6.4", "6.4%", "%")
    assert (actual.source, actual.status, actual.as_of, actual.row) == ("市统计局", "final", "2023-01-20", 5)
    assert (target.title.zh, target.title.en, target.value) == ("目标值", "target", "7")
    assert reason.scoring.notes == {"gap": "0.6", "lost": "3"}
    assert reason.scoring.rule.model_dump(mode="json")["size"] == "0.1"
    assert reason.scoring.clause.zh.startswith("完成年度目标的得满分10分，每低0.1个百分点扣0.5分")


def test_rounding_is_said_where_it_changed_the_score() -> None:
    reason = own_targets().item("甲", "fiscal")
    assert (reason.score, reason.exact, reason.full) == ("1.61", "1927/1200", "5/3")
    assert "由≈1.605833分四舍五入保留2位小数" in reason.sentence.zh
    assert "1.605833 rounded half up to 2 decimals" in reason.sentence.en
    assert "四舍五入" not in own_targets().item("甲", "gdp").sentence.zh


def test_without_an_origin_the_data_department_is_named() -> None:
    assert own_targets().item("乙", "fiscal").sentence.zh.endswith("数据来源：市财政局。")


def test_a_rule_that_compares_says_the_place_and_names_its_table() -> None:
    explainer = compared()
    reason = explainer.item("丙", "r")
    peers = explainer.peers("r", "county")
    assert "本组4个单位，排第3名" in reason.sentence.zh
    assert reason.scoring is not None
    assert reason.scoring.peers == "county"
    assert peers is not None
    assert peers.units == ("甲", "乙", "丙", "丁")
    assert peers.columns == {"actual": ("5", "5", "3", "3")}


def test_no_table_is_kept_for_a_rule_that_reads_one_unit() -> None:
    assert own_targets().peers("gdp", "county") is None


MISSING = {
    "zero": "按规定不得分，得0.00分（满分10分）",
    "full": "按规定得满分，得10.00分（满分10分）",
    "group_average": "按本组有数据的2个单位的平均得分计，得7.89分（满分10分），由7.885分四舍五入保留2位小数",
    "spread": "不计分，其分值按比例分摊到其他指标",
    "spread_equal": "不计分，其分值平均分摊到其他指标",
    "fixed": "按规定计6分，得6.00分（满分10分）",
}


@pytest.mark.parametrize("policy", MISSING)
def test_a_missing_value_is_explained_by_its_policy(policy: str) -> None:
    at = len(POLICIES) - 1 if policy == "fixed" else POLICIES.index(policy)
    reason = missing_policies().item("甲", f"p{at}")
    assert reason.state == "missing"
    assert reason.sentence.zh == f"没有数据（缺实际值），{MISSING[policy]}。"
    assert reason.sentence.en.startswith("no data (actual missing): ")


def test_last_years_value_is_said_to_stand_in() -> None:
    reason = missing_policies().item("甲", "p3")
    assert (reason.state, reason.score) == ("scored", "5.00")
    assert reason.sentence.zh.startswith("本年没有数据，沿用上年数值；")
    assert reason.scoring is not None
    assert reason.scoring.carried


ABSENT = {
    ("甲", "a"): "不计分，其分值按比例分摊到其他指标",
    ("甲", "b"): "不计分，其分值平均分摊到其他指标",
    ("乙", "c"): "不计分，其分值转至“营商环境”",
    ("乙", "e"): "按规定得满分，得8.00分（满分8分）",
    ("丁", "f"): "按本组有数据的2个单位的平均得分计，得5.25分（满分7分）",
}


@pytest.mark.parametrize("cell", ABSENT)
def test_an_item_that_is_not_the_units_concern_is_explained_by_its_policy(cell: tuple[str, str]) -> None:
    reason = not_applicable().item(*cell)
    assert reason.state == "not_applicable"
    assert reason.sentence.zh == f"不涉及该项工作，{ABSENT[cell]}。"


def test_an_item_of_other_units_says_so() -> None:
    reason = overridden().item("甲", "b")
    assert (reason.state, reason.score, reason.sentence.zh) == ("not_member", "", "本单位不考核此项。")


def test_an_override_explains_itself_with_its_own_points_and_rule() -> None:
    explainer = overridden()
    assert "第1名12分，每降低1位减0.5分，得11.50分（满分12分）" in explainer.item("乙", "a").sentence.zh
    assert "功效系数" in explainer.item("丙", "d").sentence.zh


def test_a_value_made_of_quarters_lists_them_with_their_origins() -> None:
    reason = parted().item("甲", "sum")
    assert reason.scoring is not None
    (actual,) = reason.scoring.inputs
    assert (actual.value, actual.combine) == ("0.75", "sum")
    assert [(part.name, part.value, part.row) for part in actual.parts] == [("一季度", "0.3", 0), ("二季度", "0.45", 1)]
    assert reason.sentence.zh.count("市统计局") == 1


def test_a_rule_that_reads_parts_shows_each_of_them() -> None:
    reason = parted().item("甲", "each")
    assert "一季度（占50%）：目标0.5，完成0.3，完成率60%" in reason.sentence.zh
    assert reason.scoring is not None
    assert [one.name for one in reason.scoring.inputs] == ["actual", "target"]


def test_a_missing_target_is_named() -> None:
    explainer = explain(
        [item("a", STEP)], {"actual": {"a": {"甲": "1", "乙": "1"}}, "target": {"a": {"乙": "2"}}}, "甲乙"
    )
    assert explainer.item("甲", "a").sentence.zh.startswith("没有数据（缺目标值），")


def test_a_year_with_a_period_missing_says_what_there_is() -> None:
    data = dict(over_periods=dict(combine="sum", incomplete="missing"))
    values = {"甲": {"一季度": "1"}, "乙": {"一季度": "1", "二季度": "2"}}
    reason = explain([item("a", GIVEN, data=data)], {"actual": {"a": values}}, "甲乙").item("甲", "a")
    assert reason.sentence.zh == "没有数据（缺实际值），按规定不得分，得0.00分（满分10分）。"
    assert reason.scoring is not None
    assert reason.scoring.inputs[0].written == "（一季度1）"


def test_a_further_column_has_the_origin_of_the_item_it_comes_from() -> None:
    ahead = dict(kind="proportional", cap=1, floor=0, zero_target="refuse")
    explainer = explain(
        [item("a", ahead, data=dict(columns=dict(target="city"))), item("city", GIVEN)],
        {"actual": {"a": {"甲": "1"}, "city": {"甲": "2"}}, "target": {"a": {"甲": "2"}}},
        origins={("city", "甲", "actual", ""): Origin("市统计局", "final")},
    )
    scoring = explainer.item("甲", "a").scoring
    assert scoring is not None
    assert scoring.inputs[1].source == "市统计局"


def test_both_languages_speak_everywhere() -> None:
    def spoken(reason: Reason) -> bool:
        return bool(reason.sentence.zh and reason.sentence.en) and all(spoken(child) for child in reason.children)

    explainer = explain([item("a", BY_RANK), item("b", GIVEN)], {"actual": {"a": {"甲": "1"}, "b": {"甲": "2"}}})
    assert spoken(explainer.unit("甲"))
