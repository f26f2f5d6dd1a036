"""Blocks and totals that need so many of their items; on both engines, explained and worked out again."""

import pytest

from kaoheng.findings import Refused
from kaoheng.results import Results
from tests.engines.year import explained, method_of, scored

SOURCE = "weight: 1/4, missing: spread, direction: up, rule: {kind: as_given, scale: 100}"
FOUR = "\n".join(f"  - {{id: {name}, title: 来源{name}, {SOURCE}}}" for name in "abcd")
ACTUAL: dict[str, list[str | None]] = {
    "a": ["-3", "-1", "5", "6"],
    "b": ["-5", None, None, "6"],
    "c": [None, "-1", None, "6"],
    "d": ["-4", None, None, "6"],
}
GRADES = 'grades: {scale: [好, 差], thresholds: {好: ">= 0"}}'


def standings(needs: str) -> list[tuple[str, str, str]]:
    method = method_of(f"aggregate: weighted_mean\nneeds: {{{needs}}}\ntree:\n{FOUR}\n{GRADES}")
    results = scored(method, actual=ACTUAL)
    return [(results.totals.text(unit), results.rank_text(unit), results.grades[unit]) for unit in range(4)]


def test_a_unit_with_too_few_sources_has_no_total_no_grade_and_stands_behind_negative_ones() -> None:
    assert standings("items: 3") == [("-4.00", "2", "差"), ("", "3", ""), ("", "3", ""), ("6.00", "1", "好")]


def test_a_share_of_the_items_may_be_asked_for() -> None:
    assert standings("share: 1/2") == [("-4.00", "3", "差"), ("-1.00", "2", "差"), ("", "4", ""), ("6.00", "1", "好")]


def of_two_blocks() -> Results:
    whole = f"""
aggregate: weighted_mean
tree:
  - id: half
    title: 前半
    weight: 1/2
    aggregate: weighted_mean
    needs: {{items: 3}}
    items:
{FOUR.replace("  - ", "      - ")}
  - {{id: rest, title: 其余, weight: 1/2, direction: up, rule: {{kind: as_given, scale: 100}}}}
"""
    return scored(method_of(whole), actual=ACTUAL | {"rest": ["10", "10", "10", "10"]})


def test_a_block_with_too_few_items_hands_its_weight_on() -> None:
    results = of_two_blocks()
    assert [results.totals.text(unit) for unit in range(4)] == ["3.00", "10.00", "10.00", "8.00"]
    assert explained(results, "half", 1) == "2项有得分，不满足至少3项有得分，其分值按比例分摊到其他指标。"


@pytest.mark.parametrize("needs", ["items: 5", "items: 3, share: 50%", "share: 0"])
def test_needs_that_cannot_be_met_or_say_two_things_are_refused(needs: str) -> None:
    with pytest.raises(Refused):
        standings(needs)
