"""Ratings become the score a regulation says: worked examples, one for every policy."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from kaoheng.rules.rule import About
from kaoheng.tally.rows import RatingRow
from tests.tally.rating import EXACT, RELATIONS, by_rank, panel, ratings, scores, table

TWELVE = table(12, 10, 8, 7, 6, 5, 4, 3, 2, 1)
SUMMED = {"values": {"kind": "ranks"}, "by": by_rank(TWELVE)}


def test_five_raters_drop_the_highest_and_lowest_and_four_do_not():
    by = {"kind": "trimmed_mean", "trim": {"each_end": 1, "at_least": 5}}
    five = ratings(r1="60", r2="80", r3="90", r4="85", r5="100")
    assert scores(panel(by=by), five) == "85"
    assert scores(panel(by=by), five[:4]) == "315/4"
    told = panel(by=by).tally(["a"], five)["a"].sentence
    assert told.zh == "得分85；5人评价，去掉最高1个、最低1个"
    assert told.en == "score 85; 5 raters, the 1 highest and 1 lowest dropped"


def test_the_median_of_raters():
    assert scores(panel(by="median"), ratings(r1="60", r2="80", r3="95")) == "80"
    assert scores(panel(by="median"), ratings(r1="60", r2="80")) == "70"


def test_leaders_are_weighted_by_relation_and_those_who_do_not_know_leave_the_count():
    rows = [
        *ratings("主要领导", m1="90", m2="100"),
        *ratings("分管领导", f1="80"),
        *ratings("其他", o1="70", o2="?", o3="90"),
    ]
    terms = panel(classes=RELATIONS)
    told = terms.tally(["a"], rows)["a"]
    assert told.values == {
        "score": Fraction("87.5"),
        "raters": 5,
        "score@主要领导": 95,
        "score@分管领导": 80,
        "score@其他": 80,
    }
    assert told.sentence.zh == "得分87.5=主要领导95×50%+分管领导80×30%+其他80×20%；5人评价，1人不了解"


def test_weights_differ_by_class_of_unit():
    parks = {"园区": {"weight": "70%"}, "乡镇": {"weight": "30%"}}
    terms = panel(classes=parks, weights_for=[{"units": ["b"], "weights": {"园区": "0", "乡镇": "1"}}])
    rows = ratings("园区", p="90 90") + ratings("乡镇", t="80 80")
    assert scores(terms, rows) == "87 80"


def test_own_ratings_are_dropped():
    rows = [replace(row, rater_unit="a") for row in ratings(r1="100 60")] + ratings(b="70 100")
    assert scores(panel(own_rating="dropped"), rows) == "70 60"
    assert scores(panel(), rows) == "85 80"
    assert "自评1人不计" in panel(own_rating="dropped").tally(["a", "b"], rows)["a"].sentence.zh


def test_a_unit_rated_by_too_few_has_no_score():
    told = panel(raters_at_least=3).tally(["a"], ratings(r1="90", r2="80", r3="?"))["a"]
    assert told.values == {}
    assert told.refused is not None
    assert told.refused.zh == "只有2人评价，少于3人，不能计分"


def test_aspects_are_averaged_over_those_a_rater_rated():
    terms = panel(aspects={"绩": {"weight": "75%"}, "廉": {"weight": "25%"}})
    rows = [RatingRow("a", "r", Fraction(80), aspect="绩"), RatingRow("a", "r", Fraction(100), aspect="廉")]
    assert scores(terms, rows) == "85"
    assert scores(terms, rows[1:]) == "100"


def test_each_rater_may_be_brought_to_the_same_range():
    how = {"kind": "min_max", "low": 60, "high": 100, "if_all_equal": None}
    rows = ratings(mild="90 95 100", strict="50 70 60", even="80 80 80")
    assert scores(panel(normalise=how), rows) == "60 90 90"
    assert scores(panel(normalise=how | {"if_all_equal": 90}), rows) == "70 90 90"
    assert "even对各单位评分相同" in panel(normalise=how).tally([*"abc"], rows)["a"].sentence.zh


def test_each_rater_may_be_brought_to_the_same_mean_and_deviation():
    how = {"kind": "z_score", "mean": 80, "deviation": 10, "divisor": "n", "if_all_equal": None}
    assert scores(panel(normalise=how), ratings(r1="90 100", r2="20 60")) == "70 90"


def test_the_mean_of_the_points_of_each_leaders_places():
    points = {"kind": "per_place", "first": 200, "less": 4, "least": 0}
    terms = panel(values={"kind": "ranks"}, by=by_rank(points, combine="mean"))
    assert scores(terms, ratings(l1="1 2 3", l2="3 1 2", l3="1 3 2")) == "592/3 196 584/3"


def test_points_of_every_rater_are_added_up_and_counted_by_who_gave_what():
    rows = ratings(j1="1 2 3", j2="1 3 2", j3="3 1 2")
    terms = panel(**SUMMED)
    assert scores(terms, rows) == "32 30 28"
    assert scores(terms, rows, "times:12") == "2 1 0"
    assert scores(terms, rows, "times:10") == "0 1 2"
    assert scores(terms, rows, "raters") == "3 3 3"
    assert terms.measures()[:4] == ("score", "raters", "times:12", "times:10")


def test_raters_count_only_where_they_gave_points():
    rows = ratings(j1="1 2 3", j2="2 1 3")
    terms = panel(values={"kind": "ranks"}, by=by_rank(table(3, 1)))
    assert scores(terms, rows) == "4 4 0"
    assert scores(terms, rows, "raters") == "2 2 0"


def test_juries_rank_by_their_mean_beside_a_public_with_a_table_of_its_own():
    classes = {"甲地": {}, "乙地": {}, "观众": {"points": table(24, 20, 16)}}
    terms = panel(
        classes=classes, by=by_rank(TWELVE, of="classes"), values={"kind": "scores", "least": 0, "most": 9999}
    )
    rows = [
        *ratings("甲地", j1="9 8 1", j2="7 9 1"),
        *ratings("乙地", k1="1 2 3"),
        *ratings("观众", public="500 300 200"),
    ]
    assert scores(terms, rows) == "42 42 36"
    assert scores(terms, rows, "points@甲地") == "10 12 8"
    assert scores(terms, rows, "times:12") == "0 1 1"
    said = terms.tally([*"abc"], rows)["a"].sentence
    assert said.zh == "得分42=甲地10+乙地8+观众24；4人评价"


def test_a_public_vote_may_be_shared_out_by_percentage():
    classes = {"评委": {}, "观众": {"points": {"kind": "in_proportion", "sum": 60}}}
    terms = panel(classes=classes, by=by_rank(TWELVE), values={"kind": "scores", "least": 0, "most": 9999})
    assert scores(terms, [*ratings("评委", j="9 8 7"), *ratings("观众", public="500 300 200")]) == "42 28 20"


@pytest.mark.parametrize(
    ("ties", "expected"), [("competition", "12 12 8"), ("dense", "12 12 10"), ("shared", "11 11 8")]
)
def test_equal_units_have_the_points_the_terms_say(ties, expected):
    terms = panel(by=by_rank(TWELVE, ties=ties))
    assert scores(terms, ratings(j="9 9 5")) == expected


@pytest.mark.parametrize(
    ("policy", "expected"), [("allowed", "9 8 15/2"), ("drop_rater", "9 8 7"), ("refuse", "x x x")]
)
def test_a_rater_who_rated_two_units_the_same(policy, expected):
    rows = ratings(j1="9 8 7", j2="9 8 8")
    assert scores(panel(equal=policy), rows) == expected


@pytest.mark.parametrize(("policy", "expected"), [("allowed", "8 8 7"), ("drop_rater", "9 8 7"), ("refuse", "x x x")])
def test_a_rater_who_left_units_out(policy, expected):
    rows = ratings(j1="9 8 7", j2="7 - ?")
    assert scores(panel(skipped=policy), rows) == expected


def test_who_is_left_out_is_told():
    told = panel(equal="drop_rater").tally(["a", "b"], ratings(j1="9 8", j2="9 9"))["a"]
    assert told.sentence.zh == "得分9；1人评价，1人的评价不计（j2对不同单位评价相同）"
    refused = panel(equal="refuse").tally(["a", "b"], ratings(j1="9 8", j2="9 9"))["a"].refused
    assert refused is not None
    assert refused.zh == "j2对不同单位评价相同"


def test_every_bad_row_is_named_with_all_its_problems():
    rows = [
        RatingRow("a", "r", Fraction(101), rater_class="X"),
        RatingRow("a", "", None, word="优"),
        RatingRow("a", "s", Fraction(50)),
        RatingRow("a", "s", Fraction(60), aspect="绩"),
        RatingRow("a", "s", Fraction(60)),
    ]
    found = [(problem.row, problem.column) for problem in panel().problems(rows)]
    assert found == [(0, "rater_class"), (0, "value"), (1, "rater"), (1, "value"), (3, "aspect"), (4, "rater")]
    ranks = panel(**SUMMED).problems([RatingRow("a", "r", Fraction(3, 2)), RatingRow("b", "r", Fraction(0))])
    assert [problem.column for problem in ranks] == ["value", "value"]


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"classes": {"a": {"weight": "1/2"}, "b": {"weight": "1/3"}}}, "现为5/6"),
        ({"classes": RELATIONS, **SUMMED}, "不写权重"),
        ({"classes": {"a": {"of": "raters"}}}, "只用于rank_points"),
        (
            {"values": {"kind": "ranks"}, "normalise": {"kind": "min_max", "low": 0, "high": 1, "if_all_equal": 1}},
            "名次",
        ),
        ({"values": {"kind": "ranks"}, "by": by_rank({"kind": "in_proportion", "sum": 1})}, "按比例"),
        ({"values": {"kind": "scores", "least": 1, "most": 1}}, "least"),
        ({"aspects": {"a": {"weight": "1/2"}}}, "现为0.5"),
    ],
)
def test_terms_that_do_not_fit_together_are_refused(changes, says):
    with pytest.raises(ValidationError, match=says):
        panel(**changes)


def test_the_clause_says_every_term():
    classes = {"评委": {}, "观众": {"points": {"kind": "in_proportion", "sum": 60}}}
    said = panel(classes=classes, by=by_rank(TWELVE), own_rating="dropped", skipped="drop_rater").clause(
        About(Fraction(1))
    )
    for part in (
        "0至100分",
        "12、10、8",
        "相加",
        "观众另按：按得票比例分配60分",
        "本单位",
        "漏评单位的，其评价不计",
        "不了解",
    ):
        assert part in said.zh
    for part in ("0 to 100", "12, 10, 8", "added up", "in proportion", "own unit", "leaves units out is left out"):
        assert part in said.en
    weighted = panel(classes=RELATIONS).clause(About(Fraction(1)))
    assert "主要领导占50%、分管领导占30%、其他占20%" in weighted.zh


def test_terms_survive_json():
    terms = panel(classes=RELATIONS, rounding=EXACT | {"score": 2})
    assert type(terms).model_validate_json(terms.model_dump_json()) == terms


VALUES = st.lists(st.lists(st.integers(0, 100), min_size=3, max_size=3), min_size=1, max_size=7)
WAYS = st.sampled_from(
    ["mean", "median", {"kind": "trimmed_mean", "trim": {"each_end": 1, "at_least": 4}}, by_rank(TWELVE)]
)


def rows_of(values):
    return ratings(**{f"r{i}": " ".join(map(str, row)) for i, row in enumerate(values)})


@given(VALUES, WAYS, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(values, by, random):
    rows = rows_of(values)
    mixed = random.sample(rows, len(rows))
    assert panel(by=by).tally([*"abc"], mixed) == panel(by=by).tally([*"abc"], rows)


@given(VALUES, WAYS)
def test_one_more_rater_who_knows_nobody_changes_nothing(values, by):
    rows = rows_of(values)
    assert scores(panel(by=by), [*rows, *ratings(new="? ? ?")]) == scores(panel(by=by), rows)


@given(VALUES, WAYS, st.data())
def test_a_better_rating_never_lowers_the_score(values, by, data):
    raised = [list(row) for row in values]
    at = data.draw(st.integers(0, len(values) - 1))
    raised[at][0] = data.draw(st.integers(values[at][0], 100))
    before, after = (panel(by=by).tally([*"abc"], rows_of(each))["a"].values for each in (values, raised))
    assert after["score"] >= before["score"]


@given(VALUES)
def test_the_points_of_a_full_table_are_all_given_out(values):
    found = panel(by=by_rank(table(3, 2, 1))).tally([*"abc"], rows_of(values))
    assert sum((told.values["score"] for told in found.values()), Fraction(0)) == 6 * len(values)


@given(VALUES)
def test_rows_survive_json(values):
    adapter = TypeAdapter(list[RatingRow])
    rows = [*rows_of(values), *ratings(new="? 1/3 -")]
    assert adapter.validate_json(adapter.dump_json(rows)) == rows
