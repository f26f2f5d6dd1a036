"""The tree of reasons as data: why a unit's item, block or total has the score it has.

Exact numbers are text that `numbers.as_text` writes. What is empty is left out of the JSON form. The classes are not
frozen: a unit's tree has thousands of them, and freezing doubles what making one costs. Nobody alters one.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from operator import attrgetter
from typing import Annotated, Any, Literal, TypeVar

from pydantic import PlainSerializer, TypeAdapter

from kaoheng.aggregation.catalogue import AnyAggregation
from kaoheng.arithmetic.columns import Direction
from kaoheng.method.policies import Missing, NotApplicable, Round
from kaoheng.method.tree import Needs, OverPeriods
from kaoheng.rules.catalogue import AnyRule
from kaoheng.text import Text

Kind = Literal["total", "block", "item", "calculated"]
State = Literal["scored", "missing", "not_applicable", "not_member"]
STATES: tuple[State, ...] = ("scored", "missing", "not_applicable", "not_member")
"""The words for the cell states of `results`, in their order."""

NOTHING = Text("", "")

_whole = PlainSerializer(lambda model: model.model_dump(mode="json"))
StoredRule: Any = Annotated[AnyRule, _whole]
"""A rule with every parameter spelt out, defaults too: a default may change in ten years."""
StoredAggregation: Any = Annotated[AnyAggregation, _whole]


@dataclass(slots=True)
class Part:
    """One period's or task's value, and where it came from."""

    name: str
    value: str
    source: str = ""
    status: str = ""
    as_of: str = ""
    row: int | None = None


@dataclass(slots=True)
class Derived:
    """How a value was made by the channel or the treatments of `item`; the document keeps what it was made from.

    `before` is the value the treatments started from, `refused` why there is none.
    """

    item: str
    channel: str = ""
    title: Text = NOTHING
    before: str = ""
    steps: tuple[Text, ...] = ()
    refused: Text = NOTHING


@dataclass(slots=True)
class Input:
    """One column of an item: its value, how people write it, and where it came from.

    `value` is empty where the rule reads only parts; `combine` says how parts became the value.
    """

    name: str
    title: Text
    value: str = ""
    written: str = ""
    measure: str = ""
    period: str = ""
    source: str = ""
    status: str = ""
    as_of: str = ""
    row: int | None = None
    combine: str = ""
    parts: tuple[Part, ...] = ()
    chosen: OverPeriods | None = None
    """Which periods are the best ones, and what is made of them; None where all parts make the value."""
    derived: Derived | None = None


@dataclass(slots=True)
class Scoring:
    """How an item came to its points: its rule, what the rule read, and what it noted on the way."""

    rule: StoredRule
    direction: Direction
    clause: Text = NOTHING
    """The rule as a regulation would put it."""
    measure: str = ""
    inputs: tuple[Input, ...] = ()
    lacking: tuple[str, ...] = ()
    """Columns without a value."""
    peers: str = ""
    """The group whose table of peers was read; empty where only the unit's own values were."""
    policy: Missing | NotApplicable | None = None
    """What the method says about a cell without data, or one that is not the unit's concern."""
    to: str = ""
    """The title of the item its points are handed to, where the policy names one."""
    owner: str = ""
    """The department that answers for the data."""
    carried: bool = False
    """Whether last year's value stands in for this year's."""
    notes: Mapping[str, str | bool] = field(default_factory=dict)


@dataclass(slots=True)
class Share:
    """What one node below brings to a block; `after` is its weight (or points) once absent ones handed theirs on."""

    id: str
    score: str = ""
    counts: bool = True
    weight: str = ""
    after: str = ""
    stretch: str = ""


@dataclass(slots=True)
class Change:
    """One step after combining: from one value to the next."""

    what: Literal["rescale", "floor", "cap", "round"]
    before: str
    after: str
    words: Text


@dataclass(slots=True)
class Combining:
    """How a block came to its score: the aggregation over its children, then the steps after it."""

    aggregate: StoredAggregation
    not_applicable: NotApplicable
    points: str = ""
    """The block's own points; empty where they follow from its items."""
    scale: str = ""
    floor: str = ""
    cap: str = ""
    needs: Needs | None = None
    words: Text = NOTHING
    shares: tuple[Share, ...] = ()
    combined: str = ""
    formula: Text = NOTHING
    changes: tuple[Change, ...] = ()
    peers: str = ""
    """The group whose table of peers was read; empty where the aggregation does not look at the group."""


