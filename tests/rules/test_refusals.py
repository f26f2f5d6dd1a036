"""Values a rule cannot score stop the run and say why; values a policy covers do not."""

import pytest
from pydantic import ValidationError

from tests.rules.reading import columns, points, refused, rule, steps

RUNGS = [{"completion": 1, "rate": 1}, {"completion": "90%", "rate": "90%"}]
STEP = {
    "kind": "step",
    "gap": "of_target",
    "size": "1%",
    "points_per_step": 1,
    "partial_step": "not_counted",
    "floor": 0,
}


@pytest.mark.parametrize(
    "ratio",
    [
        rule("completion_ladder", rungs=RUNGS, over=None, zero_target="refuse"),
        rule("proportional", cap=1, floor=0, zero_target="refuse"),
    ],
)
def test_a_ratio_to_a_target_of_zero_or_less_is_refused(ratio):
    assert refused(ratio, columns(actual="1 1 1", target="1 0 -1")) == [
        ("目标值为零或负数，无法按比例计分", [False, True, True])
    ]


def test_a_zero_target_scores_as_the_ladder_says():
    x = columns(actual="5 -5", target="0 -9")
    for policy, expected in (("full", "10 10"), ("zero", "0 0")):
        ladder = rule("completion_ladder", rungs=RUNGS, over=None, zero_target=policy)
        assert refused(ladder, x) == []
        assert points(ladder, x) == expected


def test_a_relative_gap_to_a_zero_target_is_refused_once():
    both = rule(
        "two_sided_step",
        base=1,
        low=0,
        high=None,
        plus=steps("1%", "1", gap="of_target"),
        minus=steps("1%", "1", gap="of_target"),
    )
    assert refused(both, columns(actual="1 1", target="0 2")) == [("目标值为零，无法计算相对差距", [True, False])]


def test_rules_for_one_direction_refuse_the_other():
    ladder = rule("completion_ladder", rungs=RUNGS, over=None, zero_target="refuse")
    inverse = rule("inverse", form="ratio", cap=1, zero_target="refuse")
    x = columns(actual="1", target="1", direction="down")
    assert refused(ladder, x) == [("该规则只适用于正向指标", [True])]
    assert refused(inverse, x) == []
    assert refused(inverse, columns(actual="1", target="1")) == [("该规则只适用于逆向指标", [True])]


def test_a_negative_value_or_target_is_no_inverse_ratio():
    inverse = rule("inverse", form="complement", cap=1, zero_target="refuse")
    assert refused(inverse, columns(actual="-1 1", target="1 0", direction="down")) == [
        ("实际值为负数", [True, False]),
        ("目标值为零或负数，无法按比例计分", [False, True]),
    ]


def test_a_done_share_outside_0_to_1_is_refused_by_name():
    tasks = rule("task_list", tasks=[{"id": "a", "title": "甲", "weight": 1}])
    x = columns(parts={"actual": {"a": "0 1 1.1 -0.1"}})
    assert refused(tasks, x) == [("任务“甲”的完成程度不在0至1之间", [False, False, True, True])]


def test_a_negative_count_is_refused():
    assert refused(rule("count_capped", per_event=1, counted="次", cap=2), columns(actual="-1")) == [
        ("计数为负数", [True])
    ]


def test_a_range_whose_ends_are_crossed_is_refused():
    band = rule("band", outside=steps("1", "1"), above_is_full=False, floor=0)
    x = columns(actual="3 3", target_low="5 1", target_high="4 4", direction="band")
    assert refused(band, x) == [("目标区间下限高于上限", [True, False])]


def test_the_guard_fires_before_the_inner_rule_can_refuse():
    guard = rule("no_worsening", then=STEP)
    assert refused(guard, columns(actual="1 3", target="0 0", prior="2 2")) == [
        ("目标值为零，无法计算相对差距", [False, True])
    ]


def test_refusals_inside_name_their_part_or_period():
    x = columns(actual="1", target="0", parts={"actual": {"h": "1"}, "target": {"h": "0"}})
    part = {"id": "a", "title": "增速", "share": 1, "of": "actual", "then": STEP}
    blend = rule("blend", parts=[part])
    assert refused(blend, x) == [("增速：目标值为零，无法计算相对差距", [True])]
    period = {"id": "h", "title": "全年", "weight": 1}
    for own in (True, False):
        by_period = rule("by_period", periods=[period], target_by_period=own, then=STEP)
        assert refused(by_period, x) == [("全年：目标值为零，无法计算相对差距", [True])]


@pytest.mark.parametrize(
    ("kind", "parameters"),
    [
        ("completion_ladder", {"rungs": [*RUNGS[::-1]], "over": None, "zero_target": "full"}),
        ("completion_ladder", {"rungs": [], "over": None, "zero_target": "full"}),
        (
            "completion_ladder",
            {"rungs": [{"completion": 1, "rate": 1, "points": 1}], "over": None, "zero_target": "full"},
        ),
        ("task_list", {"tasks": []}),
        ("task_list", {"tasks": [{"id": "a", "title": "甲", "weight": 1}] * 2}),
        ("blend", {"parts": [{"id": "a", "title": "甲", "share": "0.9", "of": "actual", "then": STEP}]}),
        (
            "by_period",
            {"periods": [{"id": "a", "title": "甲", "weight": "0.9"}], "target_by_period": False, "then": STEP},
        ),
        ("band", {"outside": steps("0", "1"), "above_is_full": True, "floor": 0}),
        ("two_sided_step", {"base": 1, "plus": None, "minus": None}),
    ],
)
def test_parameters_that_make_no_sense_are_refused_when_read(kind, parameters):
    with pytest.raises(ValidationError):
        rule(kind, **parameters)
