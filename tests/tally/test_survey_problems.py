"""Bad rows of a survey: all of them are named, with column and mend."""

from dataclasses import replace

from kaoheng.tally.rows import ResponseRow
from kaoheng.tally.survey import Survey
from tests.tally.asking import answered, stratified, survey

AGES = {"kind": "post_stratify", "by": ["age"], "sizes": {"for_all": {"青": 3, "老": 1}}, "totals": "kept"}


def found(channel: Survey, rows: list[ResponseRow]) -> list[tuple[int, str, str]]:
    return [(each.row, each.column, each.what.zh) for each in channel.problems(rows)]


def test_good_rows_have_no_problems() -> None:
    rows = [*answered("满意 不满意", more={"age": "青"}), *answered("满意", more={"age": "老"})]
    assert found(survey(weighting=[AGES]), rows) == []


def test_answers_and_questions_that_do_not_exist() -> None:
    rows = [*answered("满意 很好"), ResponseRow("U", "x", "q9", "满意"), ResponseRow("U", "y", "q", "")]
    assert found(survey(), rows) == [
        (1, "answer", "答案“很好”不在选项中"),
        (2, "question", "没有题目“q9”"),
        (3, "answer", "没有作答"),
    ]


def test_a_blank_may_be_left_out_by_the_method() -> None:
    assert found(survey(blank="not_counted"), [ResponseRow("U", "y", "q", "")]) == []


def test_weights_and_strata() -> None:
    rows = answered("满意 满意 满意", weight="1", stratum="a")
    rows = [replace(rows[0], weight=None), replace(rows[1], weight=-rows[1].weight), replace(rows[2], stratum="")]  # type: ignore[operator]
    assert found(survey(stratified(weights="column")), rows) == [
        (0, "weight", "没有权数"),
        (1, "weight", "权数不大于0"),
        (2, "stratum", "没有填层"),
    ]


def test_a_person_asked_twice_or_described_twice() -> None:
    row = ResponseRow("U", "r1", "q", "满意", more={"age": "青"})
    rows = [row, replace(row, more={"age": "老"}), replace(row, respondent="")]
    assert found(survey(), rows) == [
        (1, "respondent", "应答者r1对同一题答了两次"),
        (1, "age", "应答者r1各行不一致"),
        (2, "respondent", "没有应答者编号"),
    ]


def test_margins() -> None:
    rows = [
        *answered("满意", more={"age": "青"}),
        *answered("满意", more={"age": "中"}),
        ResponseRow("U", "z", "q", "满意"),
    ]
    assert found(survey(weighting=[AGES]), rows) == [
        (2, "age", "没有填“age”，无法加权"),
        (1, "age", "“中”没有规定总体数"),
        (0, "age", "U的“老”没有应答者"),
    ]


def test_clusters_need_their_name() -> None:
    assert found(survey({"clusters": True}), answered("满意")) == [(0, "psu", "没有填抽样单位")]
