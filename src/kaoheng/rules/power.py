"""幂函数计分: points by a power of the distance from a mark, as in the combined-events tables of athletics."""

from typing import ClassVar, Literal, Self

from pydantic import model_validator

from kaoheng.arithmetic.columns import Columns, Number
from kaoheng.numbers import as_text, written
from kaoheng.rules.policies import Positive, of_points
from kaoheng.rules.rule import About, Constant, Exact, Example, Noted, Rule
from kaoheng.rules.scales import equals, operand, scaled, scaled_clause, scaled_reason
from kaoheng.text import Text


def _event(a: str, b: str, c: str, direction: str, mark: str, points: str, factor: str = "1") -> Example:
    return Example(
        rule=dict(kind="power", a=a, mark=b, exponent=c, unit_factor=factor, truncate=True, scale=None),
        direction="down" if direction == "down" else "up",
        full="1000",
        columns={"actual": (mark,)},
        points=(points,),
        source="World Athletics combined events; Šebrle, Athens 2004, 8893 points",
    )


class Power(Rule):
    """index = a · |x·factor − b|^c where x is better than the mark b, else 0; whole points if truncated.

    Better is above b for an upward item (jumps, throws) and below it for a downward one (times).
    """

    title: ClassVar[Text] = Text("幂函数计分", "power function")

    kind: Literal["power"]
    a: Exact
    """The coefficient."""
    mark: Exact
    """The value b that earns nothing, in the unit after `unit_factor`."""
    exponent: Constant
    """The power c, above 0 and at most 10."""
    unit_factor: Positive
    """What values are multiplied by first: 100 from metres to centimetres, 1 for none."""
    truncate: bool
    """Whether parts of a whole are dropped from the index (取整，小数舍去)."""
    scale: Positive | None
    """The index that earns the item's points; null where the index itself is the points."""

    examples: ClassVar[tuple[Example, ...]] = (
        _event("25.4347", "18", "1.81", "down", "10.85", "894"),
        _event("0.14354", "220", "1.4", "up", "7.84", "1020", factor="100"),
        _event("51.39", "1.5", "1.05", "up", "16.36", "873"),
        _event("0.8465", "75", "1.42", "up", "2.12", "915", factor="100"),
        _event("1.53775", "82", "1.81", "down", "48.36", "892"),
        _event("5.74352", "28.5", "1.92", "down", "14.05", "968"),
        _event("12.91", "4", "1.1", "up", "48.72", "844"),
        _event("0.2797", "100", "1.35", "up", "5.0", "910", factor="100"),
        _event("10.14", "7", "1.08", "up", "70.52", "897"),
        _event("0.03768", "480", "1.85", "down", "280.01", "680"),
        Example(
            rule=dict(kind="power", a=1, mark=0, exponent=2, unit_factor=1, truncate=False, scale=100),
            full="5",
            columns={"actual": ("8", "0", "-3", "2.5")},
            points=("3.2", "0", "0", "0.3125"),
            says="指数=1×(8−0)^2=64，按满值100折算，得3.2分（满分5分）",
        ),
    )

    @model_validator(mode="after")
    def _sound(self) -> Self:
        if not 0 < self.exponent <= 10:
            raise ValueError("exponent须大于0，不超过10（the exponent must be above 0 and at most 10）")
        return self

    def columns(self) -> tuple[str, ...]:
        return ("actual",)

    def points(self, x: Columns) -> Number:
        apart = -x.shortfall(x.actual * self.unit_factor, self.mark)
        index = self.a * x.power(x.maximum(apart, 0), self.exponent)
        if self.truncate:
            index = x.floor(index)
        x.note(apart=apart, index=index)
        return scaled(x, index, self.scale)

    def reason(self, n: Noted) -> Text:
        mark, unit = operand(written(self.mark)), n.about.unit
        if n["apart"] <= 0:
            said = Text(f"实际值{n.actual}{unit}，未优于起点{mark}", f"actual {n.actual}{unit}, not better than {mark}")
            return said + Text("，", ": ") + of_points(n)
        value = n.actual if self.unit_factor == 1 else f"{n.actual}×{written(self.unit_factor)}"
        inside = f"{mark}−{value}" if n.about.direction == "down" else f"{value}−{mark}"
        cut = Text("，取整", ", whole part") if self.truncate else Text("", "")
        before, after = f"{written(self.a)}×", f"^{written(self.exponent)}"
        said = Text(
            f"实际值{n.actual}{unit}，指数={before}({inside}){after}{equals(n.index)}",
            f"actual {n.actual}{unit}, index {before}({inside}){after}{equals(n.index)}",
        )
        return scaled_reason(n, self.scale, said + cut)

    def clause(self, about: About) -> Text:
        a, mark, power = as_text(self.a), as_text(self.mark), as_text(self.exponent)
        factor = "" if self.unit_factor == 1 else f"×{as_text(self.unit_factor)}"
        down = about.direction == "down"
        inside = f"{mark}-实际值{factor}" if down else f"实际值{factor}-{mark}"
        inside_en = f"{mark} − actual{factor}" if down else f"actual{factor} − {mark}"
        cut = Text("，小数舍去", ", whole part") if self.truncate else Text("", "")
        return (
            Text(f"指数={a}×({inside})^{power}", f"index = {a} × ({inside_en})^{power}")
            + cut
            + Text(f"，不优于{mark}的不得分", f"; nothing when not better than {mark}")
            + scaled_clause(about, self.scale)
        )
