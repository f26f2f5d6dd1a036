"""The statistics a method may take from microdata, one model each."""

from fractions import Fraction
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from kaoheng.numbers import as_text
from kaoheng.rules.policies import share
from kaoheng.rules.rule import Data, Exact
from kaoheng.tally.distributions.inequality import gini, top_by_bottom
from kaoheng.tally.distributions.quantiles import Definition, quantile
from kaoheng.tally.distributions.weighed import Weighed
from kaoheng.text import Text

Part = Annotated[Exact, Field(gt=0, lt=1)]


class Statistic(Data):
    """An exact number from a distribution; `of` gives None where it is not defined."""

    def of(self, given: Weighed) -> Fraction | None:
        """The number."""
        raise NotImplementedError

    def words(self) -> Text:
        """What it is called."""
        raise NotImplementedError


class Mean(Statistic):
    """Σ w·x / Σ w."""

    kind: Literal["mean"]

    def of(self, given: Weighed) -> Fraction:
        return given.mean

    def words(self) -> Text:
        return Text("加权平均数", "weighted mean")


class Total(Statistic):
    """Σ w·x."""

    kind: Literal["total"]

    def of(self, given: Weighed) -> Fraction:
        return given.sum

    def words(self) -> Text:
        return Text("加权总量", "weighted total")


class Quantile(Statistic):
    """The value a share of persons do not exceed; the median at 50%."""

    kind: Literal["quantile"]
    at: Part
    """The share of persons."""
    definition: Definition
    """What it is when no value, or a whole range, divides persons so."""

    def of(self, given: Weighed) -> Fraction:
        return quantile(given, self.at, self.definition)

    def words(self) -> Text:
        if self.at == Fraction(1, 2):
            return Text("加权中位数", "weighted median")
        at = share(self.at)
        return Text(f"加权{at.zh}分位数", f"weighted {at.en} quantile")


class Line(Data):
    """A line: an amount, or a share of the median or the mean."""

    amount: Exact | None = None
    """The amount itself."""
    of_median: Exact | None = None
    """A share of the median as `inverse_cdf` has it."""
    of_mean: Exact | None = None
    """A share of the mean."""

    @model_validator(mode="after")
    def _one(self) -> Self:
        if sum(each is not None for each in (self.amount, self.of_median, self.of_mean)) != 1:
            raise ValueError("state the line in exactly one way: amount, of_median or of_mean")
        return self

    def value(self, given: Weighed) -> Fraction:
        """Where the line runs."""
        if self.amount is not None:
            return self.amount
        if self.of_median is not None:
            return self.of_median * quantile(given, Fraction(1, 2), "inverse_cdf")
        return (self.of_mean or Fraction(0)) * given.mean

    def words(self) -> Text:
        """The line in words."""
        if self.amount is not None:
            return Text(as_text(self.amount), as_text(self.amount))
        part = share(self.of_median if self.of_median is not None else self.of_mean or Fraction(0))
        what = Text("中位数", "the median") if self.of_median is not None else Text("平均数", "the mean")
        return Text(f"{what.zh}的{part.zh}", f"{part.en} of {what.en}")


Side = Literal["below", "at_most", "at_least", "above"]
_SIDES: dict[Side, Text] = {
    "below": Text("低于", "below"),
    "at_most": Text("不高于", "at or below"),
    "at_least": Text("不低于", "at or above"),
    "above": Text("高于", "above"),
}


def within(given: Weighed, side: Side, line: Fraction) -> list[tuple[Fraction, Fraction]]:
    """The values on one side of a line, with their weights."""
    inside = {"below": line.__gt__, "at_most": line.__ge__, "at_least": line.__le__, "above": line.__lt__}[side]
    return [(x, w) for x, w in zip(given.values, given.weights, strict=True) if inside(x)]


class ShareBeyond(Statistic):
    """The share of persons on one side of a line: the poverty headcount below 60 % of the median."""

    kind: Literal["share"]
    side: Side
    """Which side counts, and whether the line itself does."""
    line: Line
    """The line."""

    def of(self, given: Weighed) -> Fraction:
        counted = within(given, self.side, self.line.value(given))
        return sum((w for _, w in counted), Fraction(0)) / given.total

    def words(self) -> Text:
        line, side = self.line.words(), _SIDES[self.side]
        return Text(f"{side.zh}{line.zh}的比重", f"share {side.en} {line.en}")


class MeanBeyond(Statistic):
    """The mean of those on one side of a line: with the share of them, the intensity of poverty (H × A)."""

    kind: Literal["mean_beyond"]
    side: Side
    """Which side counts, and whether the line itself does."""
    line: Line
    """The line."""
    none: Exact
    """What it is when nobody is on that side."""

    def of(self, given: Weighed) -> Fraction:
        inside = within(given, self.side, self.line.value(given))
        count = sum((w for _, w in inside), Fraction(0))
        return sum((x * w for x, w in inside), Fraction(0)) / count if count else self.none

    def words(self) -> Text:
        line, side = self.line.words(), _SIDES[self.side]
        return Text(f"{side.zh}{line.zh}者的平均数", f"mean of those {side.en} {line.en}")


class Gini(Statistic):
    """The Gini coefficient; not defined when a value is negative or all are zero."""

    kind: Literal["gini"]

    def of(self, given: Weighed) -> Fraction | None:
        return gini(given) if given.values[0] >= 0 and given.sum > 0 else None

    def words(self) -> Text:
        return Text("基尼系数", "Gini coefficient")


class TopByBottom(Statistic):
    """What the richest part hold by what the poorest part hold; S80/S20 with a part of 20 %."""

    kind: Literal["top_by_bottom"]
    part: Annotated[Exact, Field(gt=0, le=Fraction(1, 2))]
    """The part of persons at either end; a person on the edge counts in part."""

    def of(self, given: Weighed) -> Fraction | None:
        return top_by_bottom(given, self.part) if given.values[0] >= 0 and given.sum > 0 else None

    def words(self) -> Text:
        part = share(self.part)
        return Text(f"最高{part.zh}与最低{part.zh}之比", f"top {part.en} by bottom {part.en}")


AnyStatistic = Annotated[
    Mean | Total | Quantile | ShareBeyond | MeanBeyond | Gini | TopByBottom, Field(discriminator="kind")
]
