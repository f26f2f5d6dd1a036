"""Vetoes (一票否决): what may be vetoed, who proposes and approves it, and what an approved one does."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from kaoheng.rules.rule import Data, Id

Years = Annotated[int, Field(ge=1, le=50)]


class ItemZero(Data):
    """The item or block scores nothing (该项不得分); what its value means for the other units stays."""

    kind: Literal["item_zero"]
    node: Id
    """The item or block."""


class GradeTo(Data):
    """The grade is fixed (确定为不合格), whatever the total; a unit that is lower already stays there."""

    kind: Literal["grade"]
    to: str
    """The grade it is fixed at."""


class AtMost(Data):
    """No better grade than this one (不得评为优秀)."""

    kind: Literal["at_most"]
    grade: str
    """The best grade left."""


class RewardDownOne(Data):
    """The grade falls by one step (降一等) from what it would have been; the place it leaves stays empty."""

    kind: Literal["reward_down_one"]


class CancelHonours(Data):
    """No honours (取消评先评优资格); the rank stays."""

    kind: Literal["cancel_honours"]
    years: Years
    """How many years: 1 for the year itself, 2 for the following one too."""


class Persons(Data):
    """What follows for persons, beside the score: 主要负责人, 一年内不得提拔."""

    kind: Literal["persons"]
    who: tuple[str, ...] = Field(min_length=1)
    """Who is meant: 主要负责人."""
    years: Years
    """How many years it lasts, the year itself included."""
    measure: str
    """What follows for them: 不得提拔."""


class Span(Data):
    """The years that are looked at: the last so many, or all since a term began (本届任期)."""

    years: Years | None = None
    """So many years, this one included."""
    since: int | None = Field(default=None, ge=1900, le=2200)
    """The first year of the term."""

    @model_validator(mode="after")
    def _one(self) -> Self:
        if (self.years is None) == (self.since is None):
            raise ValueError("years和since须写一项，只写一项（state either years or since）")
        return self


class Escalate(Data):
    """More for who is vetoed again (任期内两次被一票否决的免职)."""

    kind: Literal["escalate"]
    times: int = Field(ge=2, le=50)
    """From how many vetoes on."""
    counting: Literal["this_veto", "any_veto"]
    """Which approved vetoes count: those for the same matter, or for any."""
    within: Span
    """The years in which they are counted."""
    measure: str
    """What follows then: 免职."""


Effect = Annotated[
    ItemZero | GradeTo | AtMost | RewardDownOne | CancelHonours | Persons | Escalate, Field(discriminator="kind")
]


class Veto(Data):
    """A matter that is vetoed, and what follows when the leading group approves it."""

    id: Id
    title: str
    title_en: str = ""
    legal_basis: str = ""
    """The law or central document it rests on; without it no case can be approved."""
    proposer: str = ""
    """The department that proposes it (责任部门); empty where any may."""
    approver: str = ""
    """Who approves it (审定机关); empty where the method leaves it open."""
    effects: tuple[Effect, ...] = Field(min_length=1)
    """What an approved veto does; at least one."""
    retroactive: bool = False
    """Whether it reaches back to a year that is closed (追溯否决): that year must then be scored again."""
