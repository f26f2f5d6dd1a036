"""What rules that hold formulas share: the field types, refusals where a formula has no value, its words."""

from typing import Annotated

from pydantic import AfterValidator

from kaoheng.arithmetic.columns import Columns, Flags
from kaoheng.formula.evaluate import failures
from kaoheng.formula.parse import parse
from kaoheng.formula.tree import Name, Tree, group_calls, names
from kaoheng.formula.words import words
from kaoheng.numbers import written
from kaoheng.rules.rule import Noted, Refusal
from kaoheng.text import Text


def _number(text: str) -> str:
    parse(text, "number")
    return text


def _truth(text: str) -> str:
    parse(text, "truth")
    return text


Expression = Annotated[str, AfterValidator(_number)]
"""A formula that gives a number: actual / target * full."""

Condition = Annotated[str, AfterValidator(_truth)]
"""A formula that gives a truth value: actual >= target and 事故 == 0."""

_MEND = Text(
    "请核对数据，或在公式中写明此时如何计分（a if 条件 else b）",
    "check the evidence, or say in the formula how such values score (a if … else b)",
)


def refuse_failures(tree: Tree, x: Columns, where: Flags | None = None) -> list[Refusal]:
    """Refuse the units for which a formula has no value."""
    return [Refusal(f.flags, Text("公式中", "in the formula, ") + f.why, _MEND) for f in failures(tree, x, where)]


def substituted(tree: Tree, n: Noted) -> Text:
    """The formula with one unit's numbers put in; group values must be noted as group_0, group_1 …"""
    values: dict[Tree, str] = {Name(name): written(n[name]) for name in names(tree)}
    values[Name("full")] = n.about.points
    values |= {call: written(n[f"group_{i}"]) for i, call in enumerate(group_calls(tree))}
    return words(tree, values)
