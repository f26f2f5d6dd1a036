"""Last year's places of items that are scored by places gained, from the table of earlier years."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

import numpy as np

from kaoheng.freeze.layers import Layer, Positions, year_layer
from kaoheng.freeze.rows import Work
from kaoheng.method.tree import Item
from kaoheng.rules.rank_improvement import RankImprovement
from kaoheng.scoring.memory import Memory
from kaoheng.tables import Past


def place_layers(work: Work, history: Sequence[Past]) -> list[Layer]:
    """A layer of `prior_rank` for the items whose rule says `previous: history`; nothing where there are none."""
    memory = Memory(history, work.roster.predecessors)
    places = [
        value
        for at, item in enumerate(work.items)
        for rule in _rules(item)
        for value in _places(work, memory, at, rule)
    ]
    return [year_layer("prior_rank", places, "历年考核结果")] if places else []


def _rules(item: Item) -> list[RankImprovement]:
    rules = [item.rule, *(override.rule for override in item.overrides)]
    found = [rule for rule in rules if isinstance(rule, RankImprovement) and rule.previous == "history"]
    return found[:1]


def _places(work: Work, memory: Memory, item: int, rule: RankImprovement) -> Iterator[tuple[int, Positions, Fraction]]:
    """Last year's places, counted anew in each group among those that were in it."""
    roster, year = work.roster, work.method.method.year - 1
    ends = np.append(roster.starts[1:], len(roster.units))
    for group, start, end in zip(roster.groups, roster.starts.tolist(), ends.tolist(), strict=True):
        members = {roster.units[at].id: at for at in range(start, end) if work.member[item, at]}
        found = memory.places_among(members, group, year, rule.ties, work.items[item].id)
        for unit, place in found.items():
            yield item, np.array([members[unit]]), place
