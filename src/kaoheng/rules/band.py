"""区间(适度)指标: full points inside a target range, steps off by the distance outside it."""

from typing import ClassVar, Literal

from kaoheng.arithmetic.columns import Columns, Number
from kaoheng.numbers import written
from kaoheng.rules.policies import (
    Steps,
    amount,
    floor_words,
    of_points,
    percent,
    refuse_where,
    step_words,
    stepped,
    steps_clause,
    steps_columns,
    steps_refusals,
)
from kaoheng.rules.rule import About, Exact, Example, Noted, Refusal, Rule
from kaoheng.text import Text


class Band(Rule):
    """W inside [target_low, target_high], edges included; outside max(floor, W − steps of the distance).

    In the steps, `of_target` is a share of the edge that was missed.
    """

    number: ClassVar[str] = "R17"
    title: ClassVar[Text] = Text("区间（适度）指标", "target range")

    kind: Literal["band"]
    outside: Steps
    """Points taken off by the distance from the nearer edge."""
    above_is_full: bool
    """Whether a value above the range still gets full points (财政收入增长13–15%)."""
    floor: Exact
    """The least score."""

    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            rule=dict(
                kind="band",
                outside=dict(gap="absolute", size="0.5", points="0.2", partial_step="counts_whole", most=None),
                above_is_full=True,
                floor=0,
            ),
            full="4",
            unit="%",
            direction="band",
            columns={
                "actual": ("12.2", "13", "15", "18", "-20"),
                "target_low": ("13",) * 5,
                "target_high": ("15",) * 5,
            },
            points=("3.6", "4", "4", "4", "0"),
            says="目标区间13%至15%，完成12.2%，低于下限0.8个百分点；每偏离0.5个百分点扣0.2分，扣0.4分，得3.6分（满分4分）",
            source="R17: 财政 13–15%, above 15% still full marks",
        ),
        Example(
            rule=dict(
                kind="band",
                outside=dict(gap="of_target", size="100%", points=4, partial_step="proportional", most=2),
                above_is_full=False,
                floor=0,
            ),
            full="4",
            direction="band",
            columns={"actual": ("18", "14", "30"), "target_low": ("13",) * 3, "target_high": ("15",) * 3},
            points=("3.2", "4", "2"),
            says="高于上限20%",
        ),
    )

    def columns(self) -> tuple[str, ...]:
        return ("actual", "target_low", "target_high", *steps_columns(self.outside))

    def points(self, x: Columns) -> Number:
        low, high = x["target_low"], x["target_high"]
        under, over = x.below(x.actual, low), x.below(high, x.actual)
        gap = x.maximum(low - x.actual, 0)
        if not self.above_is_full:
            gap = gap + x.maximum(x.actual - high, 0)
        edge = x.view("edge", target=x.where(under, low, high))
        x.note(under=under, over=over)
        return x.maximum(x.full - stepped(edge, "lost", gap, self.outside), self.floor)

    def refusals(self, x: Columns) -> list[Refusal]:
        low, high = x["target_low"], x["target_high"]
        crossed = refuse_where(x.below(high, low), "目标区间下限高于上限", "the range's low end is above its high end")
        edge = x.where(x.below(x.actual, low), low, high)
        return crossed + steps_refusals(x.view("edge", target=edge), self.outside)

    def reason(self, n: Noted) -> Text:
        unit, low, high = n.about.unit, n.target_low, n.target_high
        said = Text(
            f"目标区间{low}{unit}至{high}{unit}，完成{n.actual}{unit}，",
            f"range {low}{unit} to {high}{unit}, actual {n.actual}{unit}, ",
        )
        edge = n.within("edge")
        if n["over"] and self.above_is_full:
            return said + Text("高于上限，按规定不扣分，", "above the range, nothing off by rule, ") + of_points(n)
        if not n["over"] and not n["under"]:
            return said + Text("在区间内，", "inside it, ") + of_points(n)
        step, points = step_words(self.outside.gap, self.outside.size, n.about, _EDGE), written(self.outside.points)
        gap = edge["lost_gap"]
        much = amount(gap, n.about) if self.outside.gap == "absolute" else percent(gap)
        where = Text("低于下限", "below it") if n["under"] else Text("高于上限", "above it")
        return (
            said
            + Text(
                f"{where.zh}{much.zh}；每偏离{step.zh}扣{points}分，扣{edge.lost}分，",
                f"{much.en} {where.en}; {points} off for every {step.en}: {edge.lost} off, ",
            )
            + of_points(n)
        )

    def clause(self, about: About) -> Text:
        away = Text("偏离", "outside")
        out = steps_clause(self.outside, about, worse=True, target=_EDGE, side=away) + Text("，", ", ")
        above = Text("高于上限的不扣分", "nothing off above the range")
        who = Text("低于下限的", "") if self.above_is_full else Text("区间以外的", "")
        said = Text(
            f"在目标区间内（含上下限）的得满分{about.points}分，{who.zh}",
            f"{about.points} points inside the range, edges included; ",
        )
        said += out + floor_words(self.floor)
        return said + Text("；", "; ") + above if self.above_is_full else said


_EDGE = Text("区间界限值", "the edge")
