"""按报送分值计入: the evidence already is the score (a sub-index, a ballot result, a superior's score)."""

from typing import ClassVar, Literal

from kaoheng.arithmetic.columns import Columns, Number
from kaoheng.numbers import as_text, written
from kaoheng.rules.policies import refuse_where
from kaoheng.rules.rule import About, Exact, Example, Noted, Refusal, Rule
from kaoheng.text import Text

CORRECT = Text("请核对报送值，或改正办法中的上下限", "correct the value, or the bounds in the method")


class AsGiven(Rule):
    """score = W × a / scale; without a scale the value is the points themselves, whatever the item carries.

    A value outside [least, most] is refused, never clipped. A bonus is an item of 0 points without a scale.
    """

    title: ClassVar[Text] = Text("直接计入", "taken as given")

    kind: Literal["as_given"]
    scale: Exact | None
    """What counts as full marks in the evidence: 100 for an index, 1 for a share; null where values are points."""
    least: Exact | None = None
    """The least value that can be right."""
    most: Exact | None = None
    """The greatest value that can be right."""

    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            rule=dict(kind="as_given", scale=1, least=0, most=1),
            full="10/3",
            columns={"actual": ("0.51", "1.0")},
            points=("1.7", "10/3"),
            says="报送值0.51",
        ),
        Example(
            rule=dict(kind="as_given", scale=150),
            full="80",
            columns={"actual": ("120",)},
            points=("64",),
            source="R34: a 150-point raw scale, then 80",
        ),
        Example(
            rule=dict(kind="as_given", scale=None, least=-2, most=5),
            full="0",
            columns={"actual": ("2.5", "-0.5", "0")},
            points=("2.5", "-0.5", "0"),
            says="按认定的分数计入，加2.5分",
        ),
    )

    def columns(self) -> tuple[str, ...]:
        return ("actual",)

    def points(self, x: Columns) -> Number:
        return x.actual if self.scale is None else x.full * x.actual / self.scale

    def refusals(self, x: Columns) -> list[Refusal]:
        found: list[Refusal] = []
        if self.least is not None:
            found += refuse_where(
                x.below(x.actual, self.least), "报送值低于下限", "the value is below its least", CORRECT
            )
        if self.most is not None:
            found += refuse_where(
                x.below(self.most, x.actual), "报送值高于上限", "the value is above its most", CORRECT
            )
        return found

    def reason(self, n: Noted) -> Text:
        if self.scale is None:
            return _as_points(n)
        scale, of = written(self.scale), n.about.points
        if self.scale == n.about.full:
            return Text(f"按报送值计入，得{n.score}分（满分{of}分）", f"taken as given, {n.score} of {of} points")
        scale = written(self.scale)
        return Text(
            f"报送值{n.actual}（满值{scale}），折算得{n.score}分（满分{of}分）",
            f"given value {n.actual} on a scale of {scale}: {n.score} of {of} points",
        )

    def clause(self, about: About) -> Text:
        if self.scale is None and about.full == 0:
            said = Text("按认定的分数加减分", "the established points are added, or taken off where negative")
        elif self.scale is None or self.scale == about.full:
            said = Text(f"按认定的得分计入，满分{about.points}分", f"the established points, out of {about.points}")
        else:
            scale = as_text(self.scale)
            said = Text(
                f"按认定的数值计入，以{scale}为满值折算为满分{about.points}分",
                f"the established value, rescaled from {scale} to {about.points} points",
            )
        return said + self._bounds()

    def _bounds(self) -> Text:
        least, most = (None if bound is None else as_text(bound) for bound in (self.least, self.most))
        if least is not None and most is not None:
            return Text(f"，认定数值应在{least}至{most}之间", f"; the value must be from {least} to {most}")
        if least is not None:
            return Text(f"，认定数值不得低于{least}", f"; the value must be at least {least}")
        return Text(f"，认定数值不得高于{most}", f"; the value must be at most {most}") if most else Text("", "")


def _as_points(n: Noted) -> Text:
    """加2.5分; of an item that carries points 得2.5分（满分5分）."""
    if n.about.full != 0:
        of = n.about.points
        return Text(f"按认定的分数计入，得{n.score}分（满分{of}分）", f"taken as points, {n.score} of {of} points")
    if n["actual"] < 0:
        off = written(-n["actual"])
        return Text(f"按认定的分数计入，扣{off}分", f"taken as points, {off} off")
    return Text(f"按认定的分数计入，加{n.actual}分", f"taken as points, {n.actual} added")
