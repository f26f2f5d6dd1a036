"""Formulas read well in both languages, with names and with numbers."""

import pytest

from kaoheng.formula.parse import parse
from kaoheng.formula.tree import Name, Tree, group_calls
from kaoheng.formula.words import words


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        ("actual / target", "实际值 ÷ 目标值", "actual ÷ target"),
        ("actual/(target-prior)", "实际值 ÷ (目标值 − 上年值)", "actual ÷ (target − prior year)"),
        ("a-(b-c)", "a − (b − c)", "a − (b − c)"),
        ("(a-b)-c", "a − b − c", "a − b − c"),
        ("a*(b*c)", "a × b × c", "a × b × c"),
        ("(-a)**2", "(−a)^2", "(−a)^2"),
        ("-a**2", "−a^2", "−a^2"),
        ("min(万元GDP能耗, 120%) * full", "最小值(万元GDP能耗，120%) × 分值", "min(万元GDP能耗, 120%) × points"),
        ("actual / mean(actual)", "实际值 ÷ 组内平均(实际值)", "actual ÷ group mean(actual)"),
        ("count()", "组内单位数", "group count"),
        ("1 if 0 < actual <= 5 else 2", "若0 < 实际值 ≤ 5，为1；否则为2", "1 if 0 < actual ≤ 5, otherwise 2"),
        (
            "1 if a > 1 and (b < 2 or not c == 3) else 0",
            "若a > 1且(b < 2或非(c = 3))，为1；否则为0",
            "1 if a > 1 and (b < 2 or not (c = 3)), otherwise 0",
        ),
    ],
)
def test_a_formula_is_read_out(text: str, zh: str, en: str) -> None:
    said = words(parse(text))
    assert (said.zh, said.en) == (zh, en)


def test_numbers_stand_in_for_names_and_group_values() -> None:
    tree = parse("(actual - prior) / mean(actual) * 100")
    (mean,) = group_calls(tree)
    values: dict[Tree, str] = {Name("actual"): "5", Name("prior"): "-2", mean: "4"}
    assert words(tree, values).zh == "(5 − (-2)) ÷ 4 × 100"
