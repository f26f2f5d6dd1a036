"""The implementing rules say what an office would write, in the order of a regulation."""

from pathlib import Path

import pytest

from kaoheng.clauses.markdown import markdown
from kaoheng.clauses.numerals import numeral
from kaoheng.clauses.rules import implementing_rules
from kaoheng.method.load import load
from tests.method.demo import loaded

JINCHENG = Path(__file__).parents[2] / "methods/jincheng-demo/2022/method.yaml"
NAMES = {
    "140502": "城区",
    "140521": "沁水县",
    "140522": "阳城县",
    "140524": "陵川县",
    "140525": "泽州县",
    "140581": "高平市",
}


@pytest.fixture(scope="module")
def page() -> str:
    return markdown(implementing_rules(load(JINCHENG).method, NAMES))


def demo(*changes: tuple[str, str], language: str = "zh") -> str:
    return markdown(implementing_rules(loaded(*changes).method), "zh" if language == "zh" else "en")


def test_chapters_stand_in_the_order_of_a_regulation(page: str) -> None:
    heads = [line for line in page.splitlines() if line.startswith("## ")]
    assert heads == [
        "## 第一章　总则",
        "## 第二章　指标与计分",
        "## 第三章　测评、调查和申报",
        "## 第四章　汇总与排名",
        "## 第五章　一票否决",
        "## 第六章　等次确定",
        "## 第七章　结果审定和运用",
        "## 第八章　附则",
    ]


def test_every_article_carries_the_id_of_its_node(page: str) -> None:
    for node in load(JINCHENG).method.nodes():
        assert page.count(f'<a id="{node.id}"></a>**第') == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "共6个：城区、沁水县、阳城县、陵川县、泽州县、高平市",
        "指标得分四舍五入保留2位小数；类别得分不取整；总分四舍五入保留2位小数。",
        "各项得分相加，原始满分100分，折算为85分。",
        "完成年度目标的得满分5分，每高1微克/立方米扣0.5分，不足1微克/立方米的按1微克/立方米计算，扣完为止，不倒扣；"
        "与上年相比不降反升的，计0分。",
        "由市统计局提供数据并负责解释，计量单位为%，采用初步核算数或最终核实数。",
        "不涉及该项工作的，其分值按比例分摊到其他指标。",
        "本项只考核阳城县、陵川县。",
        "“优”计3，“良”计2.4，“中”计1.8，“差”计0。",
        "（一）“高质量发展”得分高的列前；",
        "（一）总分在90分以上（含90分）的，为优秀；",
        "各组优秀等次名额为本组单位数的30%，不足1个的舍去；取整后不得突破该比例",
        "有下列情形的，不得评为优秀等次：发生重大及以上生产安全事故",
        "有下列情形的，直接确定为较差等次：未完成",
        "发生重大生产安全事故情形的，依据《地方党政领导干部安全生产责任制规定》，由市应急局提出，经市考核领导组审定后，"
        "实行“一票否决”：",
        "（二）不得评为优秀等次；",
        "（五）连续2年内（含当年）累计被“一票否决”2次以上的，主要负责人免职。",
        "实行“一票否决”：考核等次确定为较差。",
        "追溯否决",
        "考核等次为较差，或者列本组末位的，诫勉谈话，由市委组织部负责落实，自考核结果决定之日起10个工作日内完成。",
        "自考核结果决定之日起1个月内完成，提交整改报告。",
        "　限期整改**\n\n考核等次为一般或较差的，书面报告，限期整改",
        "连续2年考核等次为较差的，组织调整",
        "（“单位地区生产总值能耗降低率”的实际值低于目标值，依据《中华人民共和国节约能源法》第六条）。",
    ],
)
def test_the_demonstration_says(page: str, sentence: str) -> None:
    assert sentence in page


def test_a_method_without_grades_has_no_chapter_of_grades() -> None:
    text = load(JINCHENG.parents[2] / "yangtze-delta/2024/method.yaml")
    assert "等次确定" not in markdown(implementing_rules(text.method))


def test_differences_for_some_units_are_said() -> None:
    own = "overrides: [{units: [140502], points: 30}, {groups: [zones], weight: 1/3}]"
    said = demo(("rule: {kind: rank_points", f"{own}\n        rule: {{kind: rank_points"))
    assert "下列单位按以下差异化规定执行：" in said
    assert "（一）140502：分值30分；" in said
    assert "（二）开发区：权重1/3。" in said


def test_titles_cannot_break_the_page() -> None:
    said = demo(("title: 党建", "title: '党建 | <b>*重点*</b>'"))
    assert "<b>" not in said.replace("\\<b\\>", "")
    assert "党建 \\| \\<b\\>\\*重点\\*" in said


def test_english_is_complete() -> None:
    said = demo(language="en")
    assert "## Chapter 4. Grades" in said
    assert "At most 良好 is given when:" in said


@pytest.mark.parametrize(
    ("number", "said"), [(1, "一"), (10, "十"), (12, "十二"), (20, "二十"), (101, "一百零一"), (1010, "一千零一十")]
)
def test_numerals(number: int, said: str) -> None:
    assert numeral(number) == said


def test_numerals_end_somewhere() -> None:
    with pytest.raises(ValueError, match="not counted"):
        numeral(10000)


CHANNELS = """
channels:
  vote:
    kind: ballot
    title: 民主测评
    title_en: appraisal
    clause_basis: 演示办法第9条
    scale: {优秀: 100, 良好: 200/3, 较差: 0}
    classes: {A: {weight: 1/3}, B: {weight: 2/3}}
    weights_for: [{groups: [zones], weights: {A: 0, B: 1}}]
    empty_class: refuse
    dont_know: excluded
    abstain: excluded
    void: excluded
    more_returned_than_issued: void
    turnout: []
    own_vote: counts
    rounding: {classes: none, score: 2, mode: half_up}
    publish_at_least: null
tree:
"""
TAKEN = """    data:
      channel: vote
      take: share:优秀+良好
      treat:
        - {kind: missing_codes, codes: [-999]}
        - {kind: impute, by: {regress_on: [pm25]}, over: all}
"""


@pytest.mark.parametrize(
    "sentence",
    [
        "## 第三章　测评、调查和申报",
        "民主测评按优秀100分、良好200/3分、较差0分计分；A占1/3、B占2/3；对开发区，A占0%、B占100%",
        "结果用于“党建”。",
        "实际值取“民主测评”的“优秀”“良好”所占比例。",
        "数据处理：填报-999的视为没有数据；缺数的以“细颗粒物年均浓度”回归估计。",
    ],
)
def test_channels_and_treatments_are_said(sentence: str) -> None:
    assert sentence in demo(("\ntree:\n", CHANNELS), ("    title: 党建\n", f"    title: 党建\n{TAKEN}"))


def test_the_best_periods_are_said() -> None:
    over = "over_periods: {combine: best, n: 2, best: high, then: mean, incomplete: skip}"
    said = demo(("data: {unit: 微克/立方米}", f"data: {{unit: 微克/立方米, {over}}}"))
    assert "全年数值由各期数值取最高的2期平均得出" in said


def test_english_rules_say_the_method_s_own_words_in_english() -> None:
    english = ("\ntree:\n", "\nenglish: {优秀: excellent, 微克/立方米: µg/m³}\ntree:\n")
    said = demo(english, language="en")
    assert "excellent" in said
    assert "微克" not in said
