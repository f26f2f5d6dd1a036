"""标准分（z分数）: how many standard deviations above the group's mean."""

from typing import ClassVar, Literal

from kaoheng.arithmetic.columns import Columns, Number
from kaoheng.numbers import as_text, written
from kaoheng.rules.policies import Positive
from kaoheng.rules.rule import About, Exact, Example, Noted, Rule
from kaoheng.rules.scales import equals, limits_clause, operand, scaled, scaled_clause, scaled_reason
from kaoheng.text import Text


class ZScore(Rule):
    """index = centre + spread × z, z = (x − mean)/deviation, negated where lower is better."""

    title: ClassVar[Text] = Text("标准分法", "z-score")
    looks_at_group: ClassVar[bool] = True

    kind: Literal["z_score"]
    centre: Exact
    """The index at the group's mean: 50, or 0 for plain z."""
    spread: Exact
    """The index of one standard deviation: 10, or 1 for plain z."""
    ddof: Literal[0, 1]
    """Deviation over all units (0, divided by n) or as a sample's (1, divided by n − 1)."""
    all_equal: Exact
    """The index when all units are equal or one is alone."""
    least: Exact | None
    """The lowest index; null for none."""
    most: Exact | None
    """The highest index; null for none."""
    scale: Positive | None
    """The index that earns the item's points; null where the index itself is the points."""

    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            rule=dict(kind="z_score", centre=50, spread=10, ddof=0, all_equal=50, least=0, most=100, scale=100),
            columns={"actual": ("9", "2", "4", "4", "4", "5", "5", "7")},
            points=("70", "35", "45", "45", "45", "50", "50", "60"),
            says="组内平均5，标准差2；z分数=(9−5)÷2=2，指数=50+10×z=70，得70分",
        ),
        Example(
            rule=dict(kind="z_score", centre=0, spread=1, ddof=1, all_equal=0, least=None, most="0.5", scale=None),
            full="1",
            direction="down",
            columns={"actual": ("1", "2", "3")},
            points=("0.5", "0", "-1"),
        ),
        Example(
            rule=dict(kind="z_score", centre=50, spread=10, ddof=1, all_equal=60, least=0, most=100, scale=100),
            columns={"actual": ("7",)},
            points=("60",),
            says="本组数值相同，按规定指数为60",
        ),
    )

    def columns(self) -> tuple[str, ...]:
        return ("actual",)

    def points(self, x: Columns) -> Number:
        mean, deviation = x.mean(x.actual), x.deviation(x.actual, self.ddof)
        same = x.equal(x.lowest(x.actual), x.highest(x.actual))
        z = x.ratio(-x.shortfall(x.actual, mean), x.where(same, 1, deviation))
        index = x.where(same, self.all_equal, x.clip(self.centre + self.spread * z, self.least, self.most))
        x.note(mean=mean, deviation=deviation, same=same, z=z, index=index)
        return scaled(x, index, self.scale)

    def reason(self, n: Noted) -> Text:
        unit = n.about.unit
        if n["same"]:
            return scaled_reason(
                n,
                self.scale,
                Text(f"本组数值相同，按规定指数为{n.index}", f"all units are equal: index {n.index} by rule"),
            )
        mean, value = operand(n.mean), operand(n.actual)
        top = f"{n.mean}−{value}" if n.about.direction == "down" else f"{n.actual}−{mean}"
        plain = self.centre + self.spread * n["z"]
        held = Text("", "") if plain == n["index"] else Text(f"，按{n.index}计", f", counted as {n.index}")
        sum_ = f"{written(self.centre)}+{written(self.spread)}×z{equals(written(plain))}"
        said = Text(
            f"实际值{n.actual}{unit}，组内平均{n.mean}，标准差{n.deviation}；z分数=({top})÷{n.deviation}{equals(n.z)}，指数={sum_}",
            f"actual {n.actual}{unit}, group mean {n.mean}, deviation {n.deviation}; "
            f"z = ({top}) ÷ {n.deviation}{equals(n.z)}, index {sum_}",
        )
        return scaled_reason(n, self.scale, said + held)

    def clause(self, about: About) -> Text:
        down = about.direction == "down"
        top = Text("平均值-实际值", "mean − actual") if down else Text("实际值-平均值", "actual − mean")
        spread = (
            Text("总体标准差", "population deviation") if self.ddof == 0 else Text("样本标准差", "sample deviation")
        )
        centre, each, same = as_text(self.centre), as_text(self.spread), as_text(self.all_equal)
        return (
            Text(
                f"指数={centre}+{each}×({top.zh})/组内{spread.zh}，数值全部相同的指数为{same}",
                f"index = {centre} + {each} × ({top.en}) / {spread.en} of the group; {same} when all are equal",
            )
            + limits_clause(self.least, self.most)
            + scaled_clause(about, self.scale)
        )
