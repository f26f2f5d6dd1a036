"""A yearly edition (年度考核办法): everything one assessment year is scored by, frozen and typed."""

from collections.abc import Iterator
from functools import cached_property
from typing import Annotated, Self

from pydantic import Field

from kaoheng.aggregation.catalogue import AnyAggregation
from kaoheng.aggregation.means import Sum
from kaoheng.method.calculation import order
from kaoheng.method.consequences import Measure
from kaoheng.method.outcome import Grades, Ranking
from kaoheng.method.policies import Policies, Rounding
from kaoheng.method.tree import Block, Calculated, Item, Needs, Node, TreeNode, walk
from kaoheng.method.vetoes import Veto
from kaoheng.rules.rule import Data, Exact, Id
from kaoheng.tally.catalogue import AnyChannel
from kaoheng.tally.channel import Channel
from kaoheng.text import Glossary


class Header(Data):
    """What the edition is, and where it was published."""

    id: Id
    title: str
    title_en: str = ""
    place: str
    """Who assesses: 晋城市."""
    year: int = Field(ge=1900, le=2200)
    """The assessment year, 1900 to 2200. Units that did not exist in it are left out."""
    full_marks: Exact
    """What the total is out of. An item without `points` has as many."""
    source: str = ""
    """Where the method was published; printed with every ranking."""
    notes: str = ""
    """What a reader should know."""


class Group(Data):
    """A ranking group (考核组别). Without a list, its members are the units whose evidence names it."""

    title: str
    title_en: str = ""
    units: tuple[str, ...] = ()
    """The codes of its members. A unit stands in one group only."""
    honours_only: bool = False
    """Units that are scored but not graded, such as 驻市单位."""


class Method(Data):
    """One edition of an assessment method."""

    method: Header
    """What the edition is."""
    rounding: Rounding
    """How each level is rounded (P9)."""
    policies: Policies = Policies()
    """What holds without data, for items that do not say it themselves (P6, P7)."""
    groups: dict[Id, Group] = Field(min_length=1)
    """Ranking groups by id; at least one."""
    channels: dict[Id, AnyChannel] = {}
    """Ballots, panels, surveys and claims, whose tallies items take as their values."""
    english: dict[str, Annotated[str, Field(min_length=1)]] = Field(default={}, max_length=500)
    """English for the edition's own words: grades, marks, levels, roles, units of measure. What has a `title` has its
    English beside it as `title_en`; a word without English stays Chinese."""
    tree: tuple[Node, ...] = Field(min_length=1)
    """The top-level nodes; at least one."""
    aggregate: AnyAggregation = Sum(kind="sum")
    """How the top-level nodes become the total."""
    needs: Needs | None = None
    """How many of the top-level nodes a unit must have; with fewer it has no total, stands last and has no grade."""
    ranking: Ranking
    grades: Grades | None = None
    """Scale, lines, quotas and ceilings; without it the total has no grade. A block may have grades of its own."""
    vetoes: tuple[Veto, ...] = ()
    """What is vetoed (一票否决), and what an approved veto does."""
    consequences: tuple[Measure, ...] = ()
    """What results lead to (结果运用)."""

    def __copy__(self) -> Self:
        """A copy that works out anew what follows from its fields, so that `model_copy(update=…)` is safe."""
        copied = super().__copy__()
        for name in copied.__dict__.keys() - type(self).model_fields.keys():
            del copied.__dict__[name]
        return copied

    @cached_property
    def root(self) -> Block:
        """The whole tree as one block called `total`."""
        return Block(
            id="total",
            title="总分",
            title_en="Total",
            points=self.method.full_marks,
            items=self.tree,
            aggregate=self.aggregate,
            needs=self.needs,
            grades=self.grades,
        )

    @cached_property
    def glossary(self) -> Glossary:
        """The edition's own words in English, with the titles of channels, which stand as sources of values."""
        channels = [self.channel(id) for id in self.channels]
        return Glossary({each.title: each.title_en for each in channels if each.title_en} | self.english)

    def channel(self, id: str) -> Channel:
        """The channel called `id`, typed; KeyError when there is none."""
        channel: Channel = self.channels[id]
        return channel

    def nodes(self) -> Iterator[TreeNode]:
        """Every node but the root, parents first."""
        return walk(self.tree)

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """The items, in the order written."""
        return tuple(node for node in self.nodes() if isinstance(node, Item))

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks below the total, parents first."""
        return tuple(node for node in self.nodes() if isinstance(node, Block))

    @cached_property
    def graded(self) -> tuple[Block, ...]:
        """The blocks that are graded by themselves (分类评定等次), the total not among them."""
        return tuple(block for block in self.blocks if block.grades is not None)

    @cached_property
    def calculated(self) -> tuple[Calculated, ...]:
        """The calculated nodes, in the order written."""
        return tuple(node for node in self.nodes() if isinstance(node, Calculated))

    @cached_property
    def order(self) -> tuple[str, ...]:
        """Every node and `total`, each after those its score comes from."""
        return order(self.root)

    @cached_property
    def beside(self) -> tuple[str, ...]:
        """The calculated nodes and those apart, in the order they are scored in: no sum above reaches them alone."""
        found = {node.id for node in self.nodes() if node.apart} | {node.id for node in self.calculated}
        return tuple(id for id in self.order if id in found) if found else ()

    def node(self, id: str) -> TreeNode:
        """The node called `id`; KeyError when there is none."""
        if id == "total":
            return self.root
        return self._by_id[id]

    @cached_property
    def _by_id(self) -> dict[str, TreeNode]:
        return {node.id: node for node in self.nodes()}
