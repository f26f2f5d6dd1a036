"""与平均水平对标: measured against the province, the nation or the group instead of an own target."""

from typing import ClassVar, Literal

from kaoheng.arithmetic.columns import Columns, Number
from kaoheng.numbers import as_text
from kaoheng.rules.policies import (
    Steps,
    floor_words,
    of_points,
    steps_clause,
    steps_columns,
    steps_refusals,
    two_sided,
    two_sided_reason,
)
from kaoheng.rules.rule import About, Exact, Example, Noted, Refusal, Rule
from kaoheng.text import Text


class Benchmark(Rule):
    """gap = a − mark; at or above: base·W + steps, below: max(floor, base·W − steps).

    The mark is a column of evidence, or the mean or median of the ranking group. In the steps,
    `of_target` is a share of the mark.
    """

    number: ClassVar[str] = "R14"
    title: ClassVar[Text] = Text("与平均水平对标", "against a benchmark")

    kind: Literal["benchmark"]
    against: Literal["benchmark", "group_mean", "group_median"]
    """The column `benchmark` (an average a superior publishes), or the group's own mean or median."""
    named: str
    """What the method calls the mark: 全省平均水平, 全市平均水平."""
    base: Exact
    """Share of W at the mark: 1, or 0.9 where being above it earns the rest."""
    above: Steps | None
    """Points added above the mark; null for none."""
    below: Steps
    """Points taken off below the mark."""
    floor: Exact
    """The least score."""

    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            rule=dict(
                kind="benchmark",
                against="benchmark",
                named="全市平均水平",
                base=1,
                above=None,
                below=dict(gap="absolute", size=1, points="0.5", partial_step="counts_whole", most=None),
                floor=0,
            ),
            full="5",
            unit="%",
            columns={"actual": ("5.2", "6.5", "7", "-9"), "benchmark": ("6.5",) * 4},
            points=("4", "5", "5", "0"),
            says="全市平均水平6.5%，完成5.2%，低1.3个百分点；每低1个百分点扣0.5分，扣1分，得4分（满分5分）",
            source="9.6: 高于全市平均水平的得满分,低于的每低1个百分点扣X分",
        ),
        Example(
            rule=dict(
                kind="benchmark",
                against="group_mean",
                named="本组平均水平",
                base="90%",
                above=dict(gap="absolute", size=1, points="0.2", partial_step="not_counted", most="0.5"),
                below=dict(gap="absolute", size=1, points="0.5", partial_step="proportional", most=None),
                floor=0,
            ),
            full="5",
            columns={"actual": ("6", "8", "4", "6")},
            points=("4.5", "4.9", "3.5", "4.5"),
            says="本组平均水平6，完成6，二者持平，得4.5分",
            source="R14: gap ≥ 0 → W×0.9 + bonus, else R03",
        ),
        Example(
            rule=dict(
                kind="benchmark",
                against="group_median",
                named="本组中位数",
                base=1,
                above=None,
                below=dict(gap="of_target", size="10%", points=1, partial_step="not_counted", most=None),
                floor=0,
            ),
            full="5",
            direction="down",
            columns={"actual": ("50", "40", "10")},
            points=("3", "5", "5"),
        ),
    )

    def columns(self) -> tuple[str, ...]:
        own = ("actual", "benchmark") if self.against == "benchmark" else ("actual",)
        return (*own, *steps_columns(self.above, self.below))

    def peers_needed(self) -> bool:
        return self.against != "benchmark"

    def points(self, x: Columns) -> Number:
        mark = self._mark(x)
        x.note(**{"mark.target": mark})
        score = two_sided(x.view("mark", target=mark), x.full * self.base, self.above, self.below)
        return x.maximum(score, self.floor)

    def _mark(self, x: Columns) -> Number:
        match self.against:
            case "benchmark":
                return x["benchmark"]
            case "group_mean":
                return x.mean(x.actual)
            case "group_median":
                return x.median(x.actual)

    def refusals(self, x: Columns) -> list[Refusal]:
        return steps_refusals(x.view("mark", target=self._mark(x)), self.above, self.below)

    def reason(self, n: Noted) -> Text:
        said = two_sided_reason(n.within("mark"), self.above, self.below, self._name())
        return said + Text("，", ", ") + of_points(n)

    def clause(self, about: About) -> Text:
        base, mark = as_text(self.base * about.full), self._name()
        is_ = {"benchmark": "", "group_mean": "（本组平均值）", "group_median": "（本组中位数）"}[self.against]
        reached = "不高于" if about.direction == "down" else "不低于"
        said = Text(f"{reached}{mark.zh}{is_}的得{base}分", f"{base} points for at least reaching {mark.en}")
        if self.above is not None:
            said += Text("，优于的", ", ") + steps_clause(self.above, about, worse=False, target=mark)
        below = steps_clause(self.below, about, worse=True, target=mark)
        return (
            said
            + Text("；高于的，" if about.direction == "down" else "；低于的，", "; ")
            + below
            + Text("，", ", ")
            + floor_words(self.floor)
        )

    def _name(self) -> Text:
        mark = {"benchmark": "benchmark", "group_mean": "group's mean", "group_median": "group's median"}
        return Text(self.named, f"the {mark[self.against]}")
