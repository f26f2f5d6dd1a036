"""Sentences of regulations, and our own clauses, are read as the rules they mean; what is left open is asked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaoheng.drafting.effects import effects_of
from kaoheng.drafting.open_fields import rule_called
from kaoheng.drafting.sentence import plain
from kaoheng.drafting.suggest import suggest
from kaoheng.numbers import parse
from kaoheng.rules.catalogue import RULES
from kaoheng.rules.rule import About

READ = {
    "完成年度目标得满分，未完成不得分": ("all_or_nothing", {}),
    "小于或等于年度目标值得10分，大于目标值不得分": ("all_or_nothing", {"comparator": "at_most"}),
    "完成的得满分，未完成的按完成比例得分": ("proportional", {"cap": "1"}),
    "完成目标得满分，每低1个百分点扣0.5分，扣完为止": ("step", {"points_per_step": "0.5", "floor": "0"}),
    "每低于目标值2%扣1分，最低为零分": ("step", {"gap": "of_target", "size": "2%", "points_per_step": "1"}),
    "PM10浓度每升高1微克/立方米扣0.5分": ("step", {"gap": "absolute", "size": "1"}),
    "优良天数比例每减少1个百分点扣0.25分": ("step", {"points_per_step": "0.25"}),
    "每低1个百分点扣0.5分，不足1个百分点的按1个百分点计算": ("step", {"partial_step": "counts_whole"}),
    "每低0.1个百分点扣0.5分，不足0.1个百分点的不计，最高倒扣2分": (
        "step",
        {"partial_step": "not_counted", "floor": "-2"},
    ),
    "达到预期目标得80%标准分，每增加1个百分点加0.5分，每减少1个百分点扣0.5分": ("two_sided_step", {"base": "80%"}),
    "完成任务得15分，每增减1个百分点，增减0.3分": ("two_sided_step", {"base": "1"}),
    "超额完成10%（含）至20%加1分，20%至30%加2分，依次类推，最多加5分": ("two_sided_step", {"base": "1"}),
    "完成率达到100%得40分，90%得36分，80%得32分": ("completion_ladder", {}),
    "达到5%得1分；达到10%得2分；达到15%以上得3分": ("tiers", {}),
    "第一名得基本分200分，名次每降低1位减基本分2%": ("rank_points", {"form": "share_per_place", "per_place": "2%"}),
    "最高的地区得4分，其他地区按排名顺序依次减少0.1分": ("rank_points", {"per_place": "0.1"}),
    "位次每前进1位加0.1分，每后退1位扣0.1分": ("rank_improvement", {"per_place": "0.1"}),
    "全省排名第1名加5分，第2名加4分，第3名加3分，其他不得分": ("position_table", {"otherwise": "0"}),
    "得分=（该单位得分/排名第一的单位得分）×600": ("ratio_to_best", {}),
    "得分=60+40×（实际值-最低值）/（最高值-最低值）": ("efficacy", {"base": "60", "range": "40"}),
    "高于全市平均水平的得满分，低于的每低1个百分点扣0.3分，扣完为止": ("benchmark", {"named": "全市平均水平"}),
    "控制在13%-15%之间的得满分，每偏离1个百分点扣0.5分": ("band", {}),
    "有一次节能工作会议纪要或记录的得1分，最多得2分": ("count_capped", {"per_event": "1", "cap": "2"}),
    "每提请1个企业加0.5分，最高不超过3分": ("count_capped", {"per_event": "0.5", "cap": "3"}),
    "迟报一次扣0.5分": ("lateness", {"late_unit": "次", "points_per_unit": "0.5"}),
    "每逾期1个工作日扣0.5分": ("lateness", {"late_unit": "工作日"}),
    "未上报每件扣10分": ("events", {}),
    "每发生一起扣5分，总扣分不超过20分": ("events", {"cap": "20"}),
    "发生一起的该项不得分": ("events", {"base": "full"}),
    "优、良、中、差分别得3、2.4、1.8、0分": ("as_given", {"scale": "3"}),
    "与上年相比不降反升的，均计0分": ("no_worsening", {"score": "0"}),
    "PM2.5年均浓度达到目标得3分，每高1微克/立方米扣0.5分，扣完为止；不降反升的计0分": ("no_worsening", {}),
}


@pytest.mark.parametrize("sentence", READ)
def test_a_sentence_of_a_regulation_is_read_as_its_rule(sentence):
    kind, fields = READ[sentence]
    first = suggest(sentence).proposals[0]
    assert first.kind == kind
    assert {name: first.rule[name] for name in fields} == fields


@pytest.mark.parametrize("sentence", READ)
def test_what_is_stated_and_what_is_asked_make_a_whole_rule(sentence):
    for proposal in suggest(sentence).proposals:
        needed = {name for name, field in rule_called(proposal.kind).model_fields.items() if field.is_required()}
        asked = {one.path for one in proposal.open}
        assert needed <= {*proposal.rule, *asked}
        assert not asked & set(proposal.rule)


def test_a_silent_policy_is_asked_with_its_choices():
    first = suggest("每低1个百分点扣0.5分，扣完为止").proposals[0]
    assert [(one.path, one.choices) for one in first.open] == [
        ("partial_step", ("not_counted", "counts_whole", "proportional"))
    ]


SAME = (
    "step",
    "two_sided_step",
    "completion_ladder",
    "rank_points",
    "events",
    "count_capped",
    "efficacy",
    "no_worsening",
)


@pytest.mark.parametrize(
    "rule", [rule for rule in RULES if rule.examples[0].rule["kind"] in SAME], ids=lambda r: r.number
)
def test_a_clause_we_write_is_read_back_as_the_rule_it_came_from(rule):
    example = rule.examples[0]
    made = rule.model_validate(example.rule)
    clause = made.clause(About(parse(example.full), "某项", example.unit, example.direction)).zh
    assert suggest(clause).proposals[0].kind == example.rule["kind"], clause


def test_numbers_of_a_clause_come_back_with_it():
    step = rule_called("step").model_validate(
        dict(kind="step", gap="absolute", size="0.1", points_per_step="0.5", partial_step="not_counted", floor="0")
    )
    again = suggest(step.clause(About(parse("10"), "增速", "%")).zh).proposals[0]
    assert not again.open
    assert rule_called("step").model_validate(dict(again.rule)) == step


def test_vetoes_and_ceilings_are_told_apart_from_points():
    assert "at_most" in effects_of(plain("发生特别重大环境污染事件的，不得确定为优秀等次"))[0].means.zh
    assert "grade" in effects_of(plain("篡改、伪造数据的，考核等级直接确定为不合格"))[0].means.zh
    assert not suggest("发生特别重大环境污染事件的，不得确定为优秀等次").proposals


@pytest.mark.parametrize(
    "sentence", ["", "加强组织领导，落实工作责任。", "由市统计局提供数据并负责解释", "100", "。" * 600]
)
def test_a_sentence_without_a_rule_gets_none(sentence):
    assert suggest(sentence).proposals == ()


@given(st.text(alphabet="每低高超1.2个百分点扣加得满分%第名，；。发生一起最多不得为止()×/", max_size=60))
def test_no_sentence_is_too_odd(sentence):
    for proposal in suggest(sentence).proposals:
        assert proposal.rule["kind"] == proposal.kind
