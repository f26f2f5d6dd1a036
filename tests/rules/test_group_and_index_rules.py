"""What group, event, table and index rules refuse, and what they do at their edges."""

import pytest
from pydantic import TypeAdapter, ValidationError

from kaoheng.rules.catalogue import RULES, AnyRule, kind_of
from tests.rules.reading import columns, points, refused, rule

TABLE = {
    "otherwise": 0,
    "places": [{"first": 1, "last": 2, "points": 2}, {"first": 1, "last": 2, "from_end": True, "points": -2}],
}
POSTS = {"transform": "identity", "cap_low": True, "cap_high": True}
LADDER = [{"at_least": 80, "points": 5}, {"when": "补考 / 参考 > 0.5", "points": 2}]
EVENT = {"id": "a", "title": "事故", "points_each": 1}


@pytest.mark.parametrize("kind", RULES, ids=kind_of)
def test_every_rule_is_written_and_read_back_unchanged(kind):
    read = TypeAdapter(AnyRule)
    for example in kind.examples:
        first = read.validate_python(dict(example.rule))
        assert read.validate_json(read.dump_json(first)) == first


def test_no_ratio_to_a_best_value_of_zero_or_less():
    scored = rule("ratio_to_best", floor=0)
    assert refused(scored, columns(actual="0 -1")) == [("组内最高值为零或负数，无法相比", [True, True])]
    assert refused(scored, columns(actual="0 1", direction="down")) == [("数值为零或负数，无法作除数", [True, False])]


def test_top_and_bottom_of_a_small_group_may_not_overlap():
    scored = rule("position_table", position="own_group", ties="competition", **TABLE)
    assert refused(scored, columns(actual="1 2 3")) == [("排名单位不足4个，前2名与后2名重叠", [True] * 3)]
    assert points(scored, columns(actual="4 3 2 1")) == "2 2 -2 -2"


def test_units_tied_at_the_end_are_all_last():
    scored = rule("position_table", position="own_group", ties="competition", **TABLE)
    assert points(scored, columns(actual="9 8 7 3 3")) == "2 2 0 -2 -2"


def test_a_published_place_must_be_one_of_the_ranking():
    scored = rule("position_table", position="published", out_of=11, **TABLE)
    assert refused(scored, columns(actual="0 1.5 11 12")) == [("名次不在排名范围内", [True, True, False, True])]


def test_a_value_in_no_tier_is_refused_unless_the_ladder_says_otherwise():
    tiers = [{"above": 0, "below": 1, "points": 1}]
    assert refused(rule("tiers", tiers=tiers, otherwise=None), columns(actual="0 0.5 1")) == [
        ("数值不属于任何一档", [True, False, True])
    ]
    assert points(rule("tiers", tiers=tiers, otherwise="-1"), columns(actual="0 0.5 1")) == "-1 1 -1"


def test_a_condition_is_only_asked_where_no_tier_before_it_fits():
    scored = rule("tiers", tiers=LADDER, otherwise=0)
    x = columns(actual="80 79 79", 补考="1 1 3", 参考="0 0 4")
    assert refused(scored, x) == [("公式中“参考”为零，不能作除数", [False, True, False])]
    assert points(scored, columns(actual="80 79 79", 补考="1 1 3", 参考="0 2 4")) == "5 0 2"
    assert set(scored.columns()) == {"actual", "补考", "参考"}


def test_a_negative_number_of_events_is_refused():
    scored = rule("events", classes=[EVENT], base="full", cap=None, floor=0)
    assert refused(scored, columns(actual="-1 2")) == [("事件次数为负数", [True, False])]


def test_the_cap_of_deductions_is_named():
    scored = rule("events", classes=[EVENT], base="full", cap=3, floor=None)
    assert points(scored, columns(actual="2 3 9")) == "8 7 7"


def test_goalposts_set_by_the_group_may_not_cross_fixed_ones():
    scored = rule("goalposts", lo=5, hi=None, all_equal=1, **POSTS)
    assert refused(scored, columns(actual="3 4"))[0][1] == [True, True]
    assert refused(scored, columns(actual="3 5")) == []


def test_a_logarithm_needs_a_value_above_zero_unless_a_cap_lifts_it():
    capped = rule("goalposts", lo=1, hi=10, **POSTS | {"transform": "log"})
    free = rule("goalposts", lo=1, hi=10, **POSTS | {"transform": "log", "cap_low": False})
    assert refused(capped, columns(actual="0 5")) == []
    assert refused(free, columns(actual="0 5")) == [("数值不大于零，无法取对数", [True, False])]
    plain = rule("logarithm", a=0, b=1, least=None, most=None, scale=None)
    assert refused(plain, columns(actual="-1 5")) == [("数值不大于零，无法取对数", [True, False])]


