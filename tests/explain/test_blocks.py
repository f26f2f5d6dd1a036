"""Why a block and the total have their scores: formulas with numbers, spreading, rescaling, places and grades."""

from fractions import Fraction

import pytest

from kaoheng.aggregation.means import GeometricMean, WeightedMean
from kaoheng.explain.explainer import Explainer
from kaoheng.explain.formulas import Term, equation
from kaoheng.explain.reasons import Reason
from kaoheng.tables import Decision
from tests.explain.scenarios import GRADES, compared, missing_policies, not_applicable, overridden, rescaled, weighted
from tests.explain.workshop import GIVEN, block, explain, item


def part(explainer: Explainer, unit: str, id: str) -> Reason:
    return next(child for child in explainer.unit(unit).children if child.id == id)


def test_a_sum_is_written_out() -> None:
    assert "各项得分相加：28.95=4.50+3.00+3.75+7.50+6.00+4.20，得28.95分（满分40分）。" in (
        part(not_applicable(), "丙", "work").sentence.zh
    )


def test_points_spread_pro_rata_and_in_equal_parts_are_shown_with_the_points_after() -> None:
    sentence = part(not_applicable(), "甲", "work").sentence
    assert "“煤炭占比”不涉及该项工作，其6分按比例分摊到其他指标" in sentence.zh
    assert "“用海审批”不涉及该项工作，其4分平均分摊到其他指标" in sentence.zh
    assert "分摊后“口岸通关”≈7.058824分、“营商环境”≈12.941176分" in sentence.zh
    assert "30.00=3.75×24/17+7.50×22/17+6.00×45/34+5.25×160/119" in sentence.zh
    assert "煤炭占比: not applicable, its 6 points are spread over the other items pro rata" in sentence.en


def test_points_handed_to_a_named_item_are_shown() -> None:
    reason = part(not_applicable(), "乙", "work")
    assert "“口岸通关”不涉及该项工作，其5分转至“营商环境”；分摊后“营商环境”15分" in reason.sentence.zh
    assert reason.combining is not None
    assert [share.after for share in reason.combining.shares] == ["6", "4", "0", "15", "8", "7"]


def test_points_of_missing_items_spread_too() -> None:
    reason = part(missing_policies(), "甲", "all")
    assert "“指标p4”没有数据，其10分按比例分摊到其他指标" in reason.sentence.zh
    assert "40.446=0.00×1.4+10.00×1.4+7.89×1.4+5.00×1.4+6.00×1.4；四舍五入保留2位小数为40.45" in reason.sentence.zh


def test_a_weighted_mean_shows_its_exact_weights() -> None:
    explainer = weighted()
    assert "42.6=60×40%+31×60%" in part(explainer, "甲", "grey").sentence.zh
    green = part(explainer, "乙", "green")
    assert "其权重32/109按比例分摊到其他指标" in green.sentence.zh
    assert green.combining is not None
    assert green.combining.shares[0].weight == "32/109"
    assert "×2/3+82×1/3" in explainer.unit("乙").sentence.zh


def test_rescaling_cap_and_floor_are_steps_of_their_own() -> None:
    explainer = rescaled()
    high, low = part(explainer, "甲", "big"), part(explainer, "丙", "big")
    assert "由150分制折算为80分：135.6×80÷150=72.32；最高70分，按70分计，得70.00分" in high.sentence.zh
    assert "最低0分，按0分计，得0.00分（满分80分）" in low.sentence.zh
    assert high.combining is not None
    assert [(c.what, c.before, c.after) for c in high.combining.changes] == [
        ("rescale", "135.6", "72.32"),
        ("cap", "72.32", "70"),
    ]


AGGREGATED = {
    "k0": "加权几何平均：9.088590≈(9.20^0.2×9.00^0.3×9.10^0.4)^(1÷0.9)",
    "k1": "加权调和平均：9.088292≈0.9÷(0.2÷9.20+0.3÷9.00+0.4÷9.10)",
    "k2": "取最低分：各项9.20、9.00、9.10，结果为9.00",
    "k3": "取最高分：各项9.20、9.00、9.10，结果为9.20",
    "k6": "得分达到60%的每项计1.5分：各项9.20、9.00、9.10，结果为4.50",
    "k7": "各项得分乘以权重后相加：8.18=9.20×0.2+9.00×0.3+9.10×0.4",
}


@pytest.mark.parametrize("id", AGGREGATED)
def test_every_aggregation_is_written_out(id: str) -> None:
    assert part(rescaled(), "甲", id).sentence.zh.startswith(AGGREGATED[id])


