"""What follows from totals: the order of units, ties, grades, quotas and ceilings."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, PlainSerializer, WithJsonSchema

from kaoheng.numbers import as_text
from kaoheng.rules.rule import Data, Exact, Id


class ByNode(Data):
    """Ties are broken by the score of a node."""

    kind: Literal["node"]
    node: Id
    """The node whose score is compared; `total` is the total."""
    best: Literal["high", "low"] = "high"
    """Which score stands first."""


class ByUnrounded(Data):
    """Ties of the rounded total are broken by the unrounded one."""

    kind: Literal["unrounded"]


class CountBack(Data):
    """Most first places in the items of a node (or of all), then most second places, and so on."""

    kind: Literal["count_back"]
    node: Id | None = None
    """The node whose items count; left out for all items."""


class HeadToHead(Data):
    """Among equals, who beats more of the others stands first: the better score in more items beats (互相比较)."""

    kind: Literal["head_to_head"]
    node: Id | None = None
    """The node whose items are compared; left out for all items."""


class ByRaters(Data):
    """Ties are broken by how many raters of a channel gave a unit points (得到更多评委给分的列前)."""

    kind: Literal["raters"]
    channel: Id
    """The channel whose raters are counted."""
    take: str = "raters"
    """The measure of the channel that counts them: raters who gave any points, or `times:12` for those who gave 12."""
    then: Literal["count_back"] | None = None
    """Afterwards by how many gave the most points, then the next most, and so on."""


class Decide(Data):
    """The leading group decides; until a decision is in the evidence the tie stands and is reported."""

    kind: Literal["decide"]


ByItems = CountBack | HeadToHead
"""Keys that look at the items below a node."""
TieKey = Annotated[ByNode | ByUnrounded | ByItems | ByRaters | Decide, Field(discriminator="kind")]


class Ranking(Data):
    """The order of units inside each group."""

    on: Literal["rounded", "unrounded"]
    """Whether places go by the printed total or by the total before rounding."""
    ties: Literal["competition", "dense", "average", "ordinal", "forbid"]
    """Places of units that are still equal after the chain; `forbid` makes that an error."""
    chain: tuple[TieKey, ...] = ()
    """What tells equal totals apart, tried in this order."""


class Threshold(Data):
    """A line a score must reach: `>= 90` includes the line itself (以上含本数), `> 90` does not."""

    at: Exact
    included: bool


def _read_line(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    for sign, included in ((">=", True), ("≥", True), (">", False)):
        if value.strip().startswith(sign):
            return {"at": value.strip().removeprefix(sign).strip(), "included": included}
    raise ValueError(f"{value!r} is not a line such as '>= 90' or '> 90'")


def _write_line(line: Threshold) -> str:
    return f"{'>=' if line.included else '>'} {as_text(line.at)}"


Line = Annotated[
    Threshold,
    BeforeValidator(_read_line),
    PlainSerializer(_write_line, when_used="json"),
    WithJsonSchema({"type": "string", "pattern": r"^\s*(>=|≥|>)\s*[0-9.+-]"}),
]


class Quota(Data):
    """How many units of a group may have a grade."""

    share: Exact | None = None
    """The share of the group, 30%."""
    places: dict[str, int] = {}
    """Fixed numbers of places by group, before the share; a group named in neither way has no limit."""
    rounding: Literal["floor", "half_up", "ceil"]
    """How share × units becomes a whole number of places."""
    hard_ceiling: bool
    """Whether places may never exceed share × units: rounding up is then undone."""
    min_places: int = Field(default=0, ge=0)
    """Places a group has even when its share gives fewer."""
    ties: Literal["all_in", "all_out", "decide"]
    """Equal units at the edge that do not all fit: all get the grade, none does, or the leading group decides."""
    barred_count_in_n: bool
    """Whether units barred from the grade still count in the size of the group."""
    unused: Literal["lost", "to_other_groups"]
    """What becomes of places that no eligible unit takes."""


class Ceiling(Data):
    """有下列情形之一的,不得评为…: a condition on one node that caps the grade."""

    node: Id
    """The node whose columns the condition reads; of a block or `total` only `score` and `full`."""
    when: str
    """A condition over the node's columns, with `score` and `full`: actual < target."""
    at_most: str
    """The best grade a unit under the condition may have."""
    text: str
    """The reason in words; it stands in the explanation."""
    legal_basis: str = ""
    """The clause it rests on."""


class Grades(Data):
    """The scale, best first; lines; quotas; ceilings."""

    scale: tuple[str, ...] = Field(min_length=2)
    """The grades, best first."""
    thresholds: dict[str, Line]
    """The line of every grade but the last."""
    quota: dict[str, Quota] = {}
    """Quotas by grade."""
    ceilings: tuple[Ceiling, ...] = ()
    """Conditions under which a unit may not have a better grade (不得评为…)."""
