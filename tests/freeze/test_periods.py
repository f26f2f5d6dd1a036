"""Periods: the whole year, months to be combined, and parts a rule reads one by one."""

from typing import Any

import numpy as np
import pytest

from tests.freeze.making import AS_GIVEN, STEP, evidence, frozen, item, method, refused, seen, spots, warned

MEAN = {"over_periods": {"combine": "mean", "incomplete": "missing"}}
SKIP = {"over_periods": {"combine": "mean", "incomplete": "skip"}}


@pytest.mark.parametrize("period", ["", "2024", "2024年", "全年", "年度"])
def test_the_whole_year_may_be_written_in_several_ways(period: str) -> None:
    assert frozen(method(), evidence(seen("1", period=period))).cubes["actual"].periods == ("",)


def test_one_period_stands_for_the_year_where_one_value_is_read() -> None:
    facts = frozen(method(), evidence(seen("1", period="12月")))
    assert facts.cubes["actual"].periods == ("",)
    assert facts.origin("growth", "140502", "actual").row == 2


def test_different_single_periods_are_a_warning() -> None:
    result = warned(method(), evidence(seen("1", period="1月"), seen("1", "140521", period="12月")))
    assert spots(result.warnings) == [("uneven_periods", "observations", 3, "period")]


def test_several_periods_need_the_methods_word() -> None:
    rows = [seen("1", period="1月"), seen("1", "A01"), seen("2", period="2月"), seen("3", period="3月")]
    found = refused(method(), evidence(*rows))
    assert spots(found) == [("several_periods", "observations", 4, "period")]
    assert "1月、2月、3月" in found[0].what.zh


def test_months_stand_in_the_order_of_the_calendar() -> None:
    rows = [seen(str(month), period=f"{month}月") for month in (10, 2, 1, 12)]
    facts = frozen(method(item(data=SKIP)), evidence(*rows))
    assert facts.cubes["actual"].periods == ("1月", "2月", "10月", "12月")
    assert facts.cubes["actual"].values[0, :, 0].tolist() == [1, 2, 10, 12]
    assert np.isnan(facts.cubes["actual"].values[0, :, 1]).all()


def test_a_value_for_the_year_beside_values_for_its_months_is_refused() -> None:
    found = refused(method(item(data=MEAN)), evidence(seen("1", period="1月"), seen("1")))
    assert spots(found) == [("year_and_periods", "observations", 3, "period")]


def test_an_incomplete_year_is_missing_where_the_method_says_so() -> None:
    rows = [
        seen("1", period="1月"),
        seen("1", period="2月"),
        seen("1", "140521", period="2月"),
        seen("1", "A01", period="1月"),
    ]
    found = refused(method(item(data=MEAN, missing="block")), evidence(*rows))
    assert [finding.code for finding in found] == ["missing_value"] * 2
    assert "沁水县（140521）的指标growth（growth）缺1月" in found[0].what.zh
    assert frozen(method(item(data=SKIP, missing="block")), evidence(*rows)).cubes["actual"].periods == ("1月", "2月")


def test_items_with_months_beside_items_without_are_both_complete() -> None:
    both = method(item("a", data=MEAN, missing="block"), item("b", missing="block"))
    rows = [seen("1", unit, "a", period=f"{m}月") for unit in ("140502", "140521", "A01") for m in (1, 2)]
    rows += [seen("2", unit, "b") for unit in ("140502", "140521", "A01")]
    facts = frozen(both, evidence(*rows))
    assert facts.cubes["actual"].periods == ("", "1月", "2月")
    assert facts.cubes["actual"].spans(0) == (1, 2)
    assert facts.cubes["actual"].spans(1) == (0,)


def test_too_many_different_periods_are_refused_not_laid_out() -> None:
    found = refused(method(item(data=SKIP)), evidence(*[seen("1", period=f"p{i}") for i in range(500)]))
    assert [finding.code for finding in found] == ["too_many_periods"]


QUARTERS: dict[str, Any] = {
    "kind": "by_period",
    "periods": [{"id": "q1", "title": "第1季度", "weight": "1/2"}, {"id": "q2", "title": "第2季度", "weight": "1/2"}],
    "target_by_period": False,
    "then": AS_GIVEN,
}


def test_parts_of_a_rule_are_laid_out_by_their_names() -> None:
    facts = frozen(method(item(rule=QUARTERS)), evidence(seen("1", period="q2"), seen("2", period="q1")))
    assert facts.cubes["actual"].periods == ("q1", "q2")
    assert facts.cubes["actual"].values[0, :, 0].tolist() == [2, 1]


def test_a_part_the_rule_does_not_know_is_refused_and_so_is_none_at_all() -> None:
    rows = [seen("1", period="Q1"), seen("2", period="q2"), seen("3", "A01")]
    found = refused(method(item(rule=QUARTERS)), evidence(*rows))
    assert spots(found) == [
        ("unknown_part", "observations", 2, "period"),
        ("unknown_part", "observations", 4, "period"),
    ]
    assert "是否应为“q1”" in found[0].mend.zh
    assert "没有填期间" in found[1].what.zh


def test_a_missing_part_is_refused_though_all_parts_may_be_missing() -> None:
    found = refused(method(item(rule=QUARTERS)), evidence(seen("1", period="q1")))
    assert spots(found) == [("missing_part", "observations", None, "period")]
    assert "城区（140502）的指标growth（growth）缺q2的实际值" in found[0].what.zh
    assert "actual" not in frozen(method(item(rule=QUARTERS)), evidence(seen(""))).cubes


def test_targets_read_by_part_must_be_there_for_every_part() -> None:
    staged = QUARTERS | {"target_by_period": True, "then": STEP}
    rows = [seen("1", period="q1"), seen("1", period="q2"), seen("1", kind="target", period="q1")]
    rows += [seen("1", "A01", period="q1"), seen("1", "A01", period="q2")]
    found = refused(method(item(rule=staged)), evidence(*rows))
    assert sorted(finding.code for finding in found) == ["missing_part", "missing_target"]


def test_only_the_units_of_an_override_need_its_parts() -> None:
    some = method(item(overrides=[{"groups": ["counties"], "rule": QUARTERS}]))
    rows = [seen("1", period="q1"), seen("1", period="q2"), seen("3", "A01")]
    facts = frozen(some, evidence(*rows))
    assert facts.cubes["actual"].periods == ("", "q1", "q2")


def test_a_part_may_be_called_like_the_year() -> None:
    rule = QUARTERS | {
        "periods": [{"id": "2023", "title": "上年", "weight": "1/2"}, {"id": "2024", "title": "本年", "weight": "1/2"}]
    }
    facts = frozen(method(item(rule=rule)), evidence(seen("1", period="2023"), seen("2", period="2024")))
    assert facts.cubes["actual"].periods == ("2023", "2024")
