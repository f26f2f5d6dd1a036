"""One tier of a ladder: an interval or a condition, and what it gives."""

from typing import Self

from pydantic import model_validator

from kaoheng.arithmetic.columns import Columns, Flags, Number
from kaoheng.formula.evaluate import holds
from kaoheng.formula.parse import parse
from kaoheng.formula.words import words
from kaoheng.numbers import as_text
from kaoheng.rules.expression import Condition
from kaoheng.rules.policies import share
from kaoheng.rules.rule import Data, Exact
from kaoheng.text import Text, join


class ValueTier(Data):
    """One tier: an interval of the value (其中“以上”含本数为at_least，“超过”为above) or a condition."""

    at_least: Exact | None = None
    """以上（含本数）."""
    above: Exact | None = None
    """超过（不含本数）."""
    at_most: Exact | None = None
    """以下（含本数）."""
    below: Exact | None = None
    """不足（不含本数）."""
    when: Condition | None = None
    """Instead of an interval, or besides it: a condition over columns."""
    points: Exact | None = None
    """What the tier gives, in points."""
    rate: Exact | None = None
    """What the tier gives, as a share of the item's points."""

    @model_validator(mode="after")
    def _sound(self) -> Self:
        if (self.points is None) == (self.rate is None):
            raise ValueError("每档须写明points或rate其中一项（give either points or rate）")
        if all(v is None for v in (self.at_least, self.above, self.at_most, self.below, self.when)):
            raise ValueError("每档须写明区间或条件（give an interval or a condition）")
        if (self.at_least is not None and self.above is not None) or (
            self.at_most is not None and self.below is not None
        ):
            raise ValueError("同一端只写一个界限（give one bound at each end）")
        return self

    def fits(self, x: Columns, value: Number) -> Flags:
        """The units the tier fits."""
        flags: Flags = x.equal(0, 0)
        if self.at_least is not None:
            flags = flags & x.at_least(value, self.at_least)
        if self.above is not None:
            flags = flags & x.below(self.above, value)
        if self.at_most is not None:
            flags = flags & x.at_least(self.at_most, value)
        if self.below is not None:
            flags = flags & x.below(value, self.below)
        return flags if self.when is None else flags & holds(parse(self.when, "truth"), x)

    def gives(self, x: Columns) -> Number:
        """The points of the tier."""
        return x.full * self.rate if self.rate is not None else self.points

    def words(self, shares: bool, unit: str) -> Text:
        """The tier in words; bounds as percentages where the values are shares."""
        bounds = [
            (self.at_least, "以上（含）", "at least "),
            (self.above, "以上（不含）", "above "),
            (self.at_most, "以下（含）", "at most "),
            (self.below, "以下（不含）", "below "),
        ]
        said = []
        for bound, zh, en in bounds:
            if bound is not None:
                mark = share(bound).zh if shares else as_text(bound) + unit
                said.append(Text(f"{mark}{zh}", f"{en}{mark}"))
        if self.when is not None:
            said.append(words(parse(self.when, "truth")))
        return join(said, "、", ", ")

    def gives_words(self) -> Text:
        """What the tier gives, in words."""
        if self.rate is not None:
            part = share(self.rate)
            return Text(f"得{part.zh}的分值", f"{part.en} of the points")
        assert self.points is not None
        return Text(f"得{as_text(self.points)}分", f"{as_text(self.points)} points")
