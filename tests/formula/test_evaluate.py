"""Formulas give the right exact values, say where they have none, and agree in both arithmetics."""

from collections.abc import Mapping
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaoheng.arithmetic.exact import ExactColumns
from kaoheng.arithmetic.guarded import Guarded, Sheet
from kaoheng.arithmetic.guarded_columns import GuardedColumns
from kaoheng.arithmetic.segments import Segments
from kaoheng.formula.evaluate import evaluate, failures, holds
from kaoheng.formula.parse import parse
from kaoheng.numbers import round_to

THREE = {"actual": ["6", "4", "5"], "target": ["3", "8", "0"], "上年值": ["-2", "4.5", "0"]}


def exact(columns: Mapping[str, list[str]]) -> ExactColumns:
    size = len(next(iter(columns.values())))
    return ExactColumns(size, {k: [Fraction(v) for v in vs] for k, vs in columns.items()}, full=Fraction(10))


def guarded(columns: Mapping[str, list[str]]) -> GuardedColumns:
    size = len(next(iter(columns.values())))
    sheet = Sheet(1, size)

    def guard(name: str) -> Guarded:
        values = [Fraction(v) for v in columns[name]]
        grid = int(np.lcm.reduce([v.denominator for v in values]))
        return Guarded(np.array([[float(v) for v in values]]), sheet, grid=grid)

    full = Guarded(np.array([[10.0]]), sheet)
    return GuardedColumns(sheet, Segments(np.array([0]), size), guard, full=full, direction="up")


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("actual + target * 2 - 1", "11 19 4"),
        ("-actual ** 2", "-36 -16 -25"),
        ("actual / 4 * full", "15 10 12.5"),
        ("actual ** -1", "1/6 1/4 1/5"),
        ("4 ** 0.5 + actual ** 0", "3 3 3"),
        ("min(actual, target, 5)", "3 4 0"),
        ("max(actual, 5%)", "6 4 5"),
        ("abs(上年值)", "2 4.5 0"),
        ("floor(上年值 / 4)", "-1 1 0"),
        ("ceil(上年值 / 4)", "0 2 0"),
        ("round(上年值, 0)", "-2 5 0"),
        ("round(-上年值, 0)", "2 -5 0"),
        ("round(1/3, 2)", "0.33 0.33 0.33"),
        ("clip(actual, 4.5, 5.5)", "5.5 4.5 5"),
        ("sqrt(actual - target + 6)", "3 1.4142136 3.3166248"),
        ("exp(log(actual))", "6 4 5"),
        ("exp(0) + log(1)", "1 1 1"),
        ("rank(actual)", "1 3 2"),
        ("rank_low(actual)", "3 1 2"),
        ("highest(actual) - lowest(actual)", "2 2 2"),
        ("mean(actual) + median(target)", "8 8 8"),
        ("deviation(actual) ** 2", "2/3 2/3 2/3"),
        ("deviation(actual, 1)", "1 1 1"),
        ("quantile(actual, 25%)", "4.5 4.5 4.5"),
        ("quantile(actual, 25%, 6)", "4 4 4"),
        ("quantile(actual, 25%, 5)", "4.25 4.25 4.25"),
        ("nth_highest(actual, 2) + nth_lowest(actual, 1)", "9 9 9"),
        ("nth_highest(actual, 9)", "4 4 4"),
        ("mean_highest(actual, 2) - mean_lowest(actual, 2)", "1 1 1"),
        ("mean_highest(actual, 9)", "5 5 5"),
        ("round_half_even(actual / 4, 0)", "2 1 1"),
        ("total(actual / 2)", "7.5 7.5 7.5"),
        ("count()", "3 3 3"),
        ("count(actual >= 5) / count()", "2/3 2/3 2/3"),
        ("actual / target if target != 0 else full", "2 0.5 10"),
        ("1 if 4 < actual <= 6 else 0", "1 0 1"),
        ("1 if actual > 5 or target > 5 and not 上年值 > 5 else 0", "1 1 0"),
        ("1 if actual == 6 else 2 if actual == 4 else 3", "1 2 3"),
    ],
)
def test_a_formula_gives_these_values(text: str, values: str) -> None:
    got = evaluate(parse(text), exact(THREE))
    assert [round_to(v, 7, "half_up") for v in got] == [round_to(Fraction(v), 7, "half_up") for v in values.split()]


def test_a_tenth_is_a_tenth() -> None:
    got = evaluate(parse("0.1 + 0.2 - 0.3 + actual * 0"), exact(THREE))
    assert list(got) == [0, 0, 0]


