"""Consequences (结果运用): which result leads to which measure, by when, and who sees to it."""

from collections.abc import Mapping
from typing import Literal, Self

from pydantic import ConfigDict, Field, model_validator

from kaoheng.rules.rule import Data, Id
from kaoheng.text import Text

MeasureKind = Literal["commendation", "written_report", "rectification", "summons", "admonition", "reshuffle", "other"]
MEASURE_KINDS: Mapping[str, Text] = {
    "commendation": Text("通报表扬", "commendation"),
    "written_report": Text("书面报告", "written report"),
    "rectification": Text("限期整改", "rectification"),
    "summons": Text("约谈", "summons talk"),
    "admonition": Text("诫勉谈话", "admonition talk"),
    "reshuffle": Text("组织调整", "reshuffle"),
    "other": Text("其他措施", "other measure"),
}
"""What kinds of measures there are: each goes its own way until it is closed."""


class Consecutive(Data):
    """The same in each of several years, the assessed one being the last."""

    years: int = Field(ge=2, le=20)
    """How many years in a row."""
    grade: tuple[str, ...] = ()
    """A grade among these."""
    last_in_group: bool = False
    """The last place of the group."""

    @model_validator(mode="after")
    def _one(self) -> Self:
        if bool(self.grade) == self.last_in_group:
            raise ValueError("grade和last_in_group须写一项，只写一项（state either grade or last_in_group）")
        return self


class Condition(Data):
    """A condition on a unit's result; each says one thing, and `all`, `any` and `not` put them together."""

    model_config = ConfigDict(serialize_by_alias=True, validate_by_name=False)

    grade: tuple[str, ...] | None = Field(default=None, min_length=1)
    """The grade is one of these."""
    last_in_group: Literal[True] | None = None
    """The unit is last in its group (末位): no one stands behind it, and someone stands before it."""
    rank_at_least: int | None = Field(default=None, ge=1)
    """Place n or behind it."""
    rank_at_most: int | None = Field(default=None, ge=1)
    """Place n or before it."""
    consecutive: Consecutive | None = None
    """The same in several years in a row."""
    vetoed: tuple[Id, ...] | None = Field(default=None, min_length=1)
    """One of these vetoes was approved for the year."""
    all: tuple["Condition", ...] | None = Field(default=None, min_length=1)
    """All of these hold."""
    any: tuple["Condition", ...] | None = Field(default=None, min_length=1)
    """At least one of these holds."""
    none: "Condition | None" = Field(default=None, alias="not")
    """Written `not`: the condition does not hold."""

    @model_validator(mode="after")
    def _one(self) -> Self:
        if sum(getattr(self, name) is not None for name in type(self).model_fields) != 1:
            raise ValueError(
                "一个条件只说一件事，几件事用all或any并列（say one thing, and join several by all or any）"
            )
        return self


Condition.model_rebuild()


class Deadline(Data):
    """How long there is from the day of the decision."""

    working_days: int | None = Field(default=None, ge=1, le=1000)
    """Working days, holidays and shifted days off as published."""
    months: int | None = Field(default=None, ge=1, le=120)
    """Calendar months: to the same day, or the last of a shorter month."""

    @model_validator(mode="after")
    def _one(self) -> Self:
        if (self.working_days is None) == (self.months is None):
            raise ValueError("working_days和months须写一项，只写一项（state either working_days or months）")
        return self


class Measure(Data):
    """A measure, and the results it follows from."""

    id: Id
    kind: MeasureKind
    """Which way it goes until it is closed (类别)."""
    when: Condition
    """The results it follows from."""
    measure: str
    """What is done: 诫勉谈话，限期整改."""
    measure_en: str = ""
    """The same in English; left out, its kind is named."""
    within: Deadline | None = None
    """By when; without it there is no date."""
    to: str
    """Who sees to it."""
    document: str = ""
    """What must be handed in or issued."""
    legal_basis: str = ""
    """The clause it rests on."""

    @property
    def what(self) -> Text:
        """The measure in both languages."""
        return Text(self.measure, self.measure_en or MEASURE_KINDS[self.kind].en)
