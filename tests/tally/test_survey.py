"""Surveys as regulations describe them: mixed modes, strata that weigh by class of unit, small samples, sentences."""

import random
from fractions import Fraction
from statistics import fmean, stdev
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from scipy.stats import t as student_t
from statsmodels.stats.proportion import proportion_confint

from kaoheng.numbers import written
from kaoheng.rules.rule import About
from kaoheng.tally.rows import ResponseRow
from tests.tally.asking import answered, numbers, stratified, survey, told

SHANDONG = {"满意": 100, "基本满意": 75, "不满意": 55, "不了解": "not_counted"}
SCORES = st.lists(st.integers(0, 100), min_size=2, max_size=30)


def scored(marks: list[int], **terms: Any) -> Any:
    codes = [str(mark) for mark in marks]
    return told(survey(answers=numbers(codes), **terms), answered(codes)).values


@given(SCORES)
def test_with_equal_weights_it_is_the_plain_mean_and_its_error(marks: list[int]) -> None:
    found = scored(marks)
    assert found["score"] == Fraction(sum(marks), len(marks))
    assert float(found["se"]) == pytest.approx(stdev(marks) / len(marks) ** 0.5, abs=1e-4)


@given(SCORES)
def test_jackknife_and_linearisation_agree_for_a_mean(marks: list[int]) -> None:
    assert abs(scored(marks, error="jackknife")["se"] - scored(marks)["se"]) <= Fraction(1, 10**4)


def test_the_order_of_rows_does_not_matter() -> None:
    rows = [
        row
        for stratum, answers in (("a", "满意 不满意 满意"), ("b", "不满意 满意"))
        for row in answered(answers, stratum=stratum, weight="1.3")
    ]
    channel = survey(stratified(weights="column"))
    straight, shuffled = told(channel, rows), told(channel, random.Random(7).sample(rows, len(rows)))
    assert straight == shuffled


def test_phone_and_questionnaire_count_six_to_four_however_many_answer() -> None:
    phone = answered("满意 满意 不满意 不了解 不了解 满意", stratum="电话")
    form = answered("基本满意 满意 不满意", stratum="问卷")
    shares = {"for_all": {"电话": 60, "问卷": 40}}
    found = told(survey(stratified(shares=shares), answers=SHANDONG), [*phone, *form]).values
    by_phone, by_form = Fraction(3 * 100 + 55, 4), Fraction(75 + 100 + 55, 3)
    assert found["score"] == by_phone * Fraction(6, 10) + by_form * Fraction(4, 10)
    assert found["n"] == 7


def test_a_stated_share_without_any_counted_answer_is_refused() -> None:
    shares = {"for_all": {"电话": 60, "问卷": 40}}
    refused = told(survey(stratified(shares=shares)), answered("满意 满意", stratum="电话")).refused
    assert refused is not None
    assert "问卷" in refused.zh


def test_strata_weigh_by_class_of_unit_and_eighty_percent_draws_shrink_the_error() -> None:
    shares = {"by_class": {"社会服务较多": {"代表": 30, "市民": 70}, "社会服务较少": {"代表": 70, "市民": 30}}}
    sizes = {"for_all": {"代表": 5, "市民": 5}}
    classes = {"社会服务较多": ["U"], "社会服务较少": ["V"]}
    rows = [
        row
        for unit in "UV"
        for stratum, answers in (("代表", "满意 满意 满意 不满意"), ("市民", "满意 不满意 满意 不满意"))
        for row in answered(answers, unit, stratum=stratum)
    ]
    design = stratified(shares=shares, sizes=sizes)
    whole = survey({**design, "correction": True}, classes=classes)
    assert [written(told(whole, rows, unit).values["score"]) for unit in "UV"] == ["57.5", "67.5"]
    endless = told(survey(design, classes=classes), rows).values["se"]
    assert float(told(whole, rows).values["se"]) == pytest.approx(float(endless) * 0.2**0.5, abs=1e-4)


def test_questions_weigh_as_stated_and_each_leaves_out_its_own_uncounted_answers() -> None:
    answers = {"r1": ("满意", "不了解"), "r2": ("不满意", "满意"), "r3": ("满意", "满意")}
    rows = [ResponseRow("U", person, q, a) for person, pair in answers.items() for q, a in zip("ab", pair, strict=True)]
    channel = survey(
        questions=[{"id": "a", "weight": 3}, {"id": "b", "weight": 1}], answers={**SHANDONG, "不满意": 0}, decimals=2
    )
    found = told(channel, rows).values
    assert [written(found[name], 2) for name in ("score", "question:a", "question:b")] == ["75.00", "66.67", "100.00"]
    assert found["share:满意"] == Fraction(3, 4)


