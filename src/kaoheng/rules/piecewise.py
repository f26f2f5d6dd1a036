"""分段线性计分: points at named values, straight lines between them."""

from fractions import Fraction
from itertools import pairwise
from typing import ClassVar, Literal, Self

from pydantic import model_validator

from kaoheng.arithmetic.columns import Columns, Number
from kaoheng.numbers import as_text, written
from kaoheng.rules.policies import of_points, refuse_where
from kaoheng.rules.rule import About, Data, Exact, Example, Noted, Refusal, Rule
from kaoheng.text import Text, join


class Breakpoint(Data):
    """One named value and what it gives."""

    at: Exact
    """The value, in the item's unit of measure."""
    gives: Exact
    """Points, or a share of the item's points; see `unit_of_gives`."""


class Piecewise(Rule):
    """score = the straight line between the breakpoints left and right of the value.

    Beyond the first and last breakpoint the score is held flat, or the value is refused.
    """

    title: ClassVar[Text] = Text("分段线性计分", "piecewise linear")

    kind: Literal["piecewise"]
    breakpoints: tuple[Breakpoint, ...]
    """At least two, by rising value."""
    unit_of_gives: Literal["points", "rate"]
    """Whether `gives` are points or shares of the item's points."""
    beyond: Literal["held", "refuse"]
    """Beyond the outermost breakpoints: held flat, or refused."""

    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            rule=dict(
                kind="piecewise",
                breakpoints=[dict(at=0, gives=0), dict(at=50, gives=10), dict(at=100, gives=40)],
                unit_of_gives="points",
                beyond="held",
            ),
            full="40",
            columns={"actual": ("75", "0", "50", "25", "100", "120", "-5")},
            points=("25", "0", "10", "5", "40", "40", "0"),
            says="实际值75，在50（10分）与100（40分）之间按比例计算，得25分（满分40分）",
        ),
        Example(
            rule=dict(
                kind="piecewise",
                breakpoints=[dict(at="35", gives=1), dict(at="75", gives="60%"), dict(at=115, gives=0)],
                unit_of_gives="rate",
                beyond="refuse",
            ),
            full="10",
            direction="down",
            columns={"actual": ("55", "35", "115", "100")},
            points=("8", "10", "0", "2.25"),
        ),
    )

    @model_validator(mode="after")
    def _sound(self) -> Self:
        if len(self.breakpoints) < 2 or any(a.at >= b.at for a, b in pairwise(self.breakpoints)):
            raise ValueError("至少两个分段点，数值由小到大（at least two breakpoints, by rising value）")
        return self

    def columns(self) -> tuple[str, ...]:
        return ("actual",)

    def points(self, x: Columns) -> Number:
        first, piece = self.breakpoints[0], x.wide(-1)
        score = x.wide(first.gives)
        for i, (a, b) in enumerate(pairwise(self.breakpoints)):
            score = score + (x.clip(x.actual, a.at, b.at) - a.at) * ((b.gives - a.gives) / (b.at - a.at))
            piece = x.where(x.at_least(x.actual, a.at), i, piece)
        piece = x.where(x.below(self.breakpoints[-1].at, x.actual), len(self.breakpoints) - 1, piece)
        x.note(piece=piece)
        return score * x.full if self.unit_of_gives == "rate" else score

    def refusals(self, x: Columns) -> list[Refusal]:
        if self.beyond == "held":
            return []
        outside = x.below(x.actual, self.breakpoints[0].at) | x.below(self.breakpoints[-1].at, x.actual)
        return refuse_where(outside, "数值超出分段范围", "the value lies beyond the breakpoints")

    def _gives(self, value: Fraction) -> Text:
        if self.unit_of_gives == "points":
            return Text(f"{as_text(value)}分", f"{as_text(value)} points")
        share = as_text(value * 100)
        return Text(f"分值的{share}%", f"{share}% of the points")

    def _named(self, point: Breakpoint) -> Text:
        gives, at = self._gives(point.gives), written(point.at)
        return Text(f"{at}（{gives.zh}）", f"{at} ({gives.en})")

    def reason(self, n: Noted) -> Text:
        piece, last = int(n["piece"]), len(self.breakpoints) - 1
        said = Text(f"实际值{n.actual}{n.about.unit}，", f"actual {n.actual}{n.about.unit}, ")
        if 0 <= piece < last:
            a, b = self._named(self.breakpoints[piece]), self._named(self.breakpoints[piece + 1])
            said += Text(f"在{a.zh}与{b.zh}之间按比例计算，", f"in proportion between {a.en} and {b.en}: ")
        else:
            end = self._named(self.breakpoints[0 if piece < 0 else last])
            side = Text("低于", "below") if piece < 0 else Text("高于", "above")
            said += Text(f"{side.zh}{end.zh}，按其计算，", f"{side.en} {end.en} and counted as it: ")
        return said + of_points(n)

    def clause(self, about: About) -> Text:
        named = []
        for point in self.breakpoints:
            at, gives = as_text(point.at), self._gives(point.gives)
            named.append(Text(f"{at}{about.unit}得{gives.zh}", f"{gives.en} at {at}{about.unit}"))
        ends = {
            "held": Text("，超出两端的按两端计", "; beyond the ends as at the ends"),
            "refuse": Text("，超出两端的另行核定", "; values beyond the ends are not scored"),
        }[self.beyond]
        return join(named, "，", ", ") + Text("，其间按比例计算", ", in proportion between") + ends
