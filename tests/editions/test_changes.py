"""Two editions: nothing is said of what is the same, everything of what is not."""

from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from kaoheng.clauses.rules import implementing_rules
from kaoheng.editions.changes import Change, differences
from kaoheng.editions.labels import path_words, value_words
from kaoheng.editions.words import markdown
from kaoheng.findings import errors
from kaoheng.method.check import check
from kaoheng.method.edition import Method
from kaoheng.method.load import load
from kaoheng.tally.catalogue import AnyChannel
from tests.engines.generated import method_and_facts
from tests.method.demo import loaded

JINCHENG = Path(__file__).parents[2] / "methods/jincheng-demo/2022/method.yaml"
OLD = loaded().method


def said(*changes: tuple[str, str], language: str = "zh") -> str:
    new = loaded(*changes).method
    return markdown(OLD, new, differences(OLD, new), None, "zh" if language == "zh" else "en")


def test_identical_editions_do_not_differ() -> None:
    assert differences(OLD, loaded().method) == ()
    assert "两个版本没有不同。" in said()


def test_a_parameter_is_named_with_both_clauses() -> None:
    page = said(("points_per_step: 0.5", "points_per_step: 0.6"))
    assert "- 计分规则·每级分数：由“0.5”改为“0.6”" in page
    assert "原条文：" in page
    assert "扣0.6分" in page


def test_nodes_that_come_go_and_move_are_told_apart() -> None:
    renamed = loaded(("- id: gdp", "- id: output"))
    kinds = {(change.kind, change.node) for change in differences(OLD, renamed.method)}
    assert {("removed", "gdp"), ("added", "output")} <= kinds


def test_a_new_order_is_a_move_and_no_change() -> None:
    tree = OLD.tree
    turned = OLD.model_copy(update={"tree": tuple(reversed(tree))})
    assert {(c.kind, c.node, c.before, c.after) for c in differences(OLD, turned)} == {
        ("moved", "growth", "1", "2"),
        ("moved", "party", "2", "1"),
    }


def test_a_node_under_another_block_has_moved() -> None:
    growth, party = OLD.tree
    inside = growth.model_copy(update={"items": (*growth.items, party)})  # type: ignore[union-attr]
    moved = OLD.model_copy(update={"tree": (inside,)})
    assert Change("moved", "party", ("parent",), "total", "growth") in differences(OLD, moved)


def test_lines_quotas_and_policies_are_said() -> None:
    page = said(('优秀: ">= 90"', '优秀: ">= 92"'), ("share: 30%", "share: 1/3"), ("missing: block", "missing: zero"))
    assert "- 等次·分数线·优秀：由“>= 90”改为“>= 92”" in page
    assert "- 等次·名额·优秀·占比：由“0.3”改为“1/3”" in page
    assert "- 通用规定·没有数据时：由“补报后再计分”改为“不得分”" in page


def test_another_kind_of_rule_is_one_change() -> None:
    page = said(
        ("{kind: as_given, scale: 100}", "{kind: all_or_nothing, comparator: at_least}\n    target: {kind: point}")
    )
    assert "类型直接计入" in page
    assert page.count("现条文：") == 1


@settings(max_examples=25)
@given(st.integers(0, 10**6))
def test_the_other_way_round_the_counts_are_the_same(seed: int) -> None:
    one, other = (method_and_facts(Random(seed + i))[0] for i in (0, 1))
    there, back = differences(one, other), differences(other, one)
    swap = {"added": "removed", "removed": "added", "moved": "moved", "changed": "changed"}
    assert sorted(swap[change.kind] for change in back) == sorted(change.kind for change in there)
    assert {(c.node, c.path, repr(c.after), repr(c.before)) for c in back if c.kind == "changed"} == {
        (c.node, c.path, repr(c.before), repr(c.after)) for c in there if c.kind == "changed"
    }


def fields(method: Method, inside_of: set[str] | None = None) -> list[tuple[Any, ...]]:
    """The path of every field of the method, or of its sections of these names."""
    places = [place for place in _places(method.model_dump(mode="json"), ()) if place[-1] not in ("id", "kind")]
    return [place for place in places if inside_of is None or inside_of & set(place)]


def each_field_changed(method: Method, inside_of: set[str] | None = None) -> Iterator[tuple[Method, tuple[Any, ...]]]:
    """The method with one field written otherwise, for one field of every sort, where that still is a method."""
    done = set()
    for path in fields(method, inside_of):
        sort = tuple("" if isinstance(part, int) else part for part in path)
        if sort not in done and (new := written_otherwise(method, path)):
            done.add(sort)
            yield new, path


def written_otherwise(method: Method, path: tuple[Any, ...]) -> Method | None:
    """The method with this field written otherwise; None where that is no method."""
    data = inside = method.model_dump(mode="json")
    for part in path[:-1]:
        inside = inside[part]
    value = inside[path[-1]]
    inside[path[-1]] = not value if isinstance(value, bool) else value + 1 if isinstance(value, int) else f"{value}7"
    try:
        new = Method.model_validate(data)
    except (ValidationError, ValueError):
        return None
    return new if new != method and not errors(check(new)) else None


def _places(data: Any, path: tuple[Any, ...]) -> list[tuple[Any, ...]]:
    if isinstance(data, dict):
        return [place for key, value in data.items() for place in _places(value, (*path, key))]
    if isinstance(data, list):
        return [place for i, value in enumerate(data) for place in _places(value, (*path, i))]
    return [] if data is None else [path]