@dataclass(slots=True)
class NodeInput:
    """One node's score as a formula read it, exactly; `value` is empty where the unit has none."""

    id: str
    title: Text
    value: str = ""


@dataclass(slots=True)
class Candidate:
    """One node a counting set looked at: its score and points, the item's values the condition read, the answer."""

    id: str
    title: Text
    score: str = ""
    full: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    counts: bool = False


@dataclass(slots=True)
class CountedSet:
    """A counting set laid over one unit."""

    name: str
    when: str
    tags: tuple[str, ...] = ()
    nodes: tuple[str, ...] = ()
    among: tuple[Candidate, ...] = ()


@dataclass(slots=True)
class Calculation:
    """How a calculated node came to its score: the formula, the scores it read and the nodes it counted."""

    formula: str
    absent: Literal["refuse", "zero", "skip"]
    not_applicable: NotApplicable
    words: Text = NOTHING
    """The node as a regulation would put it."""
    inputs: tuple[NodeInput, ...] = ()
    counting: tuple[CountedSet, ...] = ()
    peers: str = ""
    """The group whose table of peers was read; empty where the formula does not look at the group."""
    notes: Mapping[str, str | bool] = field(default_factory=dict)


@dataclass(slots=True)
class Standing:
    """Where the total puts the unit: place in its group, ties, grade and its sentences."""

    group: str
    group_title: Text
    rank: str
    size: int
    tied: tuple[str, ...] = ()
    chain: Text = NOTHING
    """How equal totals were told apart; empty where none were."""
    grade: str = ""
    undecided: bool = False
    reasons: tuple[Text, ...] = ()
    computed: str = ""
    """The place that was worked out, where the leading group put another in its place."""


@dataclass(slots=True)
class Award:
    """A block's own grade (分类等次) and its sentences."""

    grade: str
    reasons: tuple[Text, ...] = ()


@dataclass(slots=True)
class Overruled:
    """A score that holds instead of the one worked out, which is kept as `before`; `after` is exact."""

    by: Literal["veto", "adjustment"]
    cause: Text
    """The veto, or the leading group's reason."""
    document: str
    before: str = ""
    after: str = ""


@dataclass(slots=True)
class Reason:
    """Why one node has its score for one unit.

    `score` is the published text, `exact` the value before rounding, `weight` the node's weight as the method
    states it, `absence` where its points go when it has no score, `clause` the citation it rests on; `apart`
    says that the node above does not count it.
    """

    kind: Kind
    id: str
    title: Text
    full: str
    rounding: Round
    state: State
    score: str = ""
    exact: str = ""
    sentence: Text = NOTHING
    clause: str = ""
    weight: str = ""
    absence: NotApplicable | None = None
    apart: bool = False
    scoring: Scoring | None = None
    calculation: Calculation | None = None
    combining: Combining | None = None
    standing: Standing | None = None
    award: Award | None = None
    overruled: Overruled | None = None
    children: tuple["Reason", ...] = ()


Kept = TypeVar("Kept", Scoring, Combining, Calculation, Reason)
_VALUES = {kind: attrgetter(*[one.name for one in fields(kind)]) for kind in Kept.__constraints__}


def altered(one: Kept, **changes: Any) -> Kept:
    """A copy with some fields anew: what `dataclasses.replace` does, in a third of its time."""
    copy: Kept = type(one)(*_VALUES[type(one)](one))
    for name, value in changes.items():
        setattr(copy, name, value)
    return copy


_REASON: TypeAdapter[Reason] = TypeAdapter(Reason)


def as_dict(reason: Reason) -> dict[str, Any]:
    """The reason and everything below it as JSON-able data."""
    data: dict[str, Any] = _REASON.dump_python(reason, mode="json", exclude_defaults=True)
    return data


def as_json(reason: Reason) -> bytes:
    """The same as UTF-8 JSON text."""
    return _REASON.dump_json(reason, exclude_defaults=True)


def read_reason(data: Mapping[str, Any]) -> Reason:
    """Read back what `as_dict` gave; a pydantic ValidationError when it is no reason."""
    return _REASON.validate_python(data)
