"""What only the whole edition shows: names, policies, points, targets and grades that do not fit together."""

import pytest

from kaoheng.method.check import check
from tests.method.demo import loaded, sentences, warned

PARTY = "rule: {kind: as_given, scale: 100}"

ERRORS = {
    "an id used twice": (
        ("id: party", "id: gdp"),
        "line 28, tree › gdp › id: the id gdp is used twice. Give every item and block an id of its own",
    ),
    "the id of the total": (
        ("id: party", "id: total"),
        "line 28, tree › total › id: the id total stands for the total itself. Use another id",
    ),
    "an unknown group in only": (
        (PARTY, PARTY + "\n    only: {groups: [county]}"),
        "line 33, tree › party › only › groups › #1: there is no group called county. Did you mean counties?",
    ),
    "an unknown unit in only": (
        (PARTY, PARTY + "\n    only: {units: [140529]}"),
        "line 33, tree › party › only › units › #1: there is no unit called 140529. "
        "Did you mean 140522 or 140521 or 140502?",
    ),
    "an unknown group in an override": (
        (PARTY, PARTY + "\n    overrides: [{groups: [zone], points: 10}]"),
        "line 33, tree › party › overrides › #1 › groups › #1: there is no group called zone. Did you mean zones?",
    ),
    "a column from an unknown item": (
        (PARTY, PARTY + "\n    data: {columns: {prior: pm52}}"),
        "line 33, tree › party › data › columns › prior: there is no item called pm52. Did you mean pm25?",
    ),
    "a column from a block, which has no values": (
        (PARTY, PARTY + "\n    data: {columns: {prior: growth}}"),
        "line 33, tree › party › data › columns › prior: there is no item called growth. Known are pm25 | gdp | party",
    ),
    "an unknown node in the tie chain": (
        ("node: growth}", "node: growht}"),
        "line 10, ranking › chain › #1 › node: there is no node called growht. Did you mean growth?",
    ),
    "an unknown node under a ceiling": (
        ("node: pm25", "node: pm10"),
        "line 39, grades › ceilings › #1 › node: there is no node called pm10. "
        "Known are total | growth | pm25 | gdp | party",
    ),
    "an unknown grade under a ceiling": (
        ("at_most: 良好", "at_most: 良"),
        "line 39, grades › ceilings › #1 › at_most: there is no grade called 良. Did you mean 良好?",
    ),
    "a unit in two groups": (
        ("[z1, z2, z3]", "[z1, z2, 140502]"),
        "line 6, groups › zones › units › #3: the unit 140502 is already in the group counties. "
        "A unit belongs to one group: keep one of them",
    ),
    "a transfer to an item that stands elsewhere": (
        (PARTY, PARTY + "\n    not_applicable: {to: gdp}"),
        "line 33, tree › party › not_applicable › to: gdp does not stand beside this item. Known are growth",
    ),
    "a policy stated nowhere": (
        ("policies: {missing: block, not_applicable: refuse}", "policies: {missing: block}"),
        "line 3, policies › not_applicable: not_applicable is stated nowhere: what counts when it does not concern "
        "a unit. State not_applicable under policies: one of refuse | full | group_average | spread | spread_equal "
        "or the fields to",
    ),
    "points of zero": (
        ("points: 20", "points: 0"),
        "line 18, tree › growth › pm25 › points: 0 is not above zero. "
        "Give more than zero; use `only` where it is not for all",
    ),
    "a rule that reads a target that is not stated": (
        ("        target: {kind: ceiling}\n", ""),
        "line 21, tree › growth › pm25 › rule: the rule reads a target and none is stated. "
        "State target, for example {kind: point}",
    ),
    "a range with one end": (
        ("{kind: ceiling}", "{kind: range, low: 3}"),
        "line 21, tree › growth › pm25 › target: the range target states one end only. "
        "State low and high, or leave both to the evidence",
    ),
    "a range upside down": (
        ("{kind: ceiling}", "{kind: range, low: 3, high: 2}"),
        "line 21, tree › growth › pm25 › target: the range target's low is above its high. Swap low and high",
    ),
    "a range with a single value": (
        ("{kind: ceiling}", "{kind: range, value: 3}"),
        "line 21, tree › growth › pm25 › target: a range target has no single value. Use low and high",
    ),
    "ends of a target that is no range": (
        ("{kind: ceiling}", "{kind: ceiling, high: 2}"),
        "line 21, tree › growth › pm25 › target: a ceiling target has no low and high. Use kind: range, or value",
    ),
    "a grade twice": (
        ("[优秀, 良好, 较差]", "[优秀, 良好, 良好, 较差]"),
        "line 34, grades › scale › #3: the grade 良好 is in the scale twice. Keep one of them",
    ),
    "a grade without a line": (
        ("[优秀, 良好, 较差]", "[优秀, 良好, 一般, 较差]"),
        "line 35, grades › thresholds › 一般: the grade 一般 has no line. State it, for example 一般: '>= 90'",
    ),
    "a line for the last grade": (
        ('良好: "> 80"', '良好: "> 80", 较差: "> 10"'),
        "line 35, grades › thresholds › 较差: the last grade, 较差, cannot have a line. "
        "Remove it: whoever reaches no line has this grade",
    ),
    "a line for an unknown grade": (
        ('良好: "> 80"', '良好: "> 80", 优良: "> 85"'),
        "line 35, grades › thresholds › 优良: there is no grade called 优良. Known are 优秀 | 良好 | 较差",
    ),
    "lines that do not fall": (
        ("> 80", "> 91"),
        "line 35, grades › thresholds › 良好: the line of 优秀, 90, is not above that of 良好, 91. "
        "Lines must fall from the best grade to the worst; a grade with a quota may share the line below it",
    ),
    "a quota for an unknown grade": (
        ("    优秀: {share", "    优等: {share"),
        "line 37, grades › quota › 优等: there is no grade called 优等. Known are 优秀 | 良好 | 较差",
    ),
    "a quota of nothing": (
        ("{share: 30%, ", "{"),
        "line 37, grades › quota › 优秀: the quota has neither a share nor places. "
        "State share, such as 30%, or places by group",
    ),
    "a share above one": (
        ("share: 30%", "share: 30"),
        "line 37, grades › quota › 优秀 › share: the share 30 is not within 0 and 1. Write 30% or 0.3",
    ),
    "places for an unknown group": (
        ("share: 30%", "places: {countys: 2}"),
        "line 37, grades › quota › 优秀 › places › countys: there is no group called countys. Did you mean counties?",
    ),
    "a condition that looks at the group": (
        ("actual > target", "rank(actual) > 3"),
        "line 39, grades › ceilings › #1 › when: the condition looks at the group. "
        "A condition sees one unit only: make it an item instead",
    ),
    "a condition on a block that reads a column": (
        ("node: pm25", "node: growth"),
        "line 39, grades › ceilings › #1 › when: growth has no actual, target. "
        "Blocks and the total have score and full: name an item",
    ),
}


