"""What an aggregation sees: the scores of a block's items, who has them, and their weights."""

from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from kaoheng.arithmetic.columns import Columns, Flags, Number
from kaoheng.rules.rule import Data
from kaoheng.text import Text


@dataclass(frozen=True)
class Child:
    """One item or block below: its scores, its points, its weight after any spreading, and who has it.

    `counts` flags the units for which it is scored; None when it is scored for all.
    `stretch` is how much spreading enlarges its points (a column), None for not at all.
    """

    id: str
    score: Number
    full: Number
    weight: Number
    counts: Flags | None = None
    stretch: Number | None = None

    def stretched(self) -> Number:
        """The score out of the enlarged points."""
        return self.score if self.stretch is None else self.score * self.stretch

    def present(self, x: Columns, value: Number, otherwise: Number = 0) -> Number:
        """A column where this child counts, and `otherwise` where it does not."""
        return value if self.counts is None else x.where(self.counts, value, otherwise)


class Aggregation(Data):
    """A pure function from the children's scores to the block's."""

    title: ClassVar[Text]
    weighted: ClassVar[bool] = False
    looks_at_group: ClassVar[bool] = False
    """Whether a unit's score depends on the other units of its ranking group."""

    def combine(self, x: Columns, children: list[Child]) -> Number:
        """The block's score, one a unit, not yet rounded."""
        raise NotImplementedError

    def words(self) -> Text:
        """How a regulation names it."""
        return self.title


def added(values: list[Number]) -> Number:
    """The sum of columns; zero of none."""
    total: Number = Fraction(0)
    for value in values:
        total = value + total
    return total


FAR = 10**9
"""Beyond every score; stands for those that are absent where the highest or lowest is sought."""


def highest(x: Columns, child: Child) -> Number:
    """The highest score of the group's units that have the child."""
    return x.highest(x.wide(child.present(x, child.score, -FAR)))


def lowest(x: Columns, child: Child) -> Number:
    """The lowest score of the group's units that have the child."""
    return x.lowest(x.wide(child.present(x, child.score, FAR)))
