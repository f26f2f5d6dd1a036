"""按公式计分: points by a formula of the method's own, over named columns and group values."""

from typing import ClassVar, Literal

from kaoheng.arithmetic.columns import Columns, Number
from kaoheng.formula.evaluate import evaluate
from kaoheng.formula.parse import parse
from kaoheng.formula.tree import Choice, Tree, group_calls, looks_at_group, names
from kaoheng.formula.words import words
from kaoheng.numbers import as_text, written
from kaoheng.rules.expression import Expression, refuse_failures, substituted
from kaoheng.rules.policies import of_points
from kaoheng.rules.rule import About, Exact, Example, Noted, Refusal, Rule
from kaoheng.rules.scales import equals
from kaoheng.text import Text


class Formula(Rule):
    """score = the expression's value in points, held between `least` and `most`.

    `full` is the item's points; other names are columns. Units for which the formula divides by
    zero (or has no value otherwise) are refused, except in branches that are not taken for them.
    """

    title: ClassVar[Text] = Text("按公式计分", "formula")

    kind: Literal["formula"]
    expression: Expression
    """The formula, giving points: 0.4 * full * min(actual / target, 1) + …"""
    least: Exact | None
    """The least score in points; null where it may fall without end."""
    most: Exact | None
    """The greatest score in points; null for no cap (不封顶)."""

    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            rule=dict(kind="formula", expression="actual / target * full", least=0, most="10"),
            full="10",
            columns={"actual": ("96", "120", "-5"), "target": ("100", "100", "100")},
            points=("9.6", "10", "0"),
            says="按公式“实际值 ÷ 目标值 × 分值”计算：96 ÷ 100 × 10=9.6，得9.6分（满分10分）",
        ),
        Example(
            rule=dict(
                kind="formula",
                expression="(min(签约个数 / 27, 1) * 50% + min(签约金额 / 54, 1) * 50%) * full",
                least=0,
                most=None,
            ),
            full="0.5",
            columns={"签约个数": ("28", "27", "0"), "签约金额": ("177.7", "27", "0")},
            points=("0.5", "0.375", "0"),
            source="招商 2024: 【(28÷27)×50%+(177.7÷54)×50%】×0.5 = 0.5, each ratio capped at 1",
        ),
        Example(
            rule=dict(
                kind="formula",
                expression="full * (60% + 40% * (actual - mean(actual)) / mean(actual)) if prior > 0 else 0.6 * full",
                least=0,
                most=None,
            ),
            columns={"actual": ("6", "4", "5"), "prior": ("1", "0", "1")},
            points=("68", "60", "60"),
        ),
        Example(
            rule=dict(kind="formula", expression="actual / target if target > 0 else full", least=None, most=None),
            full="3",
            columns={"actual": ("1", "4"), "target": ("2", "0")},
            points=("0.5", "3"),
            source="a zero divisor in a branch that is not taken is no harm",
        ),
    )

    def _tree(self) -> Tree:
        return parse(self.expression)

    def columns(self) -> tuple[str, ...]:
        return names(self._tree())

    def peers_needed(self) -> bool:
        return looks_at_group(self._tree())

    def points(self, x: Columns) -> Number:
        groups: dict[Tree, Number] = {}
        result = evaluate(self._tree(), x, groups)
        x.note(result=result)
        x.note(**{f"group_{i}": groups[call] for i, call in enumerate(group_calls(self._tree()))})
        return x.clip(result, self.least, self.most)

    def refusals(self, x: Columns) -> list[Refusal]:
        return refuse_failures(self._tree(), x)

    def reason(self, n: Noted) -> Text:
        named, numbers = words(self._tree()), substituted(self._tree(), n)
        held = Text("", "")
        if self.least is not None and n["result"] < self.least:
            held = Text(f"，最低按{written(self.least)}分计", f", at least {written(self.least)}")
        if self.most is not None and n["result"] > self.most:
            held = Text(f"，最高按{written(self.most)}分计", f", at most {written(self.most)}")
        result = Text(equals(n.result), equals(n.result))
        if isinstance(self._tree(), Choice):
            result = Text(f"，结果为{n.result}", f", which gives {n.result}")
        return (
            Text(f"按公式“{named.zh}”计算：{numbers.zh}", f"by “{named.en}”: {numbers.en}")
            + result
            + held
            + Text("，", ": ")
            + of_points(n)
        )

    def clause(self, about: About) -> Text:
        named = words(self._tree())
        least, most = self.least, self.most
        low = Text("", "") if least is None else Text(f"，最低得{as_text(least)}分", f", at least {as_text(least)}")
        high = (
            Text("，不封顶", ", no cap")
            if most is None
            else Text(f"，最高得{as_text(most)}分", f", at most {as_text(most)}")
        )
        return (
            Text(f"得分={named.zh}（分值{about.points}分）", f"points = {named.en} ({about.points} points)")
            + low
            + high
        )
