"""与第一名之比: points in proportion to the best value of the group."""

from typing import ClassVar, Literal

from kaoheng.arithmetic.columns import Columns, Number
from kaoheng.rules.policies import floor_words, of_points, refuse_where
from kaoheng.rules.rule import About, Exact, Example, Noted, Refusal, Rule
from kaoheng.text import Text


class RatioToBest(Rule):
    """score = W × x / max x; where lower is better W × min x / x. Never below `floor` points."""

    number: ClassVar[str] = "R20"
    title: ClassVar[Text] = Text("与第一名之比", "ratio to the best")
    looks_at_group: ClassVar[bool] = True

    kind: Literal["ratio_to_best"]
    floor: Exact
    """The least score in points; matters for negative values."""

    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            rule=dict(kind="ratio_to_best", floor=0),
            full="600",
            columns={"actual": ("82.5", "91.3", "-1")},
            points=("542.17", "600", "0"),
            decimals=2,
            says="实际值82.5，组内最优91.3；82.5÷91.3×600，得542.17分（满分600分）",
            source="R20: 82.5 vs best 91.3 × 600 → 542.17",
        ),
        Example(
            rule=dict(kind="ratio_to_best", floor=0),
            full="10",
            direction="down",
            columns={"actual": ("4", "2", "8")},
            points=("5", "10", "2.5"),
            says="2÷4×10",
        ),
    )

    def columns(self) -> tuple[str, ...]:
        return ("actual",)

    def points(self, x: Columns) -> Number:
        down = x.direction == "down"
        best = x.lowest(x.actual) if down else x.highest(x.actual)
        x.note(best=best)
        share = x.ratio(best, x.actual) if down else x.ratio(x.actual, best)
        return x.maximum(x.full * share, self.floor)

    def refusals(self, x: Columns) -> list[Refusal]:
        if x.direction == "down":
            return refuse_where(~x.below(0, x.actual), "数值为零或负数，无法作除数", "zero or negative: no ratio")
        best = x.highest(x.actual)
        return refuse_where(~x.below(0, best), "组内最高值为零或负数，无法相比", "the best value is zero or negative")

    def reason(self, n: Noted) -> Text:
        unit = n.about.unit
        ratio = f"{n.best}÷{n.actual}" if n.about.direction == "down" else f"{n.actual}÷{n.best}"
        return Text(
            f"实际值{n.actual}{unit}，组内最优{n.best}{unit}；{ratio}×{n.about.points}，",
            f"actual {n.actual}{unit}, best of the group {n.best}{unit}; {ratio} × {n.about.points}: ",
        ) + of_points(n)

    def clause(self, about: About) -> Text:
        of = about.points
        floor = floor_words(self.floor)
        if about.direction == "down":
            said = Text(f"得分=（组内最低值/实际值）×{of}", f"(group's lowest / actual) × {of}")
        else:
            said = Text(f"得分=（实际值/组内最高值）×{of}", f"(actual / group's highest) × {of}")
        return said + Text("，", "; ") + floor
