"""Votes become the score a regulation says: worked examples, one for every policy."""

from fractions import Fraction

import pytest
from pydantic import ValidationError

from kaoheng.rules.rule import About
from tests.tally.voting import APPRAISAL, EXACT, ONE, POOLED, SCALE, THREE, ballot, score, single, tally, votes

PAPERS = {"lists": "one_unit", "two_marks": "void_row"}


def test_the_appraisal_of_three_classes_gives_the_published_score():
    told = tally(ballot(), APPRAISAL)
    assert {name: told.values[name] for name in ("score@A", "score@B", "score@C", "score")} == {
        "score@A": Fraction("93.33"),
        "score@B": Fraction("91.33"),
        "score@C": Fraction("87.5"),
        "score": Fraction("90.98"),
    }
    assert told.sentence.zh == (
        "得分90.98=A票93.33×40%+B票91.33×30%+C票87.50×30%；发出200票，收回198票，有效192票，弃权4票，无效2票"
    )
    assert told.sentence.en.startswith("score 90.98 = A 93.33 × 40% + B 91.33 × 30%")
    assert told.notes["valid@C"] == "120"


def test_without_weights_all_votes_count_alike():
    told = tally(ballot(classes=POOLED), APPRAISAL)
    assert told.values["score"] == Fraction("89.06")
    assert told.sentence.zh.startswith("得分89.06；发出200票")
    assert "score@A" not in told.values


def test_shares_of_marks_are_exact_for_rate_ladders():
    third = votes(优秀=10, 良好=10, 一般=6, 较差=4)
    terms = ballot(classes=ONE)
    assert score(terms, third, "share:优秀") == "1/3"
    assert score(terms, third, "share:一般+较差") == "1/3"
    assert score(terms, third, "share:优秀+良好") == "2/3"
    assert "share:优秀+一般" not in terms.measures()


def test_weights_differ_by_unit_and_by_group():
    other = {"A": "100%", "B": "0", "C": "0"}
    by_unit = ballot(weights_for=[{"units": ["u"], "weights": other}])
    by_group = ballot(weights_for=[{"groups": ["party"], "weights": other}])
    assert score(by_unit, APPRAISAL) == "9333/100"
    assert score(by_group.for_group("party"), APPRAISAL) == "9333/100"
    assert score(by_group.for_group("county"), APPRAISAL) == "4549/50"


@pytest.mark.parametrize(
    ("policy", "expected"), [("excluded", "90"), ("zero", "72"), ({"counts_as": "60"}, "84")], ids=str
)
def test_not_knowing_and_abstaining_are_told_apart(policy, expected):
    one = {"classes": ONE, "rounding": EXACT}
    rows = votes(优秀=2, 良好=2)
    assert score(ballot(**one, dont_know=policy), [*rows, *votes(不了解=1)]) == expected
    assert score(ballot(**one, abstain=policy), [*rows, *votes(弃权=1)]) == expected
    assert score(ballot(**one, dont_know=policy), [*rows, *votes(弃权=1)]) == "90"


def test_papers_without_any_mark_are_abstentions():
    rows = votes(优秀=2, 良好=2, 收回=6, 无效=1)
    assert tally(ballot(classes=ONE), rows).notes["abstain"] == "1"
    assert score(ballot(classes=ONE, abstain="zero"), rows) == "72"


def test_the_score_may_be_over_all_papers_returned():
    assert score(ballot(classes=ONE, void="zero", abstain="zero"), votes(优秀=4, 收回=6, 无效=1)) == "6667/100"


def test_more_returned_than_issued_voids_the_vote_or_is_accepted():
    rows = votes(优秀=5, 发出=4)
    assert score(ballot(classes=ONE), rows).endswith("收回的票数多于发出的票数，测评无效，应重新进行")
    assert score(ballot(classes=ONE, more_returned_than_issued="accepted"), rows) == "100"


def test_counts_that_contradict_each_other_are_refused():
    assert score(ballot(classes=ONE), votes(优秀=5, 收回=4)) == "票各档票数合计5张，多于收回的4张，请核对票数"