@pytest.mark.parametrize(("change", "said"), ERRORS.values(), ids=ERRORS)
def test_an_edition_is_refused_for(change: tuple[str, str], said: str) -> None:
    assert sentences(change) == [f"demo.yaml, {said}"]


def test_a_policy_may_be_stated_item_by_item() -> None:
    by_item = [(f"id: {id}", f"id: {id}\n{pad}missing: zero") for id, pad in (("pm25", " " * 8), ("gdp", " " * 8))]
    said = sentences(("missing: block, ", ""), *by_item)
    assert [line.partition(". ")[0] for line in said] == [
        "demo.yaml, line 30, tree › party › missing: missing is not stated: what counts when there is no value"
    ]
    assert loaded(("missing: block, ", ""), *by_item, ("id: party", "id: party\n    missing: zero")).warnings == ()


EVENTS = "rule: {kind: events, base: BASE, cap: 20, floor: 0, classes: [{id: events, title: 事件, points_each: 5}]}"


def test_an_item_that_only_takes_points_off_carries_no_points() -> None:
    item = "  - {id: incidents, title: 事件, points: 0, direction: down, " + EVENTS + "}\ngrades:"
    assert loaded(("grades:", item.replace("BASE", "none"))).warnings == ()
    assert "incidents › points: 0 is not above zero" in sentences(("grades:", item.replace("BASE", "full")))[0]


def test_a_line_may_touch_the_one_above_it_when_only_one_includes_it() -> None:
    assert loaded(("> 80", ">= 80"), (">= 90", "> 80")).warnings == ()
    assert "lines_not_falling" not in [finding.code for finding in loaded(("> 80", ">= 80")).warnings]


