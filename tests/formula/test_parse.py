"""Formulas are read exactly, and hostile or mistaken text is refused with a place and a mend."""

import ast
import inspect
import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaoheng.formula import mends, source
from kaoheng.formula import parse as parsing
from kaoheng.formula.functions import FUNCTIONS, INSTEAD
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


REFUSED = [
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
    ("mean()", 1, "needs 1 argument and has 0: add what is missing"),
    ("mean(a > 1)", 6, "a number is needed"),
    ("count(a)", 7, "a condition is needed"),
    ("a > 1", 1, "a number is needed"),
    ("(a > 1) + 1", 2, "a number is needed"),
    ("1 if a else 2", 6, "a condition is needed"),
    ("a if b > 1 else c > 1", 17, "a number is needed"),
    ("count(a > 1, b > 1)", 1, "needs 0 to 1 arguments and has 2: remove the others"),
    ("min(a)", 1, "needs 2 to 20 arguments and has 1: add what is missing; the group's lowest is lowest(x)"),
]
LONG_OR_DEEP = [
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
]


def _refused(text: str) -> FormulaError:
    with pytest.raises(FormulaError) as caught:
        parse(text)
    return caught.value


@pytest.mark.parametrize(("text", "column", "mend"), REFUSED)
def test_what_is_not_allowed_is_refused_where_it_stands(text: str, column: int, mend: str) -> None:
    error = _refused(text)
    assert mend in error.mend.en
    assert error.column == column
    assert str(error) == f"第{column}个字符：{error.mend.zh}（column {column}: {error.mend.en}）"


CHINESE = [
    ("actual.real", "名称之间不能用点号，请只写列名"),
    ("averge(a)", f"没有函数 averge，请从下列函数中选用：{'、'.join(FUNCTIONS)}"),
    ("sum(a)", "没有函数 sum，请用 total(…)"),
    ("count", "count 是函数名，请写成 count(…)，或将该列改名"),
    ("max(a)", "max 需要2至20个参数，现有1个，请补足；组内最高值请用 highest(x)"),
    ("abs(a, b)", "abs 需要1个参数，现有2个，请删去多余的参数"),
    ("round(a, b)", "round 的最后一个参数应为0至12的整数，请改正"),
    ("deviation(a, 2)", "deviation 的最后一个参数应为0或1，请改正"),
    ("quantile(a, 2)", "quantile 的最后一个参数应为0至1之间的数，或其后的定义号1至9，请改正"),
    ("True", "True 不是数，请写成 0.5、30% 或 1/3 的形式"),
    ("a ** 65", "乘方的次数超出±64，请改小"),
    ("a / 0", "此处除数为零，请改用不为零的除数"),
    ("a # b", "算式中不能有字符“#”，请删去"),
    ("a\x07", "算式中不能有字符“U+0007”，请删去"),
    ("1" * 2_001, "算式有2001个字符，超过2000个，请拆成几个指标"),
]


@pytest.mark.parametrize(("text", "mend"), CHINESE, ids=[text[:20] for text, _ in CHINESE])
def test_a_mend_is_told_in_plain_chinese(text: str, mend: str) -> None:
    assert _refused(text).mend.zh == mend


EVERY_REFUSED = [*(text for text, _, _ in REFUSED), *(text for text, _ in CHINESE), *LONG_OR_DEEP]


@pytest.mark.parametrize("text", EVERY_REFUSED, ids=range(len(EVERY_REFUSED)))
def test_every_mend_is_in_both_languages_and_says_what_to_do(text: str) -> None:
    mend = _refused(text).mend
    assert re.search("请[^，。]", mend.zh)
    assert not re.search("[一-鿿] ?[,;:!?]", mend.zh)
    assert mend.en
    assert not re.search("[一-鿿，；：。、（）]", mend.en)
    assert re.fullmatch("(.+)（([^（）]+)）", str(_refused(text)))


def _refused_by_a_weaker_python(monkeypatch: pytest.MonkeyPatch) -> FormulaError:
    """Some versions of Python give up on deep text; this one is made to."""
    with monkeypatch.context() as patch:
        patch.setattr(ast, "parse", _gives_up)
        return _refused("a + 0.25")


def _gives_up(*_: object, **__: object) -> ast.AST:
    raise RecursionError


def test_text_that_python_itself_gives_up_on_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    mend = _refused_by_a_weaker_python(monkeypatch).mend
    assert mend.zh == "算式嵌套过深，请拆成几个指标"
    assert mend.en == "the formula is nested too deeply; split it into several items"


def test_the_texts_refused_here_reach_every_place_that_refuses(monkeypatch: pytest.MonkeyPatch) -> None:
    reached = set()
    for error in (*map(_refused, EVERY_REFUSED), _refused_by_a_weaker_python(monkeypatch)):
        frame = error.__traceback__
        while frame is not None and frame.tb_next is not None:
            frame = frame.tb_next
        assert frame is not None
        reached.add((frame.tb_frame.f_code.co_filename, frame.tb_lineno))
    for module in (parsing, source):
        raises = [node for node in ast.walk(ast.parse(inspect.getsource(module))) if isinstance(node, ast.Raise)]
        assert raises
        missed = [
            node.lineno
            for node in raises
            if not any((module.__file__, line) in reached for line in range(node.lineno, (node.end_lineno or 0) + 1))
        ]
        assert missed == []


@pytest.mark.parametrize("name", INSTEAD)
def test_a_function_of_another_name_is_told_its_name_here(name: str) -> None:
    assert _refused(f"{name}(a)").mend == mends.no_function(name)
    assert INSTEAD[name] in mends.no_function(name).zh
    assert INSTEAD[name] in mends.no_function(name).en


def test_what_a_plain_number_must_be_is_told_in_both_languages() -> None:
    assert all(bool(each.wants) == bool(each.wants_zh) == (each.constant < 99) for each in FUNCTIONS.values())


@pytest.mark.parametrize("text", ["a", "1", "a and b > 1", "not a", "a if b > 0 else c"])
def test_a_condition_must_be_a_truth_value(text: str) -> None:
    with pytest.raises(FormulaError, match=r"此处应为条件，.+condition is needed"):
        parse(text, "truth")


@pytest.mark.parametrize("text", LONG_OR_DEEP, ids=range(len(LONG_OR_DEEP)))
def test_long_and_deep_text_is_refused_quickly(text: str) -> None:
    with pytest.raises(FormulaError):
        parse(text)


def test_a_formula_error_is_a_value_error() -> None:
    with pytest.raises(ValueError, match=r"^第1个字符：.+（column 1: .+）$"):
        parse("")


@given(st.text(alphabet="a1.+-*/%()<>=, 实值_ejif elsonrdt（）％", max_size=60))
def test_any_text_is_read_or_refused_and_never_breaks(text: str) -> None:
    column = 1
    try:
        parse(text)
    except FormulaError as error:
        column = error.column
    assert 1 <= column <= max(len(text), 1)