@pytest.mark.parametrize(
    ("text", "flags", "why"),
    [
        ("actual / target", [0, 0, 1], "“目标值”为零，不能作除数"),
        ("1 / (actual - 6)", [1, 0, 0], "“实际值 − 6”为零，不能作除数"),
        ("actual / target if target > 0 else 0", [0, 0, 0], ""),
        ("0 if target == 0 else actual / target", [0, 0, 0], ""),
        ("1 if target != 0 and actual / target > 1 else 0", [0, 0, 0], ""),
        ("1 if target == 0 or actual / target > 1 else 0", [0, 0, 0], ""),
        ("1 if actual / target > 1 and target != 0 else 0", [0, 0, 1], "“目标值”为零"),
        ("mean(actual / target) if target > 0 else 0", [0, 0, 1], "“目标值”为零"),
        ("log(target)", [0, 0, 1], "“目标值”不大于零，没有对数"),
        ("sqrt(上年值)", [1, 0, 0], "“上年值”为负数"),
        ("上年值 ** 0.5", [1, 0, 0], "“上年值”为负数，不能开方"),
        ("上年值 ** -1", [0, 0, 1], "“上年值”为零，不能作除数"),
        ("exp(actual * 120)", [1, 0, 0], "超出±700"),
        ("(actual * 10000000) ** 60", [1, 1, 1], "过大"),
    ],
)
def test_units_without_a_value_are_named_but_only_where_the_value_is_needed(
    text: str, flags: list[int], why: str
) -> None:
    for x in (exact(THREE), guarded(THREE)):
        found = failures(parse(text), x)
        seen = np.zeros((1, 3), dtype=bool)
        for failure in found:
            seen = seen | failure.flags
        assert seen[0].astype(int).tolist() == flags
        assert why in "".join(failure.why.zh for failure in found)


def test_failures_can_be_looked_for_in_some_units_only() -> None:
    x = exact(THREE)
    assert failures(parse("actual / target"), x, where=x.below(0, x.target)) == []
    assert failures(parse("actual / target > 1", "truth"), x)[0].flags.tolist() == [False, False, True]


def test_conditions_hold_unit_by_unit() -> None:
    assert holds(parse("actual > mean(actual)", "truth"), exact(THREE)).tolist() == [True, False, False]


NUMBERS = st.integers(-60, 60).map(lambda n: str(Fraction(n, 20)) if n % 20 == 0 else f"{n / 20:.2f}")
LEAVES = st.one_of(st.sampled_from(["actual", "target", "上年值", "full"]), st.sampled_from(["0.1", "30%", "2", "7"]))


def _numbers(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    calls = ["abs({})", "floor({})", "ceil({})", "round({}, 1)", "rank({})", "mean({})", "highest({})", "total({})"]
    pairs = ["({} + {})", "({} - {})", "({} * {})", "{} / {}", "min({}, {})", "max({}, {})"]
    choice = "({} if {} {} {} else {})"
    return st.one_of(
        st.builds(str.format, st.sampled_from([*calls, "({}) ** 2", "-{}", "lowest({})", "median({})"]), inner),
        st.builds(str.format, st.sampled_from(pairs), inner, inner),
        st.builds(choice.format, inner, inner, st.sampled_from(["<", "<=", "==", "!=", ">=", ">"]), inner, inner),
        st.builds("sqrt(abs({}))".format, inner),
        st.builds("log(1 + abs({}))".format, inner),
        st.builds("exp(clip({}, -3, 3))".format, inner),
    )


@given(
    text=st.recursive(LEAVES, _numbers, max_leaves=8),
    rows=st.lists(st.tuples(NUMBERS, NUMBERS, NUMBERS), min_size=1, max_size=5),
)
def test_both_arithmetics_agree_wherever_the_fast_one_is_sure(text: str, rows: list[tuple[str, str, str]]) -> None:
    columns = dict(zip(("actual", "target", "上年值"), map(list, zip(*rows, strict=True)), strict=True))
    tree, fast = parse(text), guarded(columns)
    want = [round_to(v, 4, "half_up") for v in evaluate(tree, exact(columns))]
    got = evaluate(tree, fast).rounded(4, "half_up")[0]
    sure = np.ones(len(rows), dtype=bool) if fast.sheet.undecided is None else ~fast.sheet.undecided[0]
    for i in np.flatnonzero(sure):
        assert Fraction(int(got[i]), 10**4) == want[i], (text, columns)
