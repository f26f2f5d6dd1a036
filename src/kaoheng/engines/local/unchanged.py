"""What a scoring takes over from an earlier one of the same method: the items of a group whose evidence is the same.

An item's points in a group follow from the item's own values of that group's units, so nothing else is compared.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from kaoheng.engines.local.items import Items
from kaoheng.engines.local.layout import Batch, Block
from kaoheng.engines.reference.group import GroupRun, score_group
from kaoheng.engines.reference.item import ItemRun
from kaoheng.facts import Cube, Facts, Flags


@dataclass(frozen=True)
class Earlier:
    """The item scores of the facts a method was laid out over, and its groups in exact numbers as they are needed."""

    items: Items
    _groups: dict[int, GroupRun] = field(default_factory=dict)

    def group(self, group: int) -> GroupRun:
        """One group in exact numbers."""
        if group not in self._groups:
            self._groups[group] = score_group(self.items.plan, group)
        return self._groups[group]


class Unchanged:
    """What of an earlier scoring holds for other facts about the same units and items."""

    def __init__(self, earlier: Earlier, facts: Facts) -> None:
        self._earlier, self._items = earlier, facts.items
        cells = _changed(earlier.items.plan.facts, facts)
        self._changed: Flags = np.logical_or.reduceat(cells, facts.starts, axis=1)
        """(item, group): whether any value is another."""

    def take_over(self, items: Items, batch: Batch, block: Block) -> bool:
        """Put the earlier scores of a batch and block in place; False where something changed."""
        rows = [row.item for row in batch.rows]
        if self._changed[rows][:, block.groups].any():
            return False
        earlier, groups = self._earlier.items, set(block.groups)
        items.scores[batch.items, block.units] = earlier.scores[batch.items, block.units]
        for row in rows:
            items.proofs[row].weaken(earlier.proofs[row])
        for into, found in ((items.doubtful, earlier.doubtful), (items.refusing, earlier.refusing)):
            into |= {(row, group) for row, group in found if row in rows and group in groups}
        return True

    def runs(self, group: int) -> Mapping[str, ItemRun]:
        """The group's items in exact numbers that hold as they are."""
        runs = self._earlier.group(group).items
        return {
            item: runs[item] for item, changed in zip(self._items, self._changed[:, group], strict=True) if not changed
        }


def _changed(one: Facts, other: Facts) -> Flags:
    """(item, unit): whether any value of the cell, or whether it applies, is another."""
    changed = np.zeros((len(one.items), len(one.units)), dtype=bool)
    for kind in {*one.cubes, *other.cubes}:
        changed |= _differ(one.cubes.get(kind), other.cubes.get(kind))
    if one.not_applicable is not other.not_applicable:
        changed |= _flags(one) != _flags(other)
    return changed


def _differ(one: Cube | None, other: Cube | None) -> Flags:
    if one is other:
        return np.zeros(1, dtype=bool)
    if one is None or other is None or one.periods != other.periods or one.long or other.long:
        return np.ones(1, dtype=bool)
    differ: Flags = ((one.values != other.values) & ~(np.isnan(one.values) & np.isnan(other.values))).any(axis=1)
    differ |= (one.decimals != other.decimals)[:, None]
    return differ


def _flags(facts: Facts) -> Flags:
    return np.zeros(1, dtype=bool) if facts.not_applicable is None else facts.not_applicable
