"""A question about other values or another method is answered by scoring again, and says what caused what."""

from dataclasses import replace
from fractions import Fraction

import pytest

from kaoheng.analysis.changes import Change, FieldChange, ValueChange, with_fields, with_values
from kaoheng.analysis.path.way import way
from kaoheng.analysis.what_if import WhatIf, what_if
from kaoheng.derive.derived import derive
from kaoheng.engines.reference import engine as reference
from kaoheng.facts import Facts
from kaoheng.findings import Refused
from kaoheng.method.canonical import digest
from kaoheng.method.edition import Method
from kaoheng.results import differences
from kaoheng.tables import Adjustment
from kaoheng.tally.rows import ClaimRow
from tests.analysis.years import counties, facts, item, method
from tests.engines.generated_derived import BONUS


def test_no_change_changes_nothing() -> None:
    county, year, _ = counties()
    compared = what_if(county, year, [])
    assert not any(effect.differs for effect in compared.effects)


def test_another_value_is_scored_as_the_reference_engine_scores_it() -> None:
    county, year, _ = counties()
    changes = [ValueChange("140521", "gdp", Fraction("7.25")), ValueChange("140521", "party", Fraction(95))]
    after = what_if(county, year, changes).after
    assert differences(reference.score(county, with_values(county, year, changes)), after) == []


def test_the_effect_says_what_caused_it() -> None:
    county, year, _ = counties()
    compared = what_if(county, year, [ValueChange("140521", "party", Fraction(100))])
    effect = next(effect for effect in compared.effects if effect.unit == "140521")
    assert effect.sentence.zh.startswith("因沁水县党建由90改为100，党建得分由18.00变为20.00，总分由87.48变为")
    assert {e.unit for e in compared.effects if e.items} == {"140521"}


def test_a_change_of_one_unit_reaches_others_through_ranks() -> None:
    year = facts({"a": ["90", "80"]}, [2])
    compared = what_if(method([item("a", points=100)], ["g0"]), year, [ValueChange("u1", "a", Fraction(95))])
    assert "因其他单位的变化，自身得分不变，名次由1变为2" in compared.effects[0].sentence.zh


def test_what_an_item_borrows_follows_the_item_it_borrows_from() -> None:
    tree = [
        item("a", points=50, data={"columns": {"benchmark": "city"}},
             rule=dict(kind="benchmark", against="benchmark", named="全市平均", base=1, above=None, floor=0,
                       below=dict(gap="absolute", size=1, points=1, partial_step="proportional", most=None))),
        item("city", points=50),
    ]  # fmt: skip
    year = facts({"a": ["80"], "city": ["80"]}, [1])
    lent = {**year.cubes, "benchmark": year.cubes["actual"].changed({(0, 0, 0): Fraction(80)})}
    whole = type(year)(year.units, year.items, year.groups, year.starts, lent)
    after = what_if(method(tree, ["g0"]), whole, [ValueChange("u0", "city", Fraction(83))]).after
    assert after.nodes["a"].text(0) == "47.00"


def test_points_of_an_item_are_changed_as_in_the_file() -> None:
    county, year, evidence = counties()
    changes: list[Change] = [FieldChange("party", "points", "22"), FieldChange("special", "points", "13")]
    effects = WhatIf(county, year, evidence).ask(changes).effects
    assert "因党建的points改为22、专项工作的points改为13，党建得分由18.40变为20.24" in effects[0].sentence.zh


def test_changes_of_targets_need_the_evidence() -> None:
    county, year, evidence = counties()
    stricter = [FieldChange("major_accidents", "target.value", "1")]
    with pytest.raises(Refused, match="needs the evidence"):
        what_if(county, year, stricter)
    assert what_if(county, year, stricter, evidence).after.facts is not year


def test_a_method_patched_with_what_it_says_already_is_the_same() -> None:
    county, _, _ = counties()
    assert digest(with_fields(county, [FieldChange("party", "points", "20")])) == digest(county)


def test_everything_unknown_is_named_at_once() -> None:
    county, year, _ = counties()
    changes = [ValueChange("140599", "gdp", Fraction(1)), ValueChange("140521", "gpd", Fraction(1), kind="actuel")]
    with pytest.raises(Refused) as refused:
        what_if(county, year, changes)
    assert [finding.code for finding in refused.value] == ["unknown_unit", "unknown_item", "unknown_kind"]


@pytest.mark.parametrize("field", ["rule.sise", "rule", "pionts", "rule.rungs.99.rate", "title.x"])
def test_a_field_that_does_not_fit_is_refused(field: str) -> None:
    county, _, _ = counties()
    with pytest.raises(Refused):
        with_fields(county, [FieldChange("energy", field, "nonsense")])


def derived_year() -> tuple[Method, Facts]:
    """One item in another unit of measure, one that claims feed, over two groups. 演示数据。"""
    treat = [{"kind": "convert", "from_unit": "十分", "to_unit": "分", "factor": "10"}]
    tree = [item("a", points=90, data={"treat": treat}), item("b", points=10, data={"channel": "bonus"})]
    made = method(tree, ["g0", "g1"], channels={"bonus": BONUS})
    rows = tuple(ClaimRow(f"u{at}", "甲", "事项", status="admitted") for at in range(4))
    known = replace(facts({"a": ["9", "8", "7", "6"], "b": [None] * 4}, [2, 2]), rows={"bonus": rows})
    return made, derive(made, known)


def test_a_reported_value_is_treated_again() -> None:
    made, year = derived_year()
    compared = what_if(made, year, [ValueChange("u1", "a", Fraction("9.5"))])
    assert compared.after.nodes["a"].text(1) == "85.50"
    assert "指标a由8改为9.5" in compared.effects[1].sentence.zh
    raw = compared.after.facts.underived
    assert derive(made, raw).cubes["actual"].exact(0, 0, 1) == 95


def test_a_value_that_a_channel_gives_is_refused_with_the_rows_to_change() -> None:
    made, year = derived_year()
    with pytest.raises(Refused, match="table claims"):
        what_if(made, year, [ValueChange("u1", "b", Fraction(3))])


def test_the_way_of_a_unit_moves_reported_values_only_and_leaves_other_groups_alone() -> None:
    made, year = derived_year()
    other = Adjustment("u3", "total", "54.03", "50", "核减", "纪要〔2026〕1号")
    found = way(made, replace(year, adjustments=(other,)), "u1", "rank 1")
    assert [(step.item, step.value, step.to) for step in found.alone] == [("a", Fraction(8), Fraction(9))]


def test_an_adjusted_total_stays_adjusted_by_as_much() -> None:
    made, year = method([item("a", points=100)], ["g0"]), facts({"a": ["90", "80"]}, [2])
    adjusted = replace(year, adjustments=(Adjustment("u0", "total", "90.00", "85", "核减", "纪要〔2026〕1号"),))
    compared = what_if(made, adjusted, [ValueChange("u0", "a", Fraction(88))])
    assert compared.effects[0].total == ("85.00", "83.00")
