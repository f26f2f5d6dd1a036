"""Everything a regulation must say about bonuses and penalties before claims can be admitted."""

from datetime import date
from fractions import Fraction
from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator

from kaoheng.numbers import RoundingMode
from kaoheng.rules.rule import Data, Decimals, Exact
from kaoheng.tally.channel import Channel
from kaoheng.tally.rows import ClaimRow

Sign = Literal["bonus", "penalty"]


class ClaimType(Data):
    """One type of claims: what it gives or takes, and the most it may come to."""

    title: str = ""
    """What sentences call it; its id where nothing is written."""
    title_en: str = ""
    sign: Sign
    """Whether it gives points or takes them."""
    points: Exact | dict[str, Exact] | Literal["stated"]
    """For each claim or case (`count`); or by level, {国家级: 2}; or `stated` where the claim names its own."""
    cap: Exact | None
    """The most all claims of the type may come to; null for no limit here."""


class Window(Data):
    """The days claims must be dated between, both included."""

    first: date
    """The first day."""
    last: date
    """The last day."""

    @model_validator(mode="after")
    def _sound(self) -> Self:
        if self.first > self.last:
            raise ValueError("first不能晚于last（first is not after last）")
        return self

    def holds(self, day: date | None) -> bool:
        """Whether a day lies within."""
        return day is not None and self.first <= day <= self.last


class Consecutive(Data):
    """The same matter rewarded in an earlier period as well counts at a rate: 0 not at all, 50% half."""

    earlier: Window
    """The earlier period."""
    rate: Exact
    """The rate at which the matter still counts."""


class ShareOfPoints(Data):
    """A cap as a share of an item's points."""

    share: Exact
    """The share."""
    of_points: Exact
    """The item's points."""


class OnlyIf(Data):
    """Bonuses count only where so large a share of the group's units lost points, or put claims forward."""

    share_of_units: Exact
    """The share of the group's units that is enough."""
    were: Literal["penalised", "claiming"]
    """What those units must have: points lost, or claims put forward."""


class Receivers(Data):
    """The largest share of the group's units that may have a bonus, best first."""

    share_of_units: Exact
    """The share of the group's units."""
    rounding: Literal["floor", "half_up", "ceil"]
    """How it becomes a whole number of units."""
    ties: Literal["all_in", "all_out", "refuse"]
    """Equal units at the edge that do not all fit: all, none, or no value until the leading group has decided."""


class ClaimRounding(Data):
    """How many decimals the sum is rounded to."""

    score: Decimals
    """Decimals of the sum."""
    mode: RoundingMode
    """How it is rounded."""


class ClaimTerms(Channel):
    """The terms of bonuses and penalties; `Claims` admits by them."""

    table: ClassVar[str] = "claims"

    types: dict[str, ClaimType] = Field(min_length=1, max_length=200)
    """The types of claims by id."""
    document: Literal["required", "not_required"]
    """Whether a claim without a document counts."""
    window: Window | None
    """The assessment year; a claim must be dated within it. Null takes any date, or none."""
    same_matter: Literal["highest_only", "all"]
    """同一事项就高不重复: of claims about one matter the highest counts, bonuses and penalties apart."""
    consecutive: Consecutive | None = None
    """What becomes of a matter that was rewarded before; left out, it counts."""
    roles: dict[str, Exact] = {}
    """The share each role in a joint award has: 牵头 1, 配合 50%. A claim without a role counts in full."""
    bonus_cap: Exact | ShareOfPoints | None
    """The most bonuses may come to; null for no limit."""
    penalty_cap: Exact | None
    """The most penalties may come to; null where they are not limited."""
    bonus_only_if: OnlyIf | None = None
    """A condition on the group without which no bonus counts."""
    receivers: Receivers | None = None
    """How many units of the group may have a bonus; left out, all."""
    rounding: ClaimRounding

    @model_validator(mode="after")
    def _sound(self) -> Self:
        points = [each for kind in self.types.values() for each in _amounts(kind)]
        caps = [*(kind.cap for kind in self.types.values()), self.penalty_cap, self.bonus_most()]
        if any(each < 0 for each in [*points, *(cap for cap in caps if cap is not None), *self.roles.values()]):
            raise ValueError("分值、上限和份额写成正数，扣分用sign: penalty（amounts are positive, penalties by sign）")
        if self.consecutive is not None:
            if self.window is None:
                raise ValueError("consecutive需要window（consecutive needs a window）")
            if self.consecutive.earlier.last >= self.window.first:
                raise ValueError("earlier须在window之前（the earlier period ends before the window）")
        return self

    def bonus_most(self) -> Fraction | None:
        """The cap of bonuses in points."""
        cap = self.bonus_cap
        return cap.share * cap.of_points if isinstance(cap, ShareOfPoints) else cap

    def worth(self, row: ClaimRow) -> Fraction:
        """The points of a claim as its type, level, count and role have them."""
        kind, count = self.types[row.type], 1 if row.count is None else row.count
        if kind.points == "stated":
            points = row.points or Fraction(0)
        else:
            points = kind.points[row.level] if isinstance(kind.points, dict) else kind.points
        return points * count * (self.roles[row.role] if row.role else 1)


def _amounts(kind: ClaimType) -> list[Fraction]:
    if isinstance(kind.points, dict):
        return list(kind.points.values())
    return [] if kind.points == "stated" else [kind.points]
