"""每低X扣Y分,扣完为止: full points at the target, so many points off for every step short of it."""

from typing import ClassVar, Literal

from kaoheng.arithmetic.columns import Columns, Number
from kaoheng.numbers import as_text, written
from kaoheng.rules.policies import (
    Gap,
    PartialStep,
    amount,
    floor_words,
    gap_columns,
    measure_refusals,
    measured_gap,
    partial_words,
    percent,
    step_words,
    steps,
)
from kaoheng.rules.rule import About, Exact, Example, Noted, Refusal, Rule
from kaoheng.text import Text


class Step(Rule):
    """score = max(floor, W − q·steps(gap / s)), with gap = max(0, how far the value is from the target).

    Works in both directions: for an item where lower is better the gap is what exceeds the target.
    """

    number: ClassVar[str] = "R03"
    title: ClassVar[Text] = Text("按差距逐级扣分", "step deduction")

    kind: Literal["step"]
    gap: Gap
    """Gap in the unit of measure, or as a share of the target or the baseline."""
    size: Exact
    """The size of one step, in the gap's own measure (1 = one percentage point; 2% of the target = 0.02)."""
    points_per_step: Exact
    """Points taken off for each step."""
    partial_step: PartialStep
    """How a part of a step counts."""
    floor: Exact
    """The least score; 0 for 扣完为止, negative where points may be deducted below zero."""

    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            rule=dict(
                kind="step", gap="absolute", size="0.1", points_per_step="0.5", partial_step="not_counted", floor=0
            ),
            full="10",
            unit="%",
            columns={"actual": ("6.4", "7.0", "1.0"), "target": ("7.0", "7.0", "7.0")},
            points=("7", "10", "0"),
            says="目标7%，完成6.4%，差0.6个百分点；每差0.1个百分点扣0.5分，扣3分，得7分（满分10分）",
            source="R03: W=10, t=7.0%, a=6.4%, 每低0.1个百分点扣0.5分 → 6 steps → 7.00",
        ),
        Example(
            rule=dict(kind="step", gap="absolute", size=1, points_per_step="0.5", partial_step="counts_whole", floor=0),
            full="10",
            unit="%",
            columns={"actual": ("6.4",), "target": ("7.0",)},
            points=("9.5",),
            source="R03: the same text with a step of one point, part steps counted whole",
        ),
        Example(
            rule=dict(kind="step", gap="absolute", size=1, points_per_step="0.5", partial_step="proportional", floor=0),
            full="10",
            unit="%",
            columns={"actual": ("6.4",), "target": ("7.0",)},
            points=("9.7",),
            source="R03: the same text, part steps in proportion",
        ),
        Example(
            rule=dict(kind="step", gap="absolute", size=1, points_per_step="0.5", partial_step="counts_whole", floor=0),
            full="3",
            unit="微克/立方米",
            direction="down",
            columns={"actual": ("48", "45", "44"), "target": ("45", "45", "45")},
            points=("1.5", "3", "3"),
            source="R16(c): W=3, t=45, a=48 µg, 0.5 a µg → 1.50",
        ),
        Example(
            rule=dict(kind="step", gap="of_target", size="2%", points_per_step=1, partial_step="not_counted", floor=0),
            full="5",
            columns={"actual": ("95", "97"), "target": ("100", "100")},
            points=("3", "4"),
            source="R03: 每低于目标值2%扣1分,最低为零分",
        ),
    )

    def columns(self) -> tuple[str, ...]:
        return ("actual", "target", *gap_columns(self.gap))

    def points(self, x: Columns) -> Number:
        gap = measured_gap(x, x.maximum(x.shortfall(x.actual, x.target), 0), self.gap)
        lost = self.points_per_step * steps(x, gap, self.size, self.partial_step)
        x.note(gap=gap, lost=lost)
        return x.maximum(x.full - lost, self.floor)

    def refusals(self, x: Columns) -> list[Refusal]:
        return measure_refusals(x, self.gap)

    def reason(self, n: Noted) -> Text:
        unit, step = n.about.unit, step_words(self.gap, self.size, n.about)
        gap = amount(n["gap"], n.about) if self.gap == "absolute" else percent(n["gap"])
        points = written(self.points_per_step)
        if n["gap"] == 0:
            return Text(
                f"目标{n.target}{unit}，完成{n.actual}{unit}，达到目标，得{n.score}分（满分{n.about.points}分）",
                f"target {n.target}{unit}, actual {n.actual}{unit}: met, {n.score} of {n.about.points} points",
            )
        return Text(
            f"目标{n.target}{unit}，完成{n.actual}{unit}，差{gap.zh}；每差{step.zh}扣{points}分，"
            f"扣{n.lost}分，得{n.score}分（满分{n.about.points}分）",
            f"target {n.target}{unit}, actual {n.actual}{unit}, short by {gap.en}; {points} points "
            f"off for every {step.en}: {n.lost} off, {n.score} of {n.about.points} points",
        )

    def clause(self, about: About) -> Text:
        step = step_words(self.gap, self.size, about)
        partial = partial_words(self.partial_step, self.gap, self.size, about)
        floor, points = floor_words(self.floor), as_text(self.points_per_step)
        worse = Text("每高", "above") if about.direction == "down" else Text("每低", "below")
        return Text(
            f"完成年度目标的得满分{about.points}分，{worse.zh}{step.zh}扣{points}分，{partial.zh}，{floor.zh}",
            f"{about.points} points at the target; {points} off for every {step.en} {worse.en} it; "
            f"{partial.en}; {floor.en}",
        )