@pytest.mark.parametrize(
    ("asked", "valid", "holds"),
    [
        ({"at_least": "2/3"}, 2, True),
        ({"at_least": "0.67"}, 2, False),
        ({"more_than": "1/2"}, 2, True),
        ({"more_than": "2/3"}, 2, False),
        ({"at_least": "1"}, 3, True),
    ],
)
def test_turnout_is_an_exact_fraction(asked, valid, holds):
    terms = ballot(classes=ONE, turnout=[{"count": "valid", "of": "issued", **asked}])
    assert (tally(terms, votes(优秀=valid, 发出=3)).refused is None) == holds


def test_turnout_needs_the_number_it_is_measured_by():
    terms = ballot(classes=ONE, turnout=[{"count": "attended", "of": "eligible", "more_than": "1/2"}])
    assert score(terms, votes(优秀=3, 应到=5)) == "没有填报实到人数，不能核定参加测评的比例"
    assert score(terms, votes(优秀=3, 应到=5, 实到=3)) == "100"


@pytest.mark.parametrize(
    ("policy", "expected"),
    [("spread", "640/7"), ({"C": "B"}, "88"), ({"C": "A"}, "94"), ("refuse", "C类没有有效评价，不能计分")],
)
def test_an_empty_class_is_spread_merged_or_refused(policy, expected):
    rows = votes("A", 优秀=1) + votes("B", 良好=1)
    assert score(ballot(empty_class=policy, rounding=EXACT), rows) == expected


def test_a_class_merged_into_an_empty_one_goes_on_to_the_next():
    rows = votes("A", 优秀=1)
    assert score(ballot(empty_class={"C": "B", "B": "A"}), rows) == "100"
    assert score(ballot(empty_class={"C": "B"}), rows) == "B类没有有效评价，不能计分"


def test_aspects_are_weighted_over_votes_or_averaged_over_ballots():
    aspects = {"量": {"weight": "50%"}, "效": {"weight": "50%"}}
    terms = {"classes": ONE, "aspects": aspects, "rounding": EXACT, "papers": PAPERS}
    rows = [single("1", "优秀", aspect="量"), single("1", "较差", aspect="效"), single("2", "优秀", aspect="量")]
    assert score(ballot(**terms, aspects_by="aspect"), rows) == "70"
    assert score(ballot(**terms, aspects_by="ballot"), rows) == "85"


def test_an_aspect_nobody_voted_on_is_refused():
    aspects = {"量": {"weight": "50%"}, "效": {"weight": "50%", "title": "效率"}}
    terms = ballot(classes=ONE, aspects=aspects, aspects_by="aspect")
    assert "“效率”没有有效票" in score(terms, votes(aspect="量", 优秀=3))


@pytest.mark.parametrize(("two_marks", "expected"), [("void_row", "80"), ("void_ballot", "60")])
def test_two_marks_void_the_row_or_the_ballot(two_marks, expected):
    aspects = {"量": {"weight": "50%"}, "效": {"weight": "50%"}}
    papers = {"lists": "one_unit", "two_marks": two_marks}
    terms = ballot(classes=ONE, aspects=aspects, aspects_by="ballot", papers=papers)
    rows = [
        single("1", "优秀", aspect="量"),
        single("1", "优秀", aspect="效"),
        single("1", "良好", aspect="效"),
        single("2", "一般", aspect="量"),
        single("2", "一般", aspect="效"),
    ]
    assert score(terms, rows) == expected


def test_a_ballot_with_too_many_top_marks_is_void():
    papers = {"lists": "whole_group", "two_marks": "void_row", "most": {"优秀": "1/2"}}
    terms = ballot(classes=ONE, papers=papers)
    fair = [single("1", "优秀", "u"), single("1", "良好", "v")]
    rows = [*fair, single("2", "优秀", "u"), single("2", "优秀", "v")]
    told = terms.tally(["u", "v"], rows)
    assert [str(told[unit].values["score"]) for unit in "uv"] == ["100", "80"]
    assert told["v"].notes["void"] == "1"


def test_own_votes_are_dropped():
    terms = {"classes": ONE, "papers": PAPERS}
    rows = [single("1", "优秀", rater_unit="u"), single("2", "一般", rater_unit="v"), single("u", "优秀")]
    assert score(ballot(**terms, own_vote="dropped"), rows) == "60"
    assert score(ballot(**terms, own_vote="counts"), rows) == "8667/100"
    assert "本单位评本单位不计2票" in tally(ballot(**terms, own_vote="dropped"), rows).sentence.zh


