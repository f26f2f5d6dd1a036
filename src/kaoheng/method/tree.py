"""The tree of an edition: blocks of any depth, items that carry points and a rule, and nodes calculated from others."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import Annotated, Any, Literal, Self, TypeAlias, Union

from pydantic import Discriminator, Field, Tag, model_validator

from kaoheng.aggregation.catalogue import AnyAggregation
from kaoheng.aggregation.children import Aggregation
from kaoheng.aggregation.means import Sum
from kaoheng.method.outcome import Grades
from kaoheng.method.policies import Missing, NotApplicable, Round
from kaoheng.rules.catalogue import AnyRule
from kaoheng.rules.expression import Condition, Expression
from kaoheng.rules.policies import share
from kaoheng.rules.rule import Data, Exact, Id, Rule
from kaoheng.text import Text
from kaoheng.treatment.catalogue import AnyTreatment
from kaoheng.treatment.treatment import Treatment

Status = Literal["reported", "certified", "provisional", "final"]
TargetKind = Literal[
    "point", "floor", "ceiling", "range", "binding", "hold", "zero_event", "milestone", "staged", "rank", "benchmark"
]


class Only(Data):
    """The groups or units a node is for; a unit must be in both lists where both are given."""

    groups: tuple[str, ...] = ()
    """Group ids; none for all."""
    units: tuple[str, ...] = ()
    """Unit codes; none for all."""


class OverPeriods(Data):
    """How the values of several periods become the year's value."""

    combine: Literal["sum", "mean", "last", "first", "max", "min", "best"]
    """How they are combined; `first` and `last` go by the calendar."""
    incomplete: Literal["missing", "skip"]
    """When a period has no value: the year has none, or the others are combined without it."""
    n: int | None = Field(default=None, ge=1, le=366)
    """With `best`, how many periods are taken; where fewer have a value, those."""
    best: Literal["high", "low"] | None = None
    """With `best`, which values are the better ones."""
    then: Literal["mean", "sum"] | None = None
    """With `best`, what is made of the chosen periods."""

    @model_validator(mode="after")
    def _best_says_how(self) -> Self:
        said = [value is not None for value in (self.n, self.best, self.then)]
        if self.combine == "best" and not all(said):
            raise ValueError("combine: best needs n, best (high or low) and then (mean or sum)")
        if self.combine != "best" and any(said):
            raise ValueError("n, best and then belong to combine: best only")
        return self


class Binding(Data):
    """Where an item's values come from: the department that answers for them, and what they must be."""

    owner: str = ""
    """The data department (数据责任部门)."""
    unit: str = ""
    """The unit of measure; evidence that names another one is refused."""
    status: tuple[Status, ...] = ()
    """Which statuses may be scored; empty for any."""
    cut_off: date | None = None
    """Values established after this day are refused."""
    over_periods: OverPeriods | None = None
    """Needed as soon as evidence has several periods for one unit and the rule reads one value."""
    codes: dict[str, Exact] = {}
    """What words in the evidence count as: 优 = 3, 完成 = 1."""
    columns: dict[str, Id] = {}
    """Further columns for the rule, each the actual value of another item: benchmark = city_mean."""
    channel: str = ""
    """The channel whose tally is the actual value, instead of observations."""
    take: str = "score"
    """Which of the channel's measures it is."""
    treat: tuple[AnyTreatment, ...] = ()
    """Steps the actual value goes through before the rule, in this order (数据处理)."""

    @property
    def steps(self) -> tuple[Treatment, ...]:
        """The steps of `treat`, typed."""
        steps: tuple[Treatment, ...] = self.treat
        return steps

    @property
    def derived(self) -> bool:
        """Whether the actual value is made by a channel or by treatments."""
        return bool(self.channel or self.treat)

    @property
    def reported_in(self) -> str:
        """The unit of measure evidence is given in: before the first step that changes it."""
        return next((step.reported_in() for step in self.steps if step.reported_in()), self.unit)

    @property
    def reads(self) -> tuple[str, ...]:
        """The other items whose values the treatments read."""
        return tuple(dict.fromkeys(item for step in self.steps for item in step.reads()))


class Target(Data):
    """The kind of target, and its value where the method itself fixes it."""

    kind: TargetKind
    """What sort of target it is; a `range` has `low` and `high`, all others one value."""
    value: Exact | None = None
    """The target of every unit, where the method fixes it. Otherwise it stands in `targets`."""
    low: Exact | None = None
    """The lower end of a range."""
    high: Exact | None = None
    """The upper end of a range."""
    by_unit: dict[str, Exact] = {}
    """Targets of single units by code; they go before `value`."""


class Override(Data):
    """What differs for some groups or units (差异化考核); the last override that fits a unit holds."""

    groups: tuple[str, ...] = ()
    """The groups it is for."""
    units: tuple[str, ...] = ()
    """The units it is for; with `groups` both must fit."""
    points: Exact | None = None
    """Other full marks."""
    weight: Exact | None = None
    """Another weight."""
    rule: AnyRule | None = None
    """Another rule."""
    target: Target | None = None
    """Another target."""


