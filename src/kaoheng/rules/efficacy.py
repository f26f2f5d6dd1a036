"""功效系数法: the place between the group's worst and best value, on a scale such as 60 to 100."""

from typing import ClassVar, Literal

from kaoheng.arithmetic.columns import Columns, Number
from kaoheng.numbers import as_text, written
from kaoheng.rules.rule import About, Exact, Example, Noted, Rule
from kaoheng.text import Text


class Efficacy(Rule):
    """d = base + range × (x − x_min) / (x_max − x_min), times W/100; where lower is better the ends swap."""

    number: ClassVar[str] = "R21"
    title: ClassVar[Text] = Text("功效系数法", "efficacy coefficient (min–max)")
    looks_at_group: ClassVar[bool] = True

    kind: Literal["efficacy"]
    base: Exact
    """The index of the worst unit, 60 in 绿色发展指数."""
    range: Exact
    """What the best unit gets above it, 40 in 绿色发展指数."""
    all_equal: Exact
    """The index of every unit when best and worst are the same."""

    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            rule=dict(kind="efficacy", base=60, range=40, all_equal=100),
            columns={"actual": ("8.2", "5.1", "9.4")},
            points=("88.84", "60", "100"),
            decimals=2,
            says="组内最低5.1、最高9.4",
            source="R21: x=8.2 in [5.1, 9.4] → 88.84",
        ),
        Example(
            rule=dict(kind="efficacy", base=60, range=40, all_equal=100),
            columns={"actual": ("3", "3")},
            points=("100", "100"),
        ),
    )

    def columns(self) -> tuple[str, ...]:
        return ("actual",)

    def points(self, x: Columns) -> Number:
        low, high = x.lowest(x.actual), x.highest(x.actual)
        above = high - x.actual if x.direction == "down" else x.actual - low
        same = x.equal(low, high)
        index = x.where(same, self.all_equal, self.base + self.range * x.ratio(above, high - low))
        x.note(lowest=low, highest=high, index=index, same=same)
        return x.full * index / 100

    def reason(self, n: Noted) -> Text:
        unit, base, span = n.about.unit, written(self.base), written(self.range)
        if n["same"]:
            return Text(
                f"组内各单位均为{n.actual}{unit}，功效系数按规定为{n.index}，得{n.score}分",
                f"all units of the group are at {n.actual}{unit}: index {n.index} by rule, {n.score} points",
            )
        down = n.about.direction == "down"
        top = f"({n.highest}−{n.actual})" if down else f"({n.actual}−{n.lowest})"
        formula = f"{base}+{span}×{top}÷({n.highest}−{n.lowest})={n.index}"
        return Text(
            f"实际值{n.actual}{unit}，组内最低{n.lowest}、最高{n.highest}；功效系数{formula}，得{n.score}分",
            f"actual {n.actual}{unit}, group from {n.lowest} to {n.highest}; index {formula}, {n.score} points",
        )

    def clause(self, about: About) -> Text:
        base, span, same = as_text(self.base), as_text(self.range), as_text(self.all_equal)
        top = "最高值-实际值" if about.direction == "down" else "实际值-最低值"
        top_en = "highest − actual" if about.direction == "down" else "actual − lowest"
        return Text(
            f"得分={base}+{span}×({top})/(最高值-最低值)，组内各单位数值相同的均为{same}，折算为满分{about.points}分",
            f"{base} + {span} × ({top_en}) / (highest − lowest) over the group, {same} when all are equal, "
            f"scaled to {about.points} points",
        )
