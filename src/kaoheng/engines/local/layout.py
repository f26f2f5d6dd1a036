"""How a year is cut up for scoring: batches of alike items, blocks of whole ranking groups."""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from functools import cached_property
from os import cpu_count

import numpy as np
from numpy.typing import NDArray

from kaoheng.arithmetic.columns import Direction
from kaoheng.arithmetic.segments import Segments
from kaoheng.engines.local.linear import Linear, linear_blocks
from kaoheng.engines.local.stack import Numbers, Stack, shape
from kaoheng.engines.local.years import Alike, combined_alike
from kaoheng.facts import Facts
from kaoheng.method.policies import Round
from kaoheng.scoring.plan import Plan, Variant

CELLS = 131_072
"""Cells of one evaluation: its arrays stay in the processor's cache."""
SMALL, LARGE = 2_048, 4_096
"""Units that are not worth a second thread, and units of one block."""


@dataclass(frozen=True)
class Row:
    """One variant of an item: what it is scored by, and the item's row in the cubes."""

    item: int
    variant: Variant


@dataclass(frozen=True)
class Batch:
    """Rows whose rules differ in numbers only."""

    rows: tuple[Row, ...]
    rounding: Round
    direction: Direction

    @cached_property
    def stack(self) -> Stack:
        return Stack([row.variant.rule for row in self.rows])

    @cached_property
    def full(self) -> Numbers:
        return Numbers([row.variant.full for row in self.rows])

    @cached_property
    def items(self) -> slice | NDArray[np.intp]:
        """The rows in the cubes; a slice where they stand together."""
        items = [row.item for row in self.rows]
        together = items == list(range(items[0], items[0] + len(items)))
        return slice(items[0], items[-1] + 1) if together else np.array(items, dtype=np.intp)


@dataclass(frozen=True)
class Block:
    """Neighbouring groups scored together."""

    units: slice
    groups: range
    segments: Segments


def batches(plan: Plan, width: int) -> list[Batch]:
    """All variants in batches of one shape, each with at most as many rows as keep `width` units in the cache."""
    alike: dict[Hashable, list[Row]] = {}
    for at, item in enumerate(plan.method.items):
        rounding = plan.round(item)
        for variant in plan.variants[item.id]:
            key = (shape(variant.rule), item.direction, rounding, plan.missing(item) == "carry_forward")
            alike.setdefault(key, []).append(Row(at, variant))
    most = max(1, CELLS // max(width, 1))
    return [
        Batch(tuple(rows[at : at + most]), plan.round(rows[0].variant.item), rows[0].variant.item.direction)
        for rows in alike.values()
        for at in range(0, len(rows), most)
    ]


def block_of(units: int) -> int:
    """How many units a block should hold: few enough for the cache, and a block for every processor."""
    each = -(-units // (cpu_count() or 1))
    return units if units <= SMALL else min(each, LARGE)


def blocks(facts: Facts, wanted: int) -> Iterator[Block]:
    """Groups in order, as many together as hold about `wanted` units; a larger group stays whole."""
    ends = np.append(facts.starts[1:], len(facts.units))
    first = 0
    for group in range(len(facts.groups)):
        low, high = int(facts.starts[first]), int(ends[group])
        if high - low >= wanted or group == len(facts.groups) - 1:
            groups = range(first, group + 1)
            yield Block(slice(low, high), groups, Segments(facts.starts[first : group + 1] - low, high - low))
            first = group + 1


@dataclass(frozen=True)
class Layout:
    """A method laid out over units once, to score many versions of their facts."""

    plan: Plan

    @cached_property
    def blocks(self) -> list[Block]:
        return list(blocks(self.plan.facts, block_of(len(self.plan.facts.units))))

    @cached_property
    def batches(self) -> list[Batch]:
        return batches(self.plan, max(block.units.stop - block.units.start for block in self.blocks))

    @cached_property
    def alike(self) -> Alike:
        """The items whose periods are combined alike."""
        return combined_alike(self.plan.method.items)

    @cached_property
    def nodes(self) -> list[str]:
        """Every node that is published, the total first."""
        return ["total", *(node.id for node in self.plan.method.nodes())]

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The kinds of value any rule reads as the year's value."""
        return tuple(dict.fromkeys(name for v in self._variants for name in v.rule.columns()))

    @cached_property
    def part_columns(self) -> dict[str, frozenset[str]]:
        """The kinds of value any rule reads part by part, with the parts."""
        found: dict[str, frozenset[str]] = {}
        for variant in self._variants:
            for name in variant.rule.part_columns():
                found[name] = found.get(name, frozenset()) | set(variant.rule.part_names())
        return found

    @property
    def _variants(self) -> Iterator[Variant]:
        return (variant for variants in self.plan.variants.values() for variant in variants)

    @cached_property
    def uniform(self) -> bool:
        """Whether every item is scored one way for every unit."""
        return all(self.plan.uniform(item) for item in self.plan.method.items)

    @cached_property
    def rows(self) -> dict[str, int]:
        """The row of each item in the cubes."""
        return {item.id: at for at, item in enumerate(self.plan.method.items)}

    @cached_property
    def linear(self) -> dict[str, Linear]:
        """The blocks that are weighted sums of rounded scores, for units that have every item."""
        return linear_blocks(self.plan)
