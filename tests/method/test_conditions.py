"""Conditions on grades: what they may read of a node, and what is said where they cannot."""

import pytest

from tests.method.demo import changed, loaded, refused, sentences

PARTY = "rule: {kind: as_given, scale: 100}"


def test_a_condition_that_cannot_be_read_names_the_character() -> None:
    said = sentences(("actual > target", "actual > > target"))
    assert len(said) == 1
    assert "the condition 'actual > > target' is wrong at character" in said[0]


def test_a_condition_that_cannot_be_read_is_told_in_the_language_asked_for() -> None:
    change = ("actual > target", "actual")
    assert sentences(change) == [
        "demo.yaml, line 39, grades › ceilings › #1 › when: the condition 'actual' is wrong at character 1. "
        "a condition is needed here, not a number; compare it, as in actual >= target"
    ]
    assert sentences(change, language="zh") == [
        "demo.yaml · 第39行 · grades › ceilings › #1 › when：条件“actual”第1个字符处有误。"
        "此处应为条件，不应为数，请写成比较，如 actual >= target"
    ]


BY_CLASS = (
    PARTY,
    "rule: {kind: events, base: full, cap: null, floor: 0, classes: [{id: minor-1, title: 一般事故, points_each: 1},"
    " {id: major, title: 重大事故, points_each: null}]}",
)


@pytest.mark.parametrize("when", ["major > 0", "major > 0 and score < full", "score < full / 2"])
def test_a_condition_may_read_a_part_of_an_item(when: str) -> None:
    assert loaded(BY_CLASS, ("node: pm25", "node: party"), ("actual > target", when)).warnings == ()


def test_a_condition_cannot_read_the_year_of_an_item_that_has_parts_only() -> None:
    change = (BY_CLASS, ("node: pm25", "node: party"), ("actual > target", "actual > target and major > 0"))
    assert [finding.code for finding in refused(changed(*change))] == ["unknown_column"]
    assert sentences(*change) == [
        "demo.yaml, line 39, grades › ceilings › #1 › when: party has no actual, target of the whole year. "
        "Name a part, such as major, or use score"
    ]
    assert sentences(*change, language="zh") == [
        "demo.yaml · 第39行 · grades › ceilings › #1 › when：指标 party 没有全年的 actual、target。"
        "请写明某一部分，如 major，或改用 score"
    ]


def test_a_condition_may_read_what_the_data_of_an_item_with_parts_bring_for_the_year() -> None:
    brought = (BY_CLASS[0], BY_CLASS[1] + "\n    data: {columns: {prior: gdp}}")
    assert loaded(brought, ("node: pm25", "node: party"), ("actual > target", "prior < 0")).warnings == ()