def test_a_formula_never_claims_an_equality_that_does_not_hold() -> None:
    terms = [Term("-1", Fraction(1)), Term("4", Fraction(1))]
    assert equation(GeometricMean(kind="geometric"), terms, Fraction(0), "0").zh == "-1、4中有不大于零的，按0计"
    thirds = [Term("0.333333333", Fraction(1), whole=False)]
    assert equation(WeightedMean(kind="weighted_mean"), thirds, Fraction(1, 3), "").zh == "0.333333≈0.333333333×1"


def test_a_mean_over_all_items_divides_by_every_weight() -> None:
    explainer = explain(
        [
            block(
                "b",
                [item("x", GIVEN, weight=1), item("y", GIVEN, weight=3)],
                aggregate=dict(kind="weighted_mean", over="all"),
            )
        ],
        {"actual": {"x": {"甲": "8"}}},
        policies=dict(missing="spread"),
    )
    assert part(explainer, "甲", "b").sentence.zh.startswith("“指标y”没有数据，其权重3按比例分摊到其他指标")


def test_a_block_of_other_units_says_so() -> None:
    explainer = explain(
        [item("a", GIVEN), block("b", [item("x", GIVEN)], only=dict(units=["乙"]))],
        {"actual": {"a": {"甲": "1", "乙": "2"}, "x": {"乙": "2"}}},
        "甲乙",
    )
    assert part(explainer, "甲", "b").sentence.zh == "本单位不考核此部分。"
    assert part(explainer, "甲", "b").state == "not_member"


def test_a_block_without_any_score_hands_its_points_on() -> None:
    explainer = explain(
        [item("a", GIVEN), block("b", [item("x", GIVEN)])],
        {"actual": {"a": {"甲": "1", "乙": "2"}, "x": {"乙": "2"}}},
        "甲乙",
        absent=(("x", "甲"),),
    )
    assert part(explainer, "甲", "b").sentence.zh == "各项均不计分，其分值按比例分摊到其他指标。"
    assert "“板块b”不涉及该项工作，其10分按比例分摊到其他指标；分摊后“指标a”20分" in explainer.unit("甲").sentence.zh


def test_the_total_says_its_place_ties_and_grade() -> None:
    sentence = compared().unit("甲").sentence
    assert "列县组第1.5名（4个单位），与乙县并列；" in sentence.zh
    assert "优秀名额处并列，2个单位争1个名额，须由领导组决定" in sentence.zh
    assert sentence.zh.endswith("等次：良好。")
    assert "Place 1.5 of 4 in counties, tied with 乙县" in sentence.en


def test_a_group_called_a_group_is_not_called_so_twice() -> None:
    assert "列县区组第3名（3个单位）" in overridden().unit("甲").sentence.zh


def test_the_chain_that_told_equal_totals_apart_is_named() -> None:
    explainer = explain(
        [item("a", GIVEN, title="安全生产"), item("b", GIVEN)],
        {"actual": {"a": {"甲": "9", "乙": "8"}, "b": {"甲": "8", "乙": "9"}}},
        "甲乙",
        ranking=dict(on="rounded", ties="competition", chain=[dict(kind="node", node="a"), dict(kind="count_back")]),
    )
    sentence = explainer.unit("乙").sentence
    assert "列县组第2名（2个单位）；与甲县总分相同，依次按“安全生产”得分高者列前、单项第1名多者列前排序" in sentence.zh
    assert "equal to 甲县, told apart by the higher 安全生产, then the most first places in items" in sentence.en


def test_a_tie_that_awaits_a_decision_says_so_until_it_is_recorded() -> None:
    values = {"actual": {"a": {"甲": "9", "乙": "9"}}}
    ranking = dict(on="rounded", ties="competition", chain=[dict(kind="decide")])
    open_tie = explain([item("a", GIVEN)], values, "甲乙", ranking=ranking).unit("甲")
    decided = (Decision("甲", "rank", "2"), Decision("乙", "rank", "1"))
    closed = explain([item("a", GIVEN)], values, "甲乙", ranking=ranking, decisions=decided).unit("甲")
    assert "须由领导组决定" in open_tie.sentence.zh
    assert "列县组第2名（2个单位）；与乙县总分相同，依次按领导组的决定排序" in closed.sentence.zh


def test_grade_sentences_come_with_the_standing() -> None:
    standing = explain([item("a", GIVEN, 100)], {"actual": {"a": {"甲": "9"}}}, grades=GRADES).unit("甲").standing
    assert standing is not None
    assert standing.grade == "良好"
    assert standing.reasons[0].zh == "总分90，达到60分，为优秀"