def test_grades_may_share_a_line_when_a_quota_tells_them_apart() -> None:
    assert "lines_not_falling" not in [finding.code for finding in loaded((">= 90", "> 80")).warnings]
    assert len(sentences((">= 90", "> 80"), ("    优秀: {share", "    良好: {share"))) == 1


def test_units_may_be_named_when_the_evidence_decides_who_belongs_where() -> None:
    named = (PARTY, PARTY + "\n    overrides: [{units: [q9], points: 40}]")
    assert loaded(("units: [z1, z2, z3]", "units: []"), named).warnings == ()


def test_a_weighted_mean_needs_every_weight() -> None:
    said = sentences(("tree:", "aggregate: weighted_mean\ntree:"), ("id: party", "id: party\n    weight: 40%"))
    assert said == [
        "demo.yaml, line 13, tree › growth › weight: growth has no weight under a weighted mean. "
        "State weight, such as 29.3% or 32/109"
    ]


def test_printed_weights_that_miss_one_by_a_hair_are_warned_about() -> None:
    weights = (("id: growth", "id: growth\n    weight: 59.9%"), ("id: party", "id: party\n    weight: 40%"))
    assert warned(("tree:", "aggregate: weighted_sum\ntree:"), *weights) == [
        "demo.yaml, line 12, tree: the weights add up to 99.9%, not 100%. "
        "Printed weights may be rounded: write exact fractions such as 32/109"
    ]


def test_points_that_do_not_add_up_are_a_warning_with_exact_sums() -> None:
    assert warned(("points: 20", "points: 20.5")) == [
        "demo.yaml, line 12, tree › growth: the points below add up to 60.5, 0.5 above full marks of 60. "
        "Correct the points of the items, or those of this level"
    ]


def test_a_rescaled_block_adds_up_to_its_raw_scale() -> None:
    assert loaded(("points: 60", "points: 60\n    scale: 120"), ("points: 20", "points: 80")).warnings == ()
    assert "0.5 below the raw scale of 60.5" in warned(("points: 60", "points: 60\n    scale: 60.5"))[0]


def test_points_are_added_group_by_group() -> None:
    only_counties = ("id: party", "id: party\n    only: {groups: [counties]}")
    assert warned(only_counties) == [
        "demo.yaml, line 11, tree: in the group zones the points below add up to 60, 40 below full marks of 100. "
        "Correct the points of the items, or those of this level"
    ]
    for_zones = "\n  - {id: land, title: 土地, points: 40, direction: up, only: {groups: [zones]}, " + PARTY + "}"
    assert warned(only_counties, ("scale: 100}", "scale: 100}" + for_zones)) == []


def test_points_overridden_for_a_unit_count_for_that_unit() -> None:
    more = (PARTY, PARTY + "\n    overrides: [{units: [z1], points: 45}]")
    assert warned(more) == [
        "demo.yaml, line 11, tree: in the group zones the points below add up to 105, 5 above full marks of 100. "
        "Correct the points of the items, or those of this level"
    ]


def test_a_group_rule_in_a_small_group_is_a_warning() -> None:
    assert warned(("[z1, z2, z3]", "[z1, z2]")) == [
        "demo.yaml, line 27, tree › growth › gdp › rule: the rule compares units of a group, "
        "and zones has fewer than 3. Join groups, or compare with a target"
    ]


def test_a_method_made_in_memory_is_checked_with_paths_alone() -> None:
    method = loaded().method
    odd = method.model_copy(update={"groups": {"zones": method.groups["zones"]}})
    doubled = odd.model_copy(update={"tree": (*odd.tree, odd.tree[1])})
    assert [finding.sentence("en") for finding in check(doubled)] == [
        "tree › party › id: the id party is used twice. Give every item and block an id of its own",
        "tree: the points below add up to 140, 40 above full marks of 100. "
        "Correct the points of the items, or those of this level",
    ]


def test_a_changed_copy_of_a_method_forgets_what_followed_from_the_old_fields() -> None:
    method = loaded().method
    assert len(method.root.items) == 2
    copy = method.model_copy(update={"tree": method.tree[:1]})
    assert len(copy.root.items) == 1
    assert [item.id for item in copy.items] == ["pm25", "gdp"]


def test_every_finding_speaks_both_languages() -> None:
    for change, _ in ERRORS.values():
        zh = sentences(change, language="zh")[0]
        assert zh.startswith("demo.yaml · 第")
        assert "。" in zh
