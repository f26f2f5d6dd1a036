"""有下列情形的，按规定计分: a condition that is asked before the main rule."""

from fractions import Fraction
from typing import TYPE_CHECKING, ClassVar, Literal, Self

from pydantic import model_validator

from kaoheng.arithmetic.columns import Columns, Number
from kaoheng.formula.evaluate import holds
from kaoheng.formula.parse import parse
from kaoheng.formula.tree import Tree, group_calls, looks_at_group, names
from kaoheng.formula.words import compared, words
from kaoheng.numbers import as_text
from kaoheng.rules.expression import Condition, refuse_failures, substituted
from kaoheng.rules.policies import of_points, share
from kaoheng.rules.rule import About, Exact, Example, Noted, Refusal, Rule
from kaoheng.text import Text

if TYPE_CHECKING:
    from kaoheng.rules.rule import Rule as AnyRule

_STEP = dict(kind="step", gap="absolute", size=1, points_per_step="0.5", partial_step="counts_whole", floor=0)


class Guarded(Rule):
    """score = `score`, or `rate` of the points, where the condition holds, else the points of the rule `then`.

    The condition reads columns, as a formula does, and may look at the group. Where it has no value (a zero
    divisor) the unit is refused.
    """

    number: ClassVar[str] = "R08"
    title: ClassVar[Text] = Text("先决条件", "guard before a rule")

    kind: Literal["guarded"]
    when: Condition
    """Over the item's columns: actual > prior, 事故 > 0."""
    score: Exact | None = None
    """Points where it holds."""
    rate: Exact | None = None
    """Points where it holds, as a share of the item's."""
    text: str
    """The condition in the regulation's words: 浓度不降反升."""
    text_en: str = ""
    then: "AnyRule"
    """The rule for everyone else."""

    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            rule=dict(kind="guarded", when="actual > prior", score=0, text="浓度不降反升", then=_STEP),
            full="5",
            unit="微克/立方米",
            direction="down",
            columns={
                "actual": ("49", "48", "46", "40"),
                "target": ("50", "45", "45", "45"),
                "prior": ("48", "48", "47", "47"),
            },
            points=("0", "3.5", "4.5", "5"),
            says="浓度不降反升（实际值 > 上年值：49 > 48），按规定得0分（满分5分）",
            source="R08: PM2.5 与上年相比不降反升的计0分; then R16(c)",
        ),
        Example(
            rule=dict(
                kind="guarded",
                when="事故 > 0 or actual < 60% * target",
                rate="50%",
                text="发生事故或未达六成",
                then=dict(kind="proportional", cap=1, floor=0, zero_target="refuse"),
            ),
            full="10",
            columns={"actual": ("90", "90", "50"), "target": ("100", "100", "100"), "事故": ("0", "1", "0")},
            points=("9", "5", "5"),
            says="不属于“发生事故或未达六成”",
        ),
        Example(
            rule=dict(
                kind="guarded",
                when="actual < mean(actual)",
                score="1",
                text="低于组内平均",
                then=dict(kind="as_given", scale=10),
            ),
            full="10",
            columns={"actual": ("4", "8", "6")},
            points=("1", "8", "6"),
        ),
    )

    @model_validator(mode="after")
    def _one_outcome(self) -> Self:
        if (self.score is None) == (self.rate is None):
            raise ValueError("须写明score或rate其中一项（give either score or rate）")
        return self

    def _tree(self) -> Tree:
        return parse(self.when, "truth")

    def columns(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*names(self._tree()), *self.then.columns())))

    def part_names(self) -> tuple[str, ...]:
        return self.then.part_names()

    def part_columns(self) -> tuple[str, ...]:
        return self.then.part_columns()

    def peers_needed(self) -> bool:
        return looks_at_group(self._tree()) or self.then.peers_needed()

    def points(self, x: Columns) -> Number:
        groups: dict[Tree, Number] = {}
        held = holds(self._tree(), x, groups)
        inner = self.then.points(x.view("then"))
        x.note(held=held, **{"then.score": inner})
        x.note(**{f"group_{i}": groups[call] for i, call in enumerate(group_calls(self._tree()))})
        return x.where(held, x.full * self.rate if self.score is None else self.score, inner)

    def refusals(self, x: Columns) -> list[Refusal]:
        free = ~holds(self._tree(), x)
        inside = [Refusal(r.flags & free, r.why, r.mend) for r in self.then.refusals(x.view("then"))]
        return [*refuse_failures(self._tree(), x), *(refusal for refusal in inside if refusal.flags.any())]

    def reason(self, n: Noted) -> Text:
        text, named, numbers = self._said(), words(self._tree()), substituted(self._tree(), n)
        if n["held"]:
            why = Text(f"{text.zh}（{named.zh}：{numbers.zh}）", f"{text.en} ({named.en}: {numbers.en})")
            return why + Text("，按规定", ", by rule: ") + of_points(n)
        otherwise = Text(f"不属于“{text.zh}”的情形；", f"not the case of “{text.en}”; ")
        return otherwise + self.then.reason(n.within("then", n.about))

    def clause(self, about: About) -> Text:
        text, named = self._said(), compared(words(self._tree()))
        if self.score is not None:
            gives = Text(f"计{as_text(self.score)}分", f"{as_text(self.score)} points")
        else:
            part = share(self.rate or Fraction(0))
            gives = Text(f"按分值的{part.zh}计分", f"{part.en} of the points")
        return self.then.clause(about) + Text(
            f"；{text.zh}（{named.zh}）的，{gives.zh}", f"; {gives.en} in the case of {text.en} ({named.en})"
        )

    def _said(self) -> Text:
        return Text(self.text, self.text_en or self.text)
