"""Edges belong where the regulation puts them (以上含本数), and directions turn around."""

from typing import Any

from tests.rules.reading import columns, points, rule, steps


def test_a_third_is_a_third_on_the_ladder():
    ladder = rule("completion_ladder", rungs=[{"completion": "1/3", "points": 5}], over=None, zero_target="refuse")
    assert points(ladder, columns(actual="1 0.999 0.333333", target="3 3 1")) == "5 0 0"


def test_less_than_the_target_is_better_when_the_item_goes_down():
    both = rule("two_sided_step", base=1, low=0, high=None, plus=steps("1", "0.5"), minus=steps("1", "1"))
    x: dict[str, Any] = {"actual": "48 45 43.5", "target": "45 45 45"}
    assert points(both, columns(**x, direction="down")) == "7 10 10.5"
    assert points(both, columns(**x)) == "11.5 10 9"


def test_deductions_may_go_below_zero_only_without_a_floor():
    def minus(low):
        return rule("two_sided_step", base=1, low=low, high=None, plus=None, minus=steps("1", "6"))

    x = columns(actual="3", target="5")
    assert [points(minus(low), x) for low in (0, None, "-10%")] == ["0", "-2", "-1"]


def test_negative_targets_count_steps_of_their_size():
    both = rule(
        "two_sided_step",
        base=1,
        low=0,
        high=None,
        plus=steps("10%", "1", gap="of_target"),
        minus=steps("10%", "1", gap="of_target"),
    )
    assert points(both, columns(actual="-8 -10 -13", target="-10 -10 -10")) == "12 10 7"


def test_range_edges_are_inside():
    band = rule("band", outside=steps("1", "1", partial_step="counts_whole"), above_is_full=False, floor=-2)
    x = columns(
        actual="13 15 12.9 15.1 40",
        target_low="13 13 13 13 13",
        target_high="15 15 15 15 15",
        direction="band",
    )
    assert points(band, x) == "10 10 9 9 -2"


def test_a_value_as_bad_as_last_year_is_no_worse():
    guard = rule("no_worsening", then={"kind": "as_given", "scale": 10})
    x: dict[str, Any] = {"actual": "5 4.9 5.1", "prior": "5 5 5"}
    assert points(guard, columns(**x)) == "5 0 5.1"
    assert points(guard, columns(**x, direction="down")) == "5 4.9 0"


def test_zero_is_the_best_value_of_an_inverse_item():
    for form, at_half in (("ratio", "10"), ("complement", "10")):
        inverse = rule("inverse", form=form, cap=1, zero_target="refuse")
        assert points(inverse, columns(actual="0 0.5", target="1 1", direction="down")) == f"10 {at_half}"


def test_a_part_of_a_blend_may_have_its_own_direction_and_target():
    whole = {"kind": "all_or_nothing", "comparator": "by_direction"}
    blend = rule(
        "blend",
        parts=[
            {"id": "up", "title": "产值", "share": "0.5", "of": "actual", "then": whole},
            {
                "id": "down",
                "title": "能耗",
                "share": "0.5",
                "of": "energy",
                "target": "cap",
                "direction": "down",
                "then": whole,
            },
        ],
    )
    assert blend.columns() == ("actual", "target", "energy", "cap")
    assert points(blend, columns(actual="5 5 4", target="5 5 5", energy="2 3 2", cap="2 2 2")) == "10 5 5"
