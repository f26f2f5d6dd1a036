"""基准值分段: beating the target earns less the further the target was set below the baseline."""

from typing import Any, ClassVar, Literal

from kaoheng.arithmetic.columns import Columns, Number
from kaoheng.numbers import as_text, written
from kaoheng.rules.policies import (
    Gap,
    PartialStep,
    Positive,
    amount,
    measure_refusals,
    measured_gap,
    of_points,
    partial_words,
    percent,
    refuse_direction,
    share,
    stated,
    step_words,
    steps,
)
from kaoheng.rules.rule import About, Data, Exact, Example, Noted, Refusal, Rule
from kaoheng.text import Text, join


def _rule(gap: str, size: str | int, caps: tuple[int, ...], negative: dict[str, Any]) -> dict[str, Any]:
    edges = ((0, False), ("20%", False), ("50%", True))
    return dict(
        kind="baseline_bands",
        gap=gap,
        size=size,
        points_per_step=1,
        partial_step="not_counted",
        max_plus=caps[0],
        max_minus=6,
        baseline_measure="of_baseline",
        bands=[
            dict(below_baseline_by=edge, includes_edge=included, max_plus=most)
            for (edge, included), most in zip(edges, caps[1:], strict=True)
        ],
        negative_target=negative,
    )


class SoftTarget(Data):
    """Targets at least this far below the baseline may earn only so much."""

    below_baseline_by: Exact
    """How far the target is below the baseline: a share of the baseline (0.2), or in the item's unit."""
    includes_edge: bool
    """Whether exactly this far belongs here (50%以上含本数) or to the band before."""
    max_plus: Exact
    """The most points above base."""


class NegativeTarget(Data):
    """What beating a target below zero is worth."""

    loss_counts: Exact
    """The part of each unit of reduced loss that counts: 1/2 减半计算; profit above zero counts in full."""
    max_plus: Exact
    """The most points above base; 0 for none."""


