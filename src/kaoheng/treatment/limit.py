"""限值: values beyond a stated place of the distribution count as that place (winsorising at percentiles)."""

from fractions import Fraction
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from kaoheng.arithmetic.quantiles import at
from kaoheng.numbers import written
from kaoheng.rules.policies import share
from kaoheng.rules.rule import About, Data, Exact
from kaoheng.text import Text, join
from kaoheng.treatment.treatment import Pool, Reach, Treated, Treatment

Side = Literal["low", "high"]


class End(Data):
    """Where values are cut off, stated in exactly one way."""

    value: Exact | None = None
    """A fixed number."""
    quantile: Annotated[Exact, Field(gt=0, lt=1)] | None = None
    """The quantile of the units with data: 2.5%."""
    definition: int | None = Field(default=None, ge=1, le=9)
    """Which of the nine definitions of a quantile; 7 is that of spreadsheets (PERCENTILE.INC), 6 PERCENTILE.EXC."""
    nth: int | None = Field(default=None, ge=1, le=1000)
    """The nth value from this end: 2 brings the outermost to the next one."""
    mean_of: int | None = Field(default=None, ge=1, le=1000)
    """The mean of so many units at this end: the five best."""

    @model_validator(mode="after")
    def _one(self) -> Self:
        if sum(each is not None for each in (self.value, self.quantile, self.nth, self.mean_of)) != 1:
            raise ValueError("请只写一种限值（state one of value, quantile, nth and mean_of）")
        if (self.quantile is None) != (self.definition is None):
            raise ValueError("quantile须写明definition，其他不写（definition belongs to quantile, and only to it）")
        return self

    def place(self, present: list[Fraction], side: Side) -> Fraction:
        """The number that nothing goes beyond; there is at least one value."""
        inwards = sorted(present, reverse=side == "high")
        if self.quantile is not None and self.definition is not None:
            return at(inwards, share=self.quantile, definition=self.definition)
        if self.nth is not None:
            return inwards[min(self.nth, len(inwards)) - 1]
        if self.mean_of is not None:
            outermost = inwards[: self.mean_of]
            return sum(outermost, Fraction(0)) / len(outermost)
        return self.value or Fraction(0)

    def words(self, side: Side) -> Text:
        """The end in words: 2.5%分位数（第7种定义）."""
        zh, en = ("低", "lowest") if side == "low" else ("高", "highest")
        if self.quantile is not None:
            part, number = share(self.quantile), self.definition
            return Text(f"{part.zh}分位数（第{number}种定义）", f"the {part.en} quantile (definition {number})")
        if self.nth is not None:
            return Text(f"第{self.nth}{zh}的数值", f"number {self.nth} of the {en}")
        if self.mean_of is not None:
            return Text(f"最{zh}{self.mean_of}个数值的平均", f"the mean of the {self.mean_of} {en}")
        return Text(written(self.value or Fraction(0)), written(self.value or Fraction(0)))


class Limit(Treatment):
    """Values below the low end count as the low end, values above the high end as the high end.

    The rule after it may then take the lowest and highest of the group for its ends: min–max between the 2.5 %
    quantile and the mean of the five best.

    >>> step = Limit(kind="limit", low=End(quantile="25%", definition=7), high=End(mean_of=2), over="group")
    >>> done = step.treat(Pool([Fraction(v) for v in (1, 3, 4, 5, 9)]))
    >>> [str(value) for value in done.values], done.said[4]["zh"]
    (['3', '3', '4', '5', '7'], '9高于上限7（最高2个数值的平均），按7计')
    """

    kind: Literal["limit"]
    low: End | None
    """The low end; null for none."""
    high: End | None
    """The high end; null for none."""
    over: Literal["group", "all"]
    """Over which units: the ranking group or everybody."""

    def reach(self) -> Reach:
        return self.over

    def treat(self, pool: Pool) -> Treated:
        present = [value for value in pool.actual if value is not None]
        if not present:
            return Treated(tuple(pool.actual))
        low = None if self.low is None else self.low.place(present, "low")
        high = None if self.high is None else self.high.place(present, "high")
        values, said = list(pool.actual), {}
        for i, value in enumerate(pool.actual):
            if value is not None and low is not None and value < low:
                values[i], said[i] = low, self._said(value, low, "low")
            elif value is not None and high is not None and value > high:
                values[i], said[i] = high, self._said(value, high, "high")
            elif value is not None:
                said[i] = Text("在限值以内", "within the limits")
        return Treated(tuple(values), said)

    def _said(self, value: Fraction, place: Fraction, side: Side) -> Text:
        end = self.low if side == "low" else self.high
        words = Text("", "") if end is None or end.value is not None else end.words(side)
        which = Text("低于下限", "below the low end") if side == "low" else Text("高于上限", "above the high end")
        old, new = written(value), written(place)
        why = Text(f"（{words.zh}）", f" ({words.en})") if words.zh else words
        return Text(f"{old}{which.zh}{new}{why.zh}，按{new}计", f"{old} is {which.en} {new}{why.en}, counted as {new}")

    def clause(self, about: About) -> Text:  # noqa: ARG002
        parts = []
        if self.low is not None:
            low = self.low.words("low")
            parts.append(Text(f"低于{low.zh}的按其计", f"below {low.en} counts as that"))
        if self.high is not None:
            high = self.high.words("high")
            parts.append(Text(f"高于{high.zh}的按其计", f"above {high.en} counts as that"))
        return join(parts, "，", ", ")
