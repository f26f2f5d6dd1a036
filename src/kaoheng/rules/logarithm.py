"""对数函数计分: an index that grows with the logarithm of the value."""

from typing import ClassVar, Literal

from kaoheng.arithmetic.columns import Columns, Number
from kaoheng.numbers import as_text, written
from kaoheng.rules.policies import Positive, refuse_where
from kaoheng.rules.rule import About, Exact, Example, Noted, Refusal, Rule
from kaoheng.rules.scales import equals, limits_clause, operand, scaled, scaled_clause, scaled_reason
from kaoheng.text import Text


class Logarithm(Rule):
    """index = a + b · ln(x), held between `least` and `most`."""

    title: ClassVar[Text] = Text("对数函数计分", "logarithm")

    kind: Literal["logarithm"]
    a: Exact
    """The index at x = 1."""
    b: Exact
    """What the index gains where ln x grows by 1; negative where lower is better."""
    least: Exact | None
    """The lowest index; null for none."""
    most: Exact | None
    """The highest index; null for none."""
    scale: Positive | None
    """The index that earns the item's points; null where the index itself is the points."""

    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            rule=dict(kind="logarithm", a=20, b=10, least=0, most=60, scale=100),
            full="50",
            columns={"actual": ("100", "1", "0.01", "1000000")},
            points=("30", "10", "0", "30"),
            decimals=4,
            says="指数=20+10×ln100≈66.051702，按60计，按满值100折算，得30分",
        ),
        Example(
            rule=dict(kind="logarithm", a=0, b=-1, least=None, most=None, scale=None),
            full="1",
            direction="down",
            columns={"actual": ("2", "1")},
            points=("-0.6931", "0"),
            decimals=4,
        ),
    )

    def columns(self) -> tuple[str, ...]:
        return ("actual",)

    def points(self, x: Columns) -> Number:
        raw = self.a + self.b * x.log(x.actual)
        index = x.clip(raw, self.least, self.most)
        x.note(raw=raw, index=index)
        return scaled(x, index, self.scale)

    def refusals(self, x: Columns) -> list[Refusal]:
        return refuse_where(~x.below(0, x.actual), "数值不大于零，无法取对数", "not above zero: no logarithm")

    def reason(self, n: Noted) -> Text:
        sum_ = f"{written(self.a)}+{operand(written(self.b))}×ln{n.actual}{equals(n.raw)}"
        held = Text("", "") if n["raw"] == n["index"] else Text(f"，按{n.index}计", f", counted as {n.index}")
        said = Text(f"实际值{n.actual}{n.about.unit}，指数={sum_}", f"actual {n.actual}{n.about.unit}, index {sum_}")
        return scaled_reason(n, self.scale, said + held)

    def clause(self, about: About) -> Text:
        sum_ = f"{as_text(self.a)}+{operand(as_text(self.b))}×ln"
        return (
            Text(f"指数={sum_}(实际值)", f"index = {sum_}(actual)")
            + limits_clause(self.least, self.most)
            + scaled_clause(about, self.scale)
        )