def test_clusters_that_think_alike_have_a_design_effect() -> None:
    rows = [row for psu, a in (("1", "满意"), ("2", "不满意"), ("3", "满意")) for row in answered([a] * 10, psu=psu)]
    assert told(survey({"clusters": True}), rows).values["deff"] > 9


def test_post_stratification_leaves_only_the_variance_within() -> None:
    rows = [
        row
        for age, answers in (("青", ["满意"] * 20), ("老", ["不满意"] * 20))
        for row in answered(answers, more={"age": age})
    ]
    step = {"kind": "post_stratify", "by": ["age"], "sizes": {"for_all": {"青": 3, "老": 1}}, "totals": "kept"}
    found = told(survey(weighting=[step]), rows).values
    assert [found["score"], found["se"]] == [75, 0]


def test_too_few_answers_are_refused() -> None:
    tally = told(survey(least=30), answered("满意 不满意"))
    assert tally.sentence.zh == "调查无结果：有效应答2个，少于规定的30个，请补充调查"
    assert dict(tally.values) == {}


def test_nobody_asked_is_refused() -> None:
    assert told(survey(), []).refused is not None


def test_a_stratum_with_one_person_has_no_error_unless_it_was_certain() -> None:
    rows = [*answered("满意 不满意", stratum="a"), *answered("满意", stratum="b")]
    refused = told(survey(stratified()), rows).refused
    assert refused is not None
    assert "lone: certain" in refused.zh
    assert told(survey(stratified(lone="certain")), rows).refused is None


def test_the_sentence_names_those_within_the_margin() -> None:
    many = {"沁水县": 80, "泽州县": 83, "高平市": 20}
    rows = [row for unit, yes in many.items() for row in answered(["满意"] * yes + ["不满意"] * (100 - yes), unit, "2")]
    channel = survey({"weights": "column"}, decimals=2, error_decimals=2)
    said = channel.tally(list(many), rows)
    assert said["沁水县"].sentence.zh == (
        "有效样本100个，加权满意度80.00，标准误4.02，95%置信区间72.12–87.88；与泽州县的差异在误差范围内"
    )
    assert said["高平市"].sentence.en == (
        "100 valid answers, weighted satisfaction 20.00, standard error 4.02, 95% confidence interval 12.12–27.88"
    )


def test_the_clause() -> None:
    step = {"kind": "post_stratify", "by": ["年龄", "性别"], "sizes": {"for_all": {"青/男": 3}}, "totals": "kept"}
    shares = {"for_all": {"电话": 60, "问卷": 40}}
    channel = survey(stratified(shares=shares), answers=SHANDONG, weighting=[step], least=300, decimals=2)
    clause = channel.clause(About(full=Fraction(10)))
    assert clause.zh == (
        "问卷设1题；满意计100分、基本满意计75分、不满意计55分，不了解不计入；按分层随机抽样，电话、问卷按60:40计入；"
        "按年龄×性别事后分层；每题有效应答不少于300个；以加权满意度计入，保留2位小数，同时公布标准误和95%置信区间（保留4位小数）"
    )
    assert "post-stratified by 年龄×性别" in clause.en


def test_intervals_against_scipy_and_statsmodels() -> None:
    rows = answered(["满意"] * 17 + ["不满意"] * 3)
    by_t = told(survey(interval={"level": "90%", "kind": "t"}), rows).values
    assert float((by_t["high"] - by_t["score"]) / by_t["se"]) == pytest.approx(student_t.ppf(0.95, 19), rel=1e-4)
    found = told(survey(interval={"level": "95%", "kind": "wilson"}), answered(["满意"] * 20)).values
    expected = proportion_confint(20, 20, 0.05, "wilson")
    assert [float(found[end]) / 100 for end in ("low", "high")] == pytest.approx(list(expected), abs=1e-6)


def test_wilson_needs_a_share() -> None:
    with pytest.raises(ValidationError, match="wilson"):
        survey(answers=SHANDONG, interval={"level": "95%", "kind": "wilson"})


def test_measures_are_those_tallied() -> None:
    channel = survey(answers=SHANDONG)
    found = told(channel, answered("满意 不满意 不了解")).values
    assert channel.measures() == tuple(found)
    assert fmean(float(found[f"share:{code}"]) for code in ("满意", "不满意")) == 0.5