class _Node(Data):
    id: Id
    title: str
    title_en: str = ""
    points: Exact | None = None
    """Full marks; an item without its own has the method's."""
    weight: Exact | None = None
    """The weight under a weighted aggregation, an exact share such as 32/109 or 29.3%."""
    only: Only | None = None
    """The groups or units it is for, with everything below it."""
    round: Round | None = None
    """Its own rounding."""
    not_applicable: NotApplicable | None = None
    """P7, where it does not concern a unit: not allowed · full points · the mean score of the group · the points go to
    the items beside it, pro rata or in equal parts · to a named one."""
    clause: str = ""
    """The clause this rests on, as it is cited."""
    tags: tuple[str, ...] = ()
    """Words of your own: 约束性, 共性."""
    apart: bool = False
    """单列: shown, published and read by ties, ceilings and calculated nodes, but not counted in the node above."""


class Item(_Node):
    """An indicator (指标): data, direction, target and a rule."""

    direction: Literal["up", "down", "band"]
    """Higher is better · lower is better · a range is best."""
    rule: AnyRule
    """How points follow from values."""
    data: Binding = Binding()
    """Where its values come from."""
    target: Target | None = None
    """Needed where the rule reads a target."""
    missing: Missing | None = None
    """P6, without a value: stop the run · no points · full points · the mean score of the group · last year's value ·
    the points go to the items beside it, pro rata or in equal parts · fixed points."""
    overrides: tuple[Override, ...] = ()
    """What differs for some groups or units; the last one that fits a unit holds."""


class Needs(Data):
    """How many of its items a unit must have for a block to be scored (至少有几项), as a number or a share."""

    items: int | None = Field(default=None, ge=1, le=1000)
    """So many items that have a score: 3."""
    share: Annotated[Exact, Field(gt=0, le=1)] | None = None
    """So large a part of the items that are for the unit: 2/3."""

    @model_validator(mode="after")
    def _one(self) -> Self:
        if (self.items is None) == (self.share is None):
            raise ValueError("请写items或share之一（state either items or share）")
        return self


class Block(_Node):
    """A category or an upper-level indicator: items under one aggregation."""

    items: tuple["Node", ...] = Field(min_length=1)
    """The nodes below it; at least one."""
    aggregate: AnyAggregation = Sum(kind="sum")
    """How the scores below become its own."""
    scale: Exact | None = None
    """The raw scale the items are on, when the block's points are another: 150 → 80."""
    floor: Exact | None = None
    """The least score, after rescaling."""
    cap: Exact | None = None
    """The greatest score, after rescaling."""
    needs: Needs | None = None
    """How many of its items a unit must have; with fewer the block has no score, as if it had none of them."""
    grades: Grades | None = None
    """Grades of its own (分类评定等次) by the block's score, with lines, quotas and ceilings as the total has them."""

    @property
    def combined(self) -> tuple["TreeNode", ...]:
        """The nodes that make up the block's score; those apart only stand beside them."""
        return tuple(node for node in self.items if not node.apart)


class Counting(Data):
    """A set of nodes to count: of those with one of the tags, and those named, the ones for which `when` holds."""

    tags: tuple[str, ...] = ()
    """Nodes with any of these tags."""
    nodes: tuple[Id, ...] = ()
    """Nodes by id."""
    when: Condition
    """Over one node's `score` and `full` and, for an item, its values: score < full, actual < target."""


class Calculated(_Node):
    """A node calculated from others (计算项): a second deduction, a lower-of-two, a coefficient, a condition.

    The formula reads published scores by the ids of nodes, `full` (the node's own points) and, of each counting
    set, how many nodes (`name_count`), their points (`name_points`) and their scores (`name_score`).
    """

    calculate: Expression
    """The formula over ids of nodes, `full`, and the names that counting sets give."""
    counting: dict[Annotated[str, Field(pattern=r"^\w+$")], Counting] = {}
    """Sets of nodes by name."""
    absent: Literal["refuse", "zero", "skip"] = "refuse"
    """Where a unit has no score of a node the formula names: stop the run; read nought; the unit has no score here."""

    @property
    def own_points(self) -> Fraction:
        """Full marks; a node without any, such as a bonus or a deduction, has none of its parent's."""
        return self.points if self.points is not None else Fraction(0)


def _which(value: Any) -> str:
    if not isinstance(value, dict):
        return "block" if isinstance(value, Block) else "calculated" if isinstance(value, Calculated) else "item"
    return "block" if "items" in value else "calculated" if "calculate" in value else "item"


def needs_words(needs: Needs) -> Text:
    """至少3项有得分.

    >>> needs_words(Needs(share="2/3")).zh
    '至少2/3的项有得分'
    """
    if needs.items is not None:
        return Text(f"至少{needs.items}项有得分", f"at least {needs.items}")
    part = share(needs.share or Fraction(0))
    return Text(f"至少{part.zh}的项有得分", f"at least {part.en}")


TreeNode: TypeAlias = Item | Block | Calculated

Node = Annotated[
    Union[  # noqa: UP007
        Annotated[Item, Tag("item")], Annotated[Block, Tag("block")], Annotated[Calculated, Tag("calculated")]
    ],
    Discriminator(_which),
]

Block.model_rebuild()


def walk(nodes: tuple[TreeNode, ...], *, apart: bool = True) -> Iterator[TreeNode]:
    """Every node, parents before their children, in the order written; those apart too unless told otherwise."""
    for node in nodes:
        if node.apart and not apart:
            continue
        yield node
        if isinstance(node, Block):
            yield from walk(node.items, apart=apart)


def aggregation_of(block: Block) -> Aggregation:
    """The block's aggregation, typed."""
    aggregation: Aggregation = block.aggregate
    return aggregation


def rule_of(item: Item) -> Rule:
    """The item's rule, typed."""
    rule: Rule = item.rule
    return rule
