"""A block scored while someone watches: every step between its children's scores and its own.

Nothing is computed a second way: `block_score` itself runs under a watching aggregation, and again with its
later steps switched off.
"""

from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from kaoheng.aggregation.children import Aggregation, Child
from kaoheng.arithmetic.columns import Columns, Number
from kaoheng.arithmetic.exact import ExactColumns
from kaoheng.method.policies import NotApplicable, Round
from kaoheng.method.tree import Block, aggregation_of
from kaoheng.scoring.nodes import NodeScore, block_score


class _Watch:
    """An aggregation that remembers what it was given and what it gave."""

    def __init__(self, inner: Aggregation) -> None:
        self.inner, self.weighted = inner, inner.weighted
        self.children: list[Child] = []
        self.combined: Number = None

    def combine(self, x: Columns, children: list[Child]) -> Number:
        self.children, self.combined = children, self.inner.combine(x, children)
        return self.combined


@dataclass(frozen=True)
class Watched:
    """A block's columns: children with weights after spreading, and the score after every step but rounding."""

    aggregation: Aggregation
    children: list[Child]
    combined: Number
    rescaled: Number
    whole: NodeScore

    def at(self, column: Number, unit: int) -> Fraction:
        """One unit's value of a column, or of a constant."""
        value = column[unit] if isinstance(column, np.ndarray) else column
        return value if isinstance(value, Fraction) else Fraction(value)

    def stretch(self, child: Child, unit: int) -> Fraction | None:
        """By how much spreading enlarged a child's points for one unit; None where it did not."""
        stretch = None if child.stretch is None else self.at(child.stretch, unit)
        return None if stretch == 1 else stretch

    def counts(self, unit: int) -> bool:
        """Whether the unit has a score."""
        return self.whole.counts is None or bool(self.whole.counts[unit])

    def score(self, unit: int) -> Fraction | None:
        """One unit's score before rounding; None where it has none."""
        return self.at(self.whole.score, unit) if self.counts(unit) else None

    def member(self, unit: int) -> bool:
        """Whether the block is for the unit."""
        return self.whole.member is None or bool(self.whole.member[unit])


def watch(x: ExactColumns, block: Block, below: dict[str, NodeScore], policy: NotApplicable) -> Watched:
    """Score a block without rounding and keep everything on the way."""
    aggregation, unrounded = aggregation_of(block), Round(decimals=None, mode="half_up")
    spy = _Watch(aggregation)
    whole = block_score(x, block.model_copy(update={"aggregate": spy}), below, unrounded, policy)
    free = block.model_copy(update={"floor": None, "cap": None})
    rescaled = block_score(x, free, below, unrounded, policy).score if block.scale is not None else spy.combined
    return Watched(aggregation, spy.children, spy.combined, rescaled, whole)