def test_the_highest_and_lowest_votes_are_dropped_where_there_are_enough():
    terms = ballot(classes=ONE, trim={"each_end": 1, "at_least": 5}, rounding=EXACT)
    assert score(terms, votes(优秀=3, 一般=1, 较差=1)) == "260/3"
    assert score(terms, votes(优秀=2, 一般=1, 较差=1)) == "75"


def test_one_small_class_withholds_all_class_results():
    told = tally(ballot(publish_at_least=20), APPRAISAL)
    assert told.sentence.zh.startswith("得分90.98（有类别不足20票，分类结果不公布）；发出")
    assert "93.33" not in told.sentence.zh + told.sentence.en + "".join(told.notes.values())


def test_a_unit_without_ballots_has_no_score():
    told = tally(ballot(), [])
    assert told.refused is not None
    assert told.refused.zh == "没有测评票"
    assert told.values == {}


def test_every_bad_row_is_named_with_all_its_problems():
    rows = [*votes("D", 优秀=1), *votes("A", 很好=-1), single("1", "优秀"), *votes("A", aspect="量", 优秀=1)]
    found = list(ballot().problems(rows))
    assert [problem.row for problem in found] == [0, 1, 1, 2, 2, 3]
    assert found[0].what.zh == "没有“D”这一投票人类别"
    assert found[0].mend.zh == "应为：A、B、C"
    assert all(problem.mend.zh and problem.mend.en for problem in found)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"classes": {"A": {"weight": "50%"}, "B": {"weight": "40%"}}}, "各类权重之和应为1，现为0.9"),
        ({"classes": {"A": {"weight": "1"}, "B": {}}}, "全部写明或全部不写"),
        ({"empty_class": {"C": "D"}}, "已有的类别"),
        ({"empty_class": {"C": "B", "B": "C"}}, "成环"),
        ({"scale": {"优秀": "1", "弃权": "0"}}, "档次不能用"),
        ({"scale": {"差": "1", "好": "2"}}, "由好到差"),
        ({"aspects_by": "ballot"}, "须同时写明"),
        ({"aspects": {"a": {"weight": "0.9"}}, "aspects_by": "aspect"}, "现为0.9"),
        ({"turnout": [{"count": "valid", "of": "issued"}]}, "写明其中一项"),
        ({"trim": {"each_end": 2, "at_least": 4}}, "须大于去掉的个数"),
        ({"weights_for": [{"weights": {"A": "1", "B": "0", "C": "0"}}]}, "groups或units"),
    ],
)
def test_terms_that_do_not_fit_together_are_refused(changes, says):
    with pytest.raises(ValidationError, match=says):
        ballot(**changes)


@pytest.mark.parametrize("field", ["dont_know", "abstain", "void", "turnout", "own_vote", "empty_class", "rounding"])
def test_what_regulations_leave_open_must_be_stated(field):
    with pytest.raises(ValidationError, match=field):
        type(ballot()).model_validate({k: v for k, v in ballot().model_dump(mode="json").items() if k != field})


def test_the_clause_says_every_term():
    terms = ballot(
        turnout=[{"count": "attended", "of": "eligible", "at_least": "2/3"}],
        trim={"share_each_end": "10%", "partial": "floor", "at_least": 10},
        papers=PAPERS | {"most": {"优秀": "30%"}},
        own_vote="dropped",
        publish_at_least=5,
    )
    said = terms.clause(About(Fraction(10)))
    for part in (
        "优秀100分",
        "A占40%",
        "2/3",
        "去掉最高10%",
        "“优秀”超过一张票的30%",
        "本单位",
        "不足5票",
        "保留2位小数，四舍五入",
    ):
        assert part in said.zh
    for part in ("A 40%", "2/3", "highest 10%", "over 30% of '优秀'", "one's own unit", "under 5 votes"):
        assert part in said.en


def test_terms_survive_json():
    terms = ballot(dont_know={"counts_as": "1/3"}, scale=SCALE, classes=THREE)
    assert type(terms).model_validate_json(terms.model_dump_json()) == terms