def test_an_exponential_beyond_reach_is_refused():
    scored = rule("exponential", a=1, b=1, c=0, least=0, most=100, scale=100)
    assert refused(scored, columns(actual="701 700")) == [("指数超出±700，无法计算", [True, False])]


def test_a_formula_refuses_zero_divisors_and_names_them():
    scored = rule("formula", expression="full * actual / (target - prior)", least=0, most=None)
    x = columns(actual="1 1", target="2 3", prior="2 1")
    assert refused(scored, x) == [("公式中“目标值 − 上年值”为零，不能作除数", [True, False])]
    assert scored.columns() == ("actual", "target", "prior")
    assert not scored.peers_needed()
    assert rule("formula", expression="mean(actual)", least=0, most=None).peers_needed()


def test_values_beyond_the_breakpoints_are_refused_when_the_rule_says_so():
    ends = [{"at": 0, "gives": 0}, {"at": 1, "gives": 1}]
    scored = rule("piecewise", breakpoints=ends, unit_of_gives="rate", beyond="refuse")
    assert refused(scored, columns(actual="-0.1 0 1 1.1")) == [("数值超出分段范围", [True, False, False, True])]


def test_standard_values_that_fall_are_for_items_where_higher_is_better():
    bands = [{"title": "优秀", "value": 2, "coefficient": 1}, {"title": "较差", "value": 1, "coefficient": "0.2"}]
    scored = rule("standard_bands", bands=bands, below_worst=0)
    assert refused(scored, columns(actual="1", direction="down")) == [("该规则只适用于正向指标", [True])]


def test_an_index_rule_without_a_scale_gives_its_index_as_points():
    scored = rule("z_score", centre=0, spread=1, ddof=0, all_equal=0, least=None, most=None, scale=None)
    assert points(scored, columns(actual="1 3")) == "-1 1"


def test_tied_values_share_a_percentile_in_both_directions():
    for convention, wanted in {"weak": "100 100 50 50", "strict": "50 50 0 0", "mean": "75 75 25 25"}.items():
        scored = rule("percentile", convention=convention)
        assert points(scored, columns(full="100", actual="2 2 1 1")) == wanted
        assert points(scored, columns(full="100", actual="1 1 2 2", direction="down")) == wanted


@pytest.mark.parametrize(
    ("kind", "parameters", "why"),
    [
        ("events", {"classes": [], "base": "full", "cap": None, "floor": 0}, "name at least one"),
        ("events", {"classes": [EVENT, EVENT], "base": "full", "cap": None, "floor": 0}, "own id"),
        (
            "events",
            {"classes": [EVENT | {"points_each": None}], "base": "none", "cap": None, "floor": 0},
            "needs points_each",
        ),
        ("events", {"classes": [EVENT], "base": "full", "cap": None}, "Field required"),
        ("tiers", {"tiers": [{"points": 1}], "otherwise": 0}, "an interval or a condition"),
        ("tiers", {"tiers": [{"at_least": 1}], "otherwise": 0}, "either points or rate"),
        ("tiers", {"tiers": [{"at_least": 1, "above": 2, "rate": 1}], "otherwise": 0}, "one bound at each end"),
        ("tiers", {"tiers": [{"when": "actual", "rate": 1}], "otherwise": 0}, "a condition is needed"),
        ("tiers", {"tiers": []}, "Field required"),
        ("formula", {"expression": "__import__(1)", "least": 0, "most": None}, "there is no function"),
        ("formula", {"expression": "actual > 1", "least": 0, "most": None}, "a number is needed"),
        ("position_table", TABLE | {"position": "own_group"}, "needs ties"),
        ("position_table", TABLE | {"position": "published"}, "how many there are"),
        ("position_table", TABLE | {"position": "published", "out_of": 9, "ties": "dense"}, "its own ties"),
        (
            "position_table",
            {"position": "published", "otherwise": 0, "places": [{"first": 1, "points": 1}] * 2},
            "named twice",
        ),
        ("goalposts", {"lo": 2, "hi": 1, **POSTS}, "lo must be below hi"),
        ("goalposts", {"lo": None, "hi": 1, **POSTS}, "state all_equal"),
        ("goalposts", {"lo": 0, "hi": 1, **POSTS | {"transform": "log"}}, "above zero"),
        (
            "power",
            {"a": 1, "mark": 0, "exponent": 11, "unit_factor": 1, "truncate": False, "scale": 1},
            "at most 10",
        ),
        ("power", {"a": 1, "mark": 0, "exponent": 2, "unit_factor": 0, "truncate": False, "scale": 1}, "above zero"),
        (
            "piecewise",
            {"breakpoints": [{"at": 1, "gives": 1}] * 2, "unit_of_gives": "rate", "beyond": "held"},
            "rising value",
        ),
    ],
)
def test_parameters_that_cannot_be_meant_are_refused_when_read(kind, parameters, why):
    with pytest.raises(ValidationError, match=why):
        rule(kind, **parameters)
