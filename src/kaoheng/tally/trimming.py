"""去掉最高分和最低分: the mean without so many values at either end."""

from collections.abc import Iterable
from fractions import Fraction
from typing import Literal, Self

from pydantic import Field, model_validator

from kaoheng.numbers import round_to
from kaoheng.rules.policies import share
from kaoheng.rules.rule import Data, Exact
from kaoheng.text import Text

Weighed = tuple[Fraction, int]
"""A value, and how many gave it."""


class Trim(Data):
    """How many of the highest and as many of the lowest values are dropped."""

    each_end: int | None = Field(default=None, ge=1, le=1000)
    """So many at each end, or"""
    share_each_end: Exact | None = None
    """this share of the values at each end, rounded as `partial` says."""
    partial: Literal["floor", "half_up", "ceil"] | None = None
    """How a share becomes a whole number of values."""
    at_least: int = Field(ge=1, le=100_000)
    """How many values are needed before any is dropped; with fewer the plain mean is taken."""

    @model_validator(mode="after")
    def _sound(self) -> Self:
        if (self.each_end is None) == (self.share_each_end is None):
            raise ValueError("each_end与share_each_end写明其中一项（give either each_end or share_each_end）")
        if (self.share_each_end is None) != (self.partial is None):
            raise ValueError("按比例去掉的须写明partial（partial goes with share_each_end）")
        if self.share_each_end is not None and not 0 < self.share_each_end < Fraction(1, 2):
            raise ValueError("share_each_end应大于0、小于1/2（share_each_end lies between 0 and 1/2）")
        if self.each_end is not None and self.at_least <= 2 * self.each_end:
            raise ValueError("at_least须大于去掉的个数（at_least must exceed the values dropped）")
        return self

    def dropped(self, count: int) -> int:
        """How many of `count` values go at each end.

        >>> Trim(share_each_end="10%", partial="floor", at_least=5).dropped(29)
        2
        """
        if count < self.at_least:
            return 0
        if self.each_end is not None:
            return self.each_end
        assert self.share_each_end is not None
        assert self.partial is not None
        ends = int(round_to(self.share_each_end * count, 0, self.partial))
        return ends if 2 * ends < count else 0

    def words(self) -> Text:
        """去掉最高1个、最低1个（不足5个的直接平均）."""
        if self.each_end is not None:
            much = Text(f"{self.each_end}个", str(self.each_end))
        else:
            assert self.share_each_end is not None
            much = share(self.share_each_end)
        return Text(
            f"去掉最高{much.zh}、最低{much.zh}后平均（不足{self.at_least}个的直接平均）",
            f"mean without the highest {much.en} and the lowest {much.en} (of at least {self.at_least})",
        )


def mean_of(values: Iterable[Weighed], trim: Trim | None = None) -> Fraction | None:
    """The mean of values, trimmed where a trim is given; None of no values.

    >>> trim = Trim(each_end=1, at_least=5)
    >>> str(mean_of([(Fraction(60), 1), (Fraction(90), 3), (Fraction(100), 1)], trim))
    '90'
    """
    ordered = sorted((value, count) for value, count in values if count > 0)
    total = sum(count for _, count in ordered)
    if not total:
        return None
    ends = 0 if trim is None else trim.dropped(total)
    kept = _without(_without(ordered, ends)[::-1], ends)
    return sum((value * count for value, count in kept), Fraction(0)) / (total - 2 * ends)


def _without(values: list[Weighed], first: int) -> list[Weighed]:
    kept = []
    for value, count in values:
        gone = min(count, first)
        first -= gone
        if count > gone:
            kept.append((value, count - gone))
    return kept