@settings(max_examples=80)
@given(st.integers(0, 10**6))
def test_every_changed_field_is_mentioned(seed: int) -> None:
    random = Random(seed)
    method = load(JINCHENG).method if random.random() < 0.5 else method_and_facts(random)[0]
    path = random.choice(fields(method))
    new = written_otherwise(method, path)
    if new is None:
        return
    changes = [change for change in differences(method, new) if change.kind == "changed"]
    assert changes
    page = markdown(method, new, changes, None)
    named = [part for part in path if isinstance(part, str) and part not in ("tree", "items")]
    assert any(change.path[0] in named for change in changes)
    for change in changes:
        assert path_words(change.path, new, method).zh in page
        assert value_words(change.after, change.path[-1]).zh in page


UNSAID = {
    "title_en",
    "english",
    "tags",
    "id",
    "of",
    "unit",
    "out_of_column",
    "places",
    "comparator",
    "per_place",
    "loss_counts",
    "counter",
    "take",
}
"""Fields that a Chinese clause need not show: English titles and words, tags, names of columns, and what has no effect.

`take` has none without a channel.
"""
UNSAID_PATHS = {("questions", 0, "weight")}
"""The weight of an only question has no effect."""


def test_a_changed_field_changes_the_implementing_rules() -> None:
    method = load(JINCHENG).method
    first = implementing_rules(method).chapters
    for new, path in each_field_changed(method):
        if any(part in UNSAID for part in path) or path[:2] == ("method", "id") or path[-3:] in UNSAID_PATHS:
            continue
        then = implementing_rules(new).chapters
        assert first[:-1] != then[:-1] or path[1] in ("source", "notes"), path
        assert first[-1] != then[-1]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_both_languages_are_complete(language: str) -> None:
    page = said(("points: 20", "points: 21"), ("- id: gdp", "- id: output"), language=language)
    heads = {"zh": ["## 新增", "## 删去"], "en": ["## Added", "## Removed"]}[language]
    assert [line for line in page.splitlines() if line.startswith("## ")][:2] == heads


def test_groups_channels_and_types_of_claims_are_called_by_their_titles() -> None:
    old = loaded().method
    honours = {**CHANNELS["claims"], "title": "荣誉加分", "title_en": "Honours"}
    new = old.model_copy(update={"channels": {"honours": TypeAdapter(AnyChannel).validate_python(honours)}})
    assert path_words(("channels", "honours", "bonus_cap"), new).zh == "渠道·荣誉加分·加分上限"
    assert path_words(("groups", next(iter(old.groups)), "units"), new).en.startswith("groups, ")


CHANNELS: dict[str, Any] = {
    "past": {
        "kind": "history",
        "title": "历年得分",
        "years": [2022, 2023],
        "combine": "mean",
        "absent": "skip",
        "decimals": 2,
    },
    "claims": {
        "kind": "claims",
        "title": "加分",
        "types": {"award": {"title": "表彰", "sign": "bonus", "points": {"国家级": 2, "省级": 1}, "cap": 3}},
        "document": "required",
        "window": {"first": "2024-01-01", "last": "2024-12-31"},
        "same_matter": "highest_only",
        "bonus_cap": {"share": "50%", "of_points": 10},
        "penalty_cap": 5,
        "rounding": {"score": 2, "mode": "half_up"},
    },
    "panel": {
        "kind": "panel",
        "title": "评委评分",
        "values": {"kind": "scores", "least": 0, "most": 100},
        "by": {"kind": "trimmed_mean", "trim": {"each_end": 1, "at_least": 5}},
        "classes": {"leaders": {"weight": "60%"}, "peers": {"weight": "40%"}},
        "empty_class": "spread",
        "normalise": {"kind": "min_max", "low": 60, "high": 100, "if_all_equal": None},
        "own_rating": "dropped",
        "skipped": "drop_rater",
        "equal": "allowed",
        "raters_at_least": 5,
        "rounding": {"classes": "none", "score": 2, "mode": "half_up"},
    },
}
STEPS: list[dict[str, Any]] = [
    {"kind": "missing_codes", "codes": [-999]},
    {"kind": "convert", "from_unit": "毫克", "to_unit": "微克", "factor": 1000},
    {"kind": "impute", "by": "group_mean", "over": "group", "decimals": 2},
    {
        "kind": "winsorise",
        "when": {"skewness_above": 2, "kurtosis_above": "3.5", "definition": "sample"},
        "most": 1,
        "over": "group",
        "failing": "undo",
    },
]


def full_of_sections() -> Method:
    """The demonstration with channels, treatments, a calculated node, vetoes and consequences."""
    data = load(JINCHENG).method.model_dump(mode="json")
    data["channels"] |= CHANNELS
    data["tree"][3]["data"] |= {"channel": "panel", "take": "score"}
    data["tree"][0]["items"][0]["data"]["treat"] = STEPS
    data["tree"].append(
        {
            "id": "second",
            "title": "二次扣分",
            "calculate": "-0.5*missed_count",
            "counting": {"missed": {"nodes": ["party"], "when": "score < 10"}},
        }
    )
    return Method.model_validate(data)


def test_a_change_in_any_new_section_is_mentioned_and_changes_the_rules() -> None:
    method = full_of_sections()
    sections = {"channels", "vetoes", "consequences", "treat", "counting", "calculate"}
    before = implementing_rules(method).chapters[:-1]
    for new, path in each_field_changed(method, sections):
        changes = differences(method, new)
        assert changes
        page = markdown(method, new, changes, None)
        for change in changes:
            assert path_words(change.path, new, method).zh in page
            assert value_words(change.after, change.path[-1]).zh in page
        silent = path[-1] in UNSAID or str(path[-1]).endswith("_en") or path[-3:] in UNSAID_PATHS
        assert silent or before != implementing_rules(new).chapters[:-1], path
