"""A rule that holds a rule reads what the inner one reads and looks at the group when the inner one does."""

from fractions import Fraction

from kaoheng.rules.rule import About
from tests.rules.reading import columns, points, rule, steps

RANKED = {"kind": "rank_points", "form": "points_per_place", "ties": "competition", "per_place": 1, "floor": 0}
OWN = {"kind": "all_or_nothing", "comparator": "by_direction"}
HALVES = [{"id": "a", "title": "上半年", "weight": "1/2"}, {"id": "b", "title": "下半年", "weight": "1/2"}]


def wrapped(then):
    part = {"id": "p", "title": "甲", "share": 1, "of": "level", "then": then}
    return [
        rule("no_worsening", then=then),
        rule("staged_share", share="1/2", then=then),
        rule("by_period", periods=HALVES, target_by_period=True, then=then),
        rule("blend", parts=[part]),
    ]


def test_peers_are_needed_when_the_inner_rule_needs_them():
    assert [r.peers_needed() for r in wrapped(RANKED)] == [True] * 4
    assert [r.peers_needed() for r in wrapped(OWN)] == [False] * 4


def test_a_benchmark_needs_peers_only_when_the_group_is_the_mark():
    def against(mark):
        return rule("benchmark", against=mark, named="平均水平", base=1, above=None, below=steps("1", "1"), floor=0)

    assert [against(m).peers_needed() for m in ("benchmark", "group_mean", "group_median")] == [False, True, True]
    assert against("benchmark").columns() == ("actual", "benchmark")
    assert against("group_mean").columns() == ("actual",)


def test_the_columns_are_those_of_the_inner_rule_too():
    assert [r.columns() for r in wrapped(OWN)] == [
        ("actual", "prior", "target"),
        ("actual", "target"),
        (),
        ("level", "target"),
    ]


def test_periods_are_read_part_by_part_with_their_own_target_or_the_years():
    own, year = (rule("by_period", periods=HALVES, target_by_period=t, then=OWN) for t in (True, False))
    assert (own.part_names(), own.part_columns(), own.columns()) == (("a", "b"), ("actual", "target"), ())
    assert (year.part_names(), year.part_columns(), year.columns()) == (("a", "b"), ("actual",), ("target",))
    parts = {"actual": {"a": "1 2", "b": "3 4"}, "target": {"a": "1 1", "b": "4 4"}}
    assert points(own, columns(parts=parts)) == "5 10"
    assert points(year, columns(target="2 2", parts=parts)) == "5 10"


def test_a_guard_passes_the_inner_rules_periods_on():
    guard = rule(
        "no_worsening",
        then={"kind": "by_period", "periods": HALVES, "target_by_period": False, "then": OWN},
    )
    assert guard.part_names() == ("a", "b")
    assert guard.part_columns() == ("actual",)
    assert guard.columns() == ("actual", "prior", "target")
    x = columns(actual="9 7", prior="8 8", target="5 5", parts={"actual": {"a": "5 9", "b": "4 9"}})
    assert points(guard, x) == "5 0"


def test_rules_nest_three_deep():
    inner = {"kind": "staged_share", "share": "1/2", "then": OWN}
    deep = rule("no_worsening", then={"kind": "no_worsening", "score": 1, "then": inner})
    assert points(deep, columns(actual="5 4 3", prior="3 3 4", target="10 10 1")) == "10 0 0"


def test_parts_go_by_their_english_titles_in_english_sentences():
    part = {"id": "p", "title": "增速", "title_en": "Growth", "share": 1, "of": "actual", "then": OWN}
    halves = [half | {"title_en": f"Half {half['id']}"} for half in HALVES]
    tasks = [{"id": "plan", "title": "规划编制", "title_en": "Plan drawn up", "weight": 1}]
    events = [{"id": "larger", "title": "较大事故", "title_en": "larger accidents", "points_each": 2}]
    said = [
        rule("blend", parts=[part]),
        rule("by_period", periods=halves, target_by_period=True, then=OWN),
        rule("task_list", tasks=tasks),
        rule("events", classes=events, base="full", cap=None, floor=0),
    ]
    for each, title in zip(said, ("Growth", "Half a", "Plan drawn up", "larger accidents"), strict=True):
        english = each.clause(About(Fraction(5))).en
        assert title in english
        assert english.isascii()
