"""Formulas are read exactly, and hostile or mistaken text is refused with a place and a mend."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaoheng.formula.parse import FormulaError, parse
from kaoheng.formula.tree import Binary, Constant, Name, divisors, looks_at_group, names


@pytest.mark.parametrize(
    ("text", "value"),
    [("0.1", "1/10"), ("30%", "3/10"), (".5%", "1/200"), ("２９.３％", "293/1000"), ("1e-3", "1/1000"), ("7.", "7")],
)
def test_a_number_is_kept_as_written(text: str, value: str) -> None:
    assert parse(text) == Constant(Fraction(value), text)


def test_full_width_signs_read_like_their_ascii_twins() -> None:
    assert parse("（实际值－上年值）÷ 上年值 ×１００ ≥ 5％", "truth") == parse(
        "(实际值-上年值)/上年值*100 >= 5%", "truth"
    )


def test_a_formula_may_run_over_several_lines() -> None:
    assert parse("  actual\n  + target\n") == Binary("+", Name("actual"), Name("target"))


def test_names_are_the_columns_in_reading_order_without_full() -> None:
    assert names(parse("full * min(上年值 / actual, actual) + mean(同比)")) == ("上年值", "actual", "同比")


def test_divisors_leave_out_constants() -> None:
    assert divisors(parse("actual / 100 / target + 1 / (prior - 1)")) == (Name("target"), parse("prior - 1"))


def test_looking_at_the_group_is_seen_at_any_depth() -> None:
    assert looks_at_group(parse("1 if actual > mean(actual) else 0"))
    assert not looks_at_group(parse("max(actual, target)"))


@pytest.mark.parametrize(
    ("text", "column", "mend"),
    [
        ("actual.real", 1, "dot between names"),
        ("actual.__class__.__mro__", 1, "dot between names"),
        ("(1).real", 1, "dot between names"),
        ("__import__(1)", 1, "there is no function __import__"),
        ("exec(actual)", 1, "there is no function exec"),
        ("abs.mean(1)", 1, "plain name"),
        ("min(1, 2)(3)", 1, "plain name"),
        ("lambda: 1", 7, "not allowed"),
        ("[a for a in b]", 1, "not allowed"),
        ("total(a for a in b)", 6, "loops are not allowed"),
        ("{}", 1, "not allowed"),
        ("'a'", 1, "not allowed"),
        ("a[0]", 2, "not allowed"),
        ("a := 1", 3, "not allowed"),
        ("a # note", 3, "not allowed"),
        ("a // b", 1, "use + - * /"),
        ("~a", 1, "not allowed"),
        ("a, b", 1, "one value"),
        ("min(*a, b)", 5, "one by one"),
        ("min(a, b=1)", 1, "by position"),
        ("a in b", 1, "`in` and `is`"),
        ("True", 1, "not a number"),
        ("None", 1, "not a number"),
        ("3j", 1, "not a number"),
        ("0x10", 1, "not a number"),
        ("1_000", 1, "not a number"),
        ("1e999", 1, "too long"),
        ("9**9**9", 4, "plain number"),
        ("a ** b", 6, "plain number"),
        ("a ** 65", 6, "beyond 64"),
        ("a ** -65", 6, "beyond 64"),
        ("a ** (1/0)", 9, "divides by zero"),
        ("((a**64)**64)**64", 1, "powers of powers"),
        ("a / 0.0", 5, "divides by zero"),
        ("a % 2", 3, "must follow a number"),
        ("5 %2", 3, "must follow a number"),
        ("Q1% + 1", 3, "must follow a number"),
        ("实际值 + + (", 9, "cannot be read"),
        ("实际值 + 目标值.a", 7, "dot between names"),
        ("", 1, "empty"),
        (" \n", 1, "empty"),
        ("max(a)", 1, "highest(x)"),
        ("sum(a)", 1, "total("),
        ("count", 1, "is a function"),
        ("round(a, 0.5)", 10, "whole number"),
        ("round(a, b)", 10, "whole number"),
        ("quantile(a, 2)", 13, "from 0 to 1"),
        ("deviation(a, 2)", 14, "0 or 1"),
        ("mean()", 1, "needs 1 arguments"),
        ("mean(a > 1)", 6, "a number is needed"),
        ("count(a)", 7, "a condition is needed"),
        ("a > 1", 1, "a number is needed"),
        ("(a > 1) + 1", 2, "a number is needed"),
        ("1 if a else 2", 6, "a condition is needed"),
        ("a if b > 1 else c > 1", 17, "a number is needed"),
    ],
)
def test_what_is_not_allowed_is_refused_where_it_stands(text: str, column: int, mend: str) -> None:
    with pytest.raises(FormulaError) as caught:
        parse(text)
    assert mend in str(caught.value)
    assert caught.value.column == column


@pytest.mark.parametrize("text", ["a", "1", "a and b > 1", "not a", "a if b > 0 else c"])
def test_a_condition_must_be_a_truth_value(text: str) -> None:
    with pytest.raises(FormulaError, match="condition is needed"):
        parse(text, "truth")


@pytest.mark.parametrize(
    "text",
    [
        "1" * 2_001,
        "a+" * 999 + "a",
        "+".join(["a"] * 101),
        "min(" + ",".join(["a"] * 21) + ")",
        "(" * 900 + "a" + ")" * 900,
        "-" * 1_999 + "a",
        "abs(" * 31 + "a" + ")" * 31,
        "not " * 499 + "a",
        "a**2" + "**2" * 400,
        "a<" * 999 + "a",
        "a if a>1 else " * 140 + "a",
        "9" * 1_900,
    ],
)
def test_long_and_deep_text_is_refused_quickly(text: str) -> None:
    with pytest.raises(FormulaError):
        parse(text)


def test_a_formula_error_is_a_value_error() -> None:
    with pytest.raises(ValueError, match=r"^column 1: "):
        parse("")


@given(st.text(alphabet="a1.+-*/%()<>=, 实值_ejif elsonrdt（）％", max_size=60))
def test_any_text_is_read_or_refused_and_never_breaks(text: str) -> None:
    column = 1
    try:
        parse(text)
    except FormulaError as error:
        column = error.column
    assert 1 <= column <= max(len(text), 1)
