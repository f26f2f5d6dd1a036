"""What is said of a survey: the sentence of a unit, and the clause of a regulation."""

from collections.abc import Sequence
from fractions import Fraction

from kaoheng.numbers import as_text, round_to, written
from kaoheng.tally.surveys.found import Found
from kaoheng.tally.surveys.questions import answer_words
from kaoheng.tally.surveys.terms import SurveyTerms
from kaoheng.text import Text, join

MOST_NAMED = 6


def result_words(terms: SurveyTerms, found: Found) -> Text:
    """有效样本398个，加权满意度81.40，标准误0.62，95%置信区间80.18–82.62."""
    score = written(found.score, terms.decimals)
    se, low, high = (rough(value, terms.error_decimals) for value in (found.se, found.low, found.high))
    level = written(terms.interval.level * 100)
    weighted = Text("加权", "weighted ") if terms.weighted() else Text("", "")
    return Text(
        f"有效样本{found.persons}个，{weighted.zh}{terms.measured}{score}，标准误{se}，{level}%置信区间{low}–{high}",
        f"{found.persons} valid answers, {weighted.en}{terms.measured_en or 'score'} {score}, standard error {se}, "
        f"{level}% confidence interval {low}–{high}",
    )


def margin_sentence(others: Sequence[str]) -> Text:
    """That differences from others are within the margin of error; empty where there are none.

    >>> margin_sentence(["泽州县"]).zh
    '；与泽州县的差异在误差范围内'
    """
    if not others:
        return Text("", "")
    named, rest = others[:MOST_NAMED], len(others) - MOST_NAMED
    zh = "、".join(named) + (f"等{len(others)}个单位" if rest > 0 else "")
    en = ", ".join(named) + (f" and {rest} more" if rest > 0 else "")
    return Text(f"；与{zh}的差异在误差范围内", f"; differences from {en} are within the margin of error")


def refused_words(why: Text) -> Text:
    """The sentence of a unit without a score."""
    return Text("调查无结果：", "the survey has no result: ") + why


def rough(value: float, decimals: int) -> str:
    """A float as it is published; a bound that is infinite says so."""
    return "∞" if abs(value) == float("inf") else written(rounded(value, decimals), decimals)


def rounded(value: float, decimals: int) -> Fraction:
    """A float rounded half-up to its published decimals."""
    return round_to(Fraction(value), decimals, "half_up")


def clause_words(terms: SurveyTerms) -> Text:
    """The survey as a regulation would put it."""
    said = [
        _questions_words(terms),
        answer_words(terms.answers),
        terms.design.words(),
        *(step.words() for step in terms.weighting),
        Text(f"每题有效应答不少于{terms.least}个", f"at least {terms.least} valid answers to every question"),
        _published_words(terms),
    ]
    return join(said)


def _questions_words(terms: SurveyTerms) -> Text:
    count, weights = len(terms.questions), {question.weight for question in terms.questions}
    asked = [f"“{question.text}”" for question in terms.questions if question.text]
    asks = Text(f"（{'；'.join(asked)}）", f" ({'; '.join(asked)})") if asked else Text("", "")
    if len(weights) == 1:
        plural = "s of equal weight" if count > 1 else ""
        equal = "，权重相等" if count > 1 else ""
        return Text(f"问卷设{count}题{equal}", f"{count} question{plural}") + asks
    listed = [as_text(question.weight) for question in terms.questions]
    said = Text(f"问卷设{count}题，权重{':'.join(listed)}", f"{count} questions, weighted {':'.join(listed)}")
    return said + asks


def _published_words(terms: SurveyTerms) -> Text:
    level = as_text(terms.interval.level * 100)
    what = Text(terms.measured, terms.measured_en or "score")
    if terms.estimate == "total":
        what = Text("总量", "total")
    digits = Text("", "")
    if terms.decimals is not None:
        digits = Text(f"保留{terms.decimals}位小数，", f" to {terms.decimals} decimals")
    places = terms.error_decimals
    return Text(
        f"以加权{what.zh}计入，{digits.zh}同时公布标准误和{level}%置信区间（保留{places}位小数）",
        f"the weighted {what.en} counts{digits.en}, published with its standard error and {level}% confidence interval "
        f"to {places} decimals",
    )
