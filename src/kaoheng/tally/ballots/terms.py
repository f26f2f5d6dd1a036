"""Everything a regulation must say about a ballot before it can be counted."""

from collections.abc import Mapping
from fractions import Fraction
from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator

from kaoheng.rules.rule import Data, Exact
from kaoheng.tally.aspects import Aspect, check_aspects
from kaoheng.tally.ballots.marks import ABSTAIN, DONT_KNOW, VOID, reserved
from kaoheng.tally.channel import Channel
from kaoheng.tally.trimming import Trim
from kaoheng.tally.weights import EmptyClass, Rounded, VoterClass, WeightsFor, check_weights, in_group


class CountsAs(Data):
    """The mark counts as a vote with this value."""

    counts_as: Exact
    """The value."""


class Turnout(Data):
    """How many must have taken part for the vote to hold."""

    count: Literal["attended", "returned", "valid"]
    """Who is counted: those present, papers returned, or valid ones."""
    of: Literal["eligible", "attended", "issued"]
    """Against whom: those entitled, those present, or papers issued."""
    at_least: Exact | None = None
    """The share that is enough (以上含本数), or"""
    more_than: Exact | None = None
    """the share that must be exceeded (超过半数)."""

    @model_validator(mode="after")
    def _sound(self) -> Self:
        if (self.at_least is None) == (self.more_than is None):
            raise ValueError("at_least与more_than写明其中一项（give either at_least or more_than）")
        return self

    def met(self, count: int, of: int) -> bool:
        """Whether so many are enough."""
        if self.more_than is not None:
            return count > self.more_than * of
        assert self.at_least is not None
        return count >= self.at_least * of


class Papers(Data):
    """How single ballots are judged."""

    lists: Literal["one_unit", "whole_group"]
    """Whether a paper is about one unit or lists all units of the group."""
    two_marks: Literal["void_row", "void_ballot"]
    """Two marks in one row, or an unreadable one, void that row or the whole paper."""
    most: dict[str, Exact] = {}
    """The largest share of a paper's rows that may bear a mark; a paper with more is void."""


class BallotTerms(Channel):
    """The terms of a vote; `Ballot` counts by them."""

    table: ClassVar[str] = "ballots"

    scale: dict[str, Exact] = Field(min_length=2, max_length=12)
    """The marks, best first, and their values."""
    classes: dict[str, VoterClass] = Field(min_length=1, max_length=50)
    """The classes of voters; without weights all votes count alike."""
    weights_for: tuple[WeightsFor, ...] = ()
    """Weights that differ by class of unit."""
    empty_class: EmptyClass
    """A class with weight and no votes: its weight is spread over the others, the unit has no score, or `{C: B}` gives
    the weight of C to B."""
    aspects: dict[str, Aspect] = Field(default={}, max_length=50)
    """The aspects marked one by one, with weights; empty where a unit gets one mark."""
    aspects_by: Literal["ballot", "aspect"] | None = None
    """Each ballot is averaged over its aspects, then the ballots; or the votes on each aspect, then the aspects."""
    dont_know: Literal["excluded", "zero"] | CountsAs
    """Whether 不了解 leaves the votes that are averaged, stays with nothing, or counts as a value."""
    abstain: Literal["excluded", "zero"] | CountsAs
    """The same for 弃权, a paper without a mark."""
    void: Literal["excluded", "zero"]
    """Whether void papers leave the votes that are averaged (有效票), or stay with nothing (收回票)."""
    more_returned_than_issued: Literal["void", "accepted"]
    """收回的票数多于发出的票数,测评无效,应重新进行; or it stands."""
    turnout: tuple[Turnout, ...]
    """All must be met; an empty list says that none is asked for."""
    own_vote: Literal["counts", "dropped"]
    """Votes of a unit's own people about it: `rater_unit` is the unit, or `voter` is."""
    papers: Papers | None = None
    """How single ballots are judged; null where only sums are reported."""
    trim: Trim | None = None
    """Votes dropped at either end of each class."""
    rounding: Rounded
    """How many decimals class scores and the score are rounded to."""
    publish_at_least: int | None = Field(ge=1, le=1000)
    """Class results are told only when every class has so many votes; null tells them always."""

    @model_validator(mode="after")
    def _sound(self) -> Self:
        check_weights(self.classes, self.weights_for, self.empty_class)
        if any(reserved(mark) or "+" in mark or "@" in mark for mark in self.scale):
            raise ValueError(
                "档次不能用弃权、不了解等字样或+、@（a scale cannot use the words for abstentions, + or @）"
            )
        if any(self.scale[a] < self.scale[b] for a, b in zip([*self.scale][:-1], [*self.scale][1:], strict=True)):
            raise ValueError("档次由好到差排列（marks stand best first）")
        if bool(self.aspects) != (self.aspects_by is not None):
            raise ValueError("aspects与aspects_by须同时写明（aspects and aspects_by go together）")
        check_aspects(self.aspects)
        if self.aspects_by == "ballot" and self.papers is None:
            raise ValueError("按票平均须写明papers（a mean over each ballot needs papers）")
        if self.papers is not None and not set(self.papers.most) <= set(self.scale):
            raise ValueError("most只能写scale中的档次（most names marks of the scale）")
        return self

    def for_group(self, group: str) -> Self:
        return self.model_copy(update={"weights_for": in_group(self.weights_for, group)})

    @property
    def over(self) -> tuple[str, ...]:
        """The aspects, or the single nameless one."""
        return tuple(self.aspects) or ("",)

    def aspect_weights(self) -> dict[str, Fraction]:
        """The weight of each aspect."""
        return {name: aspect.weight for name, aspect in self.aspects.items()} or {"": Fraction(1)}

    def worth(self) -> dict[str, Fraction]:
        """The value of every mark that is averaged; those that leave the votes are not in it."""
        other = {DONT_KNOW: self.dont_know, ABSTAIN: self.abstain, VOID: self.void}
        return {**self.scale, **{mark: _value(policy) for mark, policy in other.items() if policy != "excluded"}}

    def runs(self) -> Mapping[str, tuple[str, ...]]:
        """The shares an item may take: each mark, and marks that follow one another: `share:优秀+良好`."""
        marks = tuple(self.scale)
        spans = [(i, j) for i in range(len(marks)) for j in range(i + 1, len(marks) + 1)]
        spans.sort(key=lambda span: span[1] - span[0])
        return {f"share:{'+'.join(marks[i:j])}": marks[i:j] for i, j in spans if j - i < len(marks)}


def _value(policy: Literal["excluded", "zero"] | CountsAs) -> Fraction:
    return policy.counts_as if isinstance(policy, CountsAs) else Fraction(0)
