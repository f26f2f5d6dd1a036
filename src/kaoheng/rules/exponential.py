"""指数函数计分: an index that grows, or fades, with the exponential of the value."""

from typing import ClassVar, Literal

from kaoheng.arithmetic.columns import Columns, Number
from kaoheng.numbers import as_text, written
from kaoheng.rules.policies import Positive, refuse_where
from kaoheng.rules.rule import About, Exact, Example, Noted, Refusal, Rule
from kaoheng.rules.scales import equals, limits_clause, operand, scaled, scaled_clause, scaled_reason
from kaoheng.text import Text

FARTHEST = 700


class Exponential(Rule):
    """index = a · e^(b·x) + c, held between `least` and `most`; |b·x| beyond 700 is refused."""

    title: ClassVar[Text] = Text("指数函数计分", "exponential")

    kind: Literal["exponential"]
    a: Exact
    """The coefficient; negative for an index that rises towards c."""
    b: Exact
    """The rate for one unit of measure; negative for fading."""
    c: Exact
    """What is added."""
    least: Exact | None
    """The lowest index; null for none."""
    most: Exact | None
    """The highest index; null for none."""
    scale: Positive | None
    """The index that earns the item's points; null where the index itself is the points."""

    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            rule=dict(kind="exponential", a=-100, b="-0.5", c=100, least=0, most=100, scale=100),
            full="10",
            columns={"actual": ("2", "0", "-1", "60")},
            points=("6.3212", "0", "0", "10"),
            decimals=4,
            says="指数=-100×e^(-0.5×2)+100≈63.212056，按满值100折算，得6.3212分",
        ),
        Example(
            rule=dict(kind="exponential", a=1, b=1, c=0, least=None, most=None, scale=None),
            full="1",
            columns={"actual": ("1", "0")},
            points=("2.71828", "1"),
            decimals=5,
        ),
    )

    def columns(self) -> tuple[str, ...]:
        return ("actual",)

    def points(self, x: Columns) -> Number:
        raw = self.a * x.exp(x.clip(self.b * x.actual, -FARTHEST, FARTHEST)) + self.c
        index = x.clip(raw, self.least, self.most)
        x.note(raw=raw, index=index)
        return scaled(x, index, self.scale)

    def refusals(self, x: Columns) -> list[Refusal]:
        far = x.below(FARTHEST, x.absolute(self.b * x.actual))
        return refuse_where(far, f"指数超出±{FARTHEST}，无法计算", f"the exponent is beyond ±{FARTHEST}")

    def reason(self, n: Noted) -> Text:
        sum_ = f"{written(self.a)}×e^({written(self.b)}×{operand(n.actual)})+{operand(written(self.c))}{equals(n.raw)}"
        held = Text("", "") if n["raw"] == n["index"] else Text(f"，按{n.index}计", f", counted as {n.index}")
        said = Text(f"实际值{n.actual}{n.about.unit}，指数={sum_}", f"actual {n.actual}{n.about.unit}, index {sum_}")
        return scaled_reason(n, self.scale, said + held)

    def clause(self, about: About) -> Text:
        a, b, c = as_text(self.a), as_text(self.b), operand(as_text(self.c))
        return (
            Text(f"指数={a}×e^({b}×实际值)+{c}", f"index = {a} × e^({b} × actual) + {c}")
            + limits_clause(self.least, self.most)
            + scaled_clause(about, self.scale)
        )
