"""Planted anomalies are found, clean figures are left alone, and chances agree with scipy's."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from kaoheng.analysis.integrity.chance import at_least, chi_square, chi_square_tail, robust_z, survivors
from kaoheng.analysis.integrity.checks import Found, inspect
from kaoheng.analysis.integrity.rules import IntegrityRules
from kaoheng.findings import Refused
from tests.analysis.looking import Row, evidence, item, method, row

UNITS = [f"U{n}" for n in range(12)]


def names(found: Found) -> list[tuple[str, tuple[str, ...]]]:
    return [(sign.check, sign.units) for sign in found.signs]


def growing(jump: str = "104.9") -> list[Row]:
    last = [row(100, unit, period="2021") for unit in UNITS]
    now = [row(f"10{n % 5}.{n}3", unit, period="2022") for n, unit in enumerate(UNITS[1:])]
    return [*last, row(jump, UNITS[0], period="2022"), *now]


def test_a_jump_far_from_the_peers_is_named_and_an_ordinary_change_is_not() -> None:
    assert ("jumps", ("U0",)) in names(inspect(method(), evidence(growing("180"))))
    assert "jumps" not in {check for check, _ in names(inspect(method(), evidence(growing())))}


def test_an_item_is_named_by_its_title_in_both_languages() -> None:
    signs = inspect(method(item(title="产值", title_en="output")), evidence(growing("180"))).signs
    (jump,) = [sign for sign in signs if sign.check == "jumps"]
    assert jump.reason.zh.startswith("U0产值由100到180")
    assert jump.reason.en.startswith("U0 output went from 100 to 180")


@pytest.mark.parametrize(("whole", "found"), [("1000", 0), ("1004", 0), ("1010", 1)])
def test_a_whole_is_held_against_its_parts_within_the_tolerance(whole: str, found: int) -> None:
    rows = [row(whole, "C"), row(600, "A"), row(400, "B")]
    rules = IntegrityRules.model_validate(
        {"wholes": [{"items": ["gdp"], "whole": "C", "tag": "county", "tolerance": "0.5%"}]}
    )
    given_units = {"C": "全市", "A": "甲县/county", "B": "乙县/county"}
    signs = [s for s in inspect(method(), evidence(rows, given_units), rules).signs if s.check == "sums"]
    assert len(signs) == found
    assert all("合计1000，全市为1010" in sign.reason.zh for sign in signs)


def test_values_crowded_just_past_their_targets_are_named() -> None:
    rows = [row(f"100.{n}", unit) for n, unit in enumerate(UNITS)]
    found = inspect(method(item(target={"kind": "point", "value": 100})), evidence(rows))
    assert [sign.p for sign in found.signs if sign.check == "bunching"] == [Fraction(1, 2**12)]


def test_digits_made_up_with_a_favourite_are_named() -> None:
    rng = np.random.default_rng(2)
    fair = [
        row(int(v), "A", period=f"{2000 + n // 12}-{n % 12 + 1}") for n, v in enumerate(rng.integers(1000, 9999, 120))
    ]
    odd = [row(int(v) // 10 * 10 + 7, "B", period=f"{2000 + n // 12}-{n % 12 + 1}")
           for n, v in enumerate(rng.integers(1000, 9999, 120))]  # fmt: skip
    found = names(inspect(method(), evidence([*fair, *odd])))
    assert ("last_digits", ("B",)) in found
    assert ("last_digits", ("A",)) not in found


def test_round_numbers_are_named() -> None:
    rows = [row(1000 + 5 * n, "A", period=f"{2000 + n // 12}-{n % 12 + 1}") for n in range(30)]
    rows.append(row(1001, "A", period="2010-01"))
    assert ("roundness", ("A",)) in names(inspect(method(), evidence(rows)))


def test_one_value_from_one_document_for_two_units_is_named() -> None:
    rows = [
        row("1234.5", "A", source="县报1号"),
        row("1234.5", "B", source="县报1号"),
        row("1234.5", "C", source="另文"),
    ]
    signs = inspect(method(), evidence(rows)).signs
    assert [(sign.check, sign.units, sign.strength) for sign in signs] == [("identical", ("A", "B"), "strong")]


def test_values_after_the_cut_off_and_changed_ones_are_named() -> None:
    dated = item(data={"cut_off": "2023-01-31"}, target={"kind": "point", "value": 100})
    now = evidence([row(101, "A", as_of="2023-02-02"), row(90, "B", as_of="2023-01-05")])
    old = evidence([row(99, "A"), row(90, "B")])
    signs = inspect(method(dated), now, before=old).signs
    assert [(s.check, s.units, s.strength) for s in signs] == [
        ("changed", ("A",), "strong"),
        ("late", ("A",), "medium"),
    ]
    assert "由未达标变为达标" in signs[0].reason.zh


def test_reported_values_far_better_than_the_certified_ones_are_named() -> None:
    rows = [row(120, "A", status="reported"), row(100, "A", status="certified")]
    signs = inspect(method(), evidence(rows)).signs
    assert [(s.check, s.strength) for s in signs] == [("certified", "strong")]
    assert "自报120，核定100" in signs[0].sentence().zh


def test_clean_figures_give_few_signs_and_say_how_many_tests_were_made() -> None:
    rng = np.random.default_rng(4)
    rows = [
        row(f"{1000 + 10 * rng.normal():.2f}", unit, period=f"{2010 + n // 12}-{n % 12 + 1}")
        for unit in UNITS for n in range(60)
    ]  # fmt: skip
    found = inspect(method(), evidence(rows))
    assert found.tests == 24
    assert len(found.signs) <= 2
    assert "共做24次统计检验" in found.note().zh


def test_no_sentence_accuses() -> None:
    signs = inspect(method(), evidence(growing("180"))).signs
    assert signs
    assert all("值得核对" in s.sentence().zh and "造假" not in s.sentence().zh for s in signs)


def test_bad_cells_are_refused_all_at_once() -> None:
    with pytest.raises(Refused) as caught:
        inspect(method(), evidence([row("x", "A"), row(1, "A", period="春")]))
    assert [finding.code for finding in caught.value] == ["not_a_number", "unreadable_period"]


@given(st.integers(1, 60), st.data(), st.sampled_from([Fraction(1, 2), Fraction(1, 5)]))
def test_the_binomial_tail_is_scipys(tries: int, data: st.DataObject, chance: Fraction) -> None:
    hits = data.draw(st.integers(0, tries))
    oracle = stats.binomtest(hits, tries, float(chance), alternative="greater").pvalue
    assert float(at_least(hits, tries, chance)) == pytest.approx(oracle, rel=1e-9)


@given(st.floats(0, 80), st.integers(1, 12))
def test_the_chi_square_tail_is_scipys(statistic: float, freedom: int) -> None:
    assert chi_square_tail(statistic, freedom) == pytest.approx(float(stats.chi2.sf(statistic, freedom)), rel=1e-9)


@given(st.lists(st.integers(1, 50), min_size=10, max_size=10))
def test_the_chi_square_test_is_scipys(counts: list[int]) -> None:
    oracle = stats.chisquare(counts)
    statistic, p = chi_square(counts, [0.1] * 10)
    assert statistic == pytest.approx(float(oracle.statistic))
    assert p == pytest.approx(float(oracle.pvalue), rel=1e-6)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=30))
def test_the_survivors_are_scipys(chances: list[float]) -> None:
    adjusted = stats.false_discovery_control(chances)
    clear = [abs(each - 0.05) > 1e-9 for each in adjusted]
    kept = survivors(chances, Fraction(1, 20))
    assert [k for k, c in zip(kept, clear, strict=True) if c] == [
        bool(a <= 0.05) for a, c in zip(adjusted, clear, strict=True) if c
    ]


def test_a_robust_z_is_exact_and_absent_where_most_values_are_equal() -> None:
    assert robust_z(Fraction(10), [Fraction(n) for n in (1, 2, 3, 4, 10)]) == Fraction(6745, 10000) * 7
    assert robust_z(Fraction(9), [Fraction(n) for n in (1, 1, 1, 9)]) is None