class BaselineBands(Rule):
    """score = W + clip(steps beyond t, 0, max_plus) − min(steps short of t, max_minus).

    max_plus shrinks by how far t lies below the baseline b, and t < 0 has its own terms (国资委 2010 计分细则
    利润总额, 增长指标). Grade ceilings and the cross-item guard of that text are effects, not points.
    """

    number: ClassVar[str] = "R15"
    title: ClassVar[Text] = Text("基准值分段计分", "baseline-dependent bands")

    kind: Literal["baseline_bands"]
    gap: Gap
    """How the value's distance from the target is measured."""
    size: Positive
    """The size of one step: 3 % of the target, or one percentage point."""
    points_per_step: Exact
    """Points for each step, both ways."""
    partial_step: PartialStep
    """How a part of a step counts, both ways."""
    max_plus: Exact
    """The most points above W where the target is at or above the baseline."""
    max_minus: Exact
    """The most points below W, whatever the target."""
    baseline_measure: Literal["of_baseline", "absolute"]
    """How the bands measure the target's distance below the baseline."""
    bands: tuple[SoftTarget, ...]
    """From the nearest to the furthest below the baseline; the last that applies counts."""
    negative_target: NegativeTarget
    """The terms for targets below zero; they replace the bands."""

    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            rule=_rule("of_target", "3%", (6, 5, 4, 3), dict(loss_counts="1/2", max_plus=3)),
            full="30",
            unit="万元",
            columns={
                "actual": ("118", "150", "150", "150", "150", "150", "150", "50", "-40", "20", "-110"),
                "target": ("100", "100", "100", "100", "100", "100", "100", "100", "-100", "-100", "-100"),
                "baseline": ("90", "90", "101", "125", "126", "200", "300", "300", "90", "90", "90"),
            },
            points=("36", "36", "35", "35", "34", "33", "33", "24", "33", "33", "27"),
            says="目标100万元，基准值90万元，完成118万元，高18%；每高目标值的3%加1分，加6分（最多加6分），得36分（满分30分）",
            source="R15 [calc]: t=100, b=90, a=118 → 36; t=−100, a=−40 → 33",
        ),
        Example(
            rule=_rule("absolute", 1, (4, 3, 2, 1), dict(loss_counts=1, max_plus=0)),
            full="20",
            unit="%",
            columns={
                "actual": ("12.5", "20", "20", "20", "20", "5", "-3"),
                "target": ("10", "10", "10", "10", "10", "-2", "-2"),
                "baseline": ("10", "9", "11", "13", "20", "9", "9"),
            },
            points=("22", "24", "23", "22", "21", "20", "19"),
            source="R15: growth indicator base 20: ±1 百分点 ±1, caps 4/3/2/1; t negative → no bonus",
        ),
    )

    def columns(self) -> tuple[str, ...]:
        return ("actual", "target", "baseline")

    def points(self, x: Columns) -> Number:
        negative, beyond = x.below(x.target, 0), x.actual - x.target
        most = x.where(negative, self.negative_target.max_plus, self._most(x))
        profit = x.maximum(x.actual, 0)
        reduced = self.negative_target.loss_counts * (x.minimum(x.actual, 0) - x.target) + profit
        effective = x.where(negative & x.below(0, beyond), reduced, beyond)
        ahead = measured_gap(x, x.maximum(effective, 0), self.gap)
        short = measured_gap(x, x.maximum(-beyond, 0), self.gap)
        added = x.minimum(self.points_per_step * steps(x, ahead, self.size, self.partial_step), most)
        lost = x.minimum(self.points_per_step * steps(x, short, self.size, self.partial_step), self.max_minus)
        x.note(negative=negative, ahead=ahead, short=short, most=most, added=added, lost=lost)
        return x.full + added - lost

    def _most(self, x: Columns) -> Number:
        unit = x.absolute(x.baseline) if self.baseline_measure == "of_baseline" else 1
        most, below = x.wide(self.max_plus), x.baseline - x.target
        for band in self.bands:
            edge = band.below_baseline_by * unit
            there = x.at_least(below, edge) if band.includes_edge else x.below(edge, below)
            most = x.where(there, band.max_plus, most)
        return most

    def refusals(self, x: Columns) -> list[Refusal]:
        return refuse_direction(x, "up") + measure_refusals(x, self.gap)

    def reason(self, n: Noted) -> Text:
        unit, worse = n.about.unit, n["short"] != 0
        said = Text(
            f"目标{n.target}{unit}，基准值{n.baseline}{unit}，完成{n.actual}{unit}，",
            f"target {n.target}{unit}, baseline {n.baseline}{unit}, actual {n.actual}{unit}, ",
        )
        gap = n["short"] if worse else n["ahead"]
        if gap == 0:
            return said + Text("二者持平，", "target just met, ") + of_points(n)
        if n["negative"] and not worse and n["most"] == 0:
            return said + Text("目标值为负，按规定不加分，", "target below zero, none more by rule, ") + of_points(n)
        if n["negative"] and not worse:
            part = share(self.negative_target.loss_counts)
            said += Text(f"目标为负，减亏部分按{part.zh}计，", f"target below zero, reduced loss counts {part.en}, ")
        much = amount(gap, n.about) if self.gap == "absolute" else percent(gap)
        step, points = step_words(self.gap, self.size, n.about), written(self.points_per_step)
        side, do = ("低", "扣") if worse else ("高", "加")
        side_en, do_en = ("below", "off") if worse else ("above", "more")
        change = n.lost if worse else n.added
        held = "" if worse else f"（最多加{n.most}分）"
        held_en = "" if worse else f" (at most {n.most})"
        return (
            said
            + Text(
                f"{side}{much.zh}；每{side}{step.zh}{do}{points}分，{do}{change}分{held}，",
                f"{much.en} {side_en}; {points} {do_en} for every {step.en}: {change} {do_en}{held_en}, ",
            )
            + of_points(n)
        )

    def clause(self, about: About) -> Text:
        step, points = step_words(self.gap, self.size, about), as_text(self.points_per_step)
        partial = partial_words(self.partial_step, self.gap, self.size, about)
        minus, plus = as_text(self.max_minus), as_text(self.max_plus)
        tail = join(
            [
                Text(f"目标值不低于基准值的最多加{plus}分", f"at most {plus} more with the target at the baseline"),
                *(self._band(band, about) for band in self.bands),
                self._negative(),
            ],
            "，",
            ", ",
        )
        return Text(
            f"完成目标值的得{about.points}分，每高{step.zh}加{points}分，每低{step.zh}扣{points}分，{partial.zh}，"
            f"最多扣{minus}分；{tail.zh}",
            f"{about.points} points at the target, {points} more or fewer for every {step.en} above or below, "
            f"{partial.en}, at most {minus} off; {tail.en}",
        )

    def _band(self, band: SoftTarget, about: About) -> Text:
        most, edge, shared = as_text(band.max_plus), band.below_baseline_by, self.baseline_measure == "of_baseline"
        by = share(edge) if shared else stated(edge, about)
        if edge == 0:
            if band.includes_edge:
                return Text(f"不高于基准值的最多加{most}分", f"{most} with it not above")
            return Text(f"低于基准值的最多加{most}分", f"{most} with it below")
        including = Text("及以上", "at least ") if band.includes_edge else Text("以上（不含）", "more than ")
        return Text(f"低于基准值{by.zh}{including.zh}的最多加{most}分", f"{most} with it {including.en}{by.en} below")

    def _negative(self) -> Text:
        most, part = as_text(self.negative_target.max_plus), share(self.negative_target.loss_counts)
        if self.negative_target.max_plus == 0:
            return Text("目标值为负的不加分", "none with a target below zero")
        return Text(
            f"目标值为负的减亏部分按{part.zh}计，最多加{most}分",
            f"with a target below zero reduced loss counts {part.en}, at most {most}",
        )
