"""What each key of the tie chain says of the units of one group: the greater, the better."""

from collections.abc import Callable, Sequence
from fractions import Fraction

from kaoheng.arithmetic.exact import places
from kaoheng.facts import Facts
from kaoheng.method.edition import Method
from kaoheng.method.outcome import ByItems, ByNode, ByRaters, ByUnrounded, CountBack, HeadToHead, TieKey
from kaoheng.method.tree import Block, Item, walk
from kaoheng.scoring.conditions import Score
from kaoheng.scoring.ranking import Key, count_back, head_to_head


def tie_keys(
    method: Method,
    facts: Facts,
    members: Sequence[int],
    key: TieKey,
    score: Score,
    unrounded: Callable[[int], Fraction],
    before: Sequence[Key],
) -> list[Key]:
    """One key of the chain for every member of a group, who are equal in the keys `before` it or not.

    A decision says nothing by itself.
    """
    match key:
        case ByNode():
            sign = 1 if key.best == "high" else -1
            return [((score(key.node, unit) or Fraction(0)) * sign,) for unit in members]
        case ByUnrounded():
            return [(unrounded(unit),) for unit in members]
        case CountBack():
            columns = [_places_of([score(item, unit) for unit in members]) for item in _items(method, key)]
            return [count_back(columns, at, len(members)) for at in range(len(members))]
        case HeadToHead():
            columns = [[score(item, unit) for unit in members] for item in _items(method, key)]
            return [head_to_head(columns, at, _rivals(before, at)) for at in range(len(members))]
        case ByRaters():
            return _counted(method, facts, members, key)
        case _:
            return [() for _ in members]


def _rivals(keys: Sequence[Key], at: int) -> list[int]:
    """The others whose keys are the same."""
    return [other for other, key in enumerate(keys) if key == keys[at] and other != at]


def _items(method: Method, key: ByItems) -> list[str]:
    node = method.node(key.node or "total")
    if not isinstance(node, Block):
        return [node.id]
    return [each.id for each in walk(node.items, apart=False) if isinstance(each, Item)]


def _places_of(scores: Sequence[Fraction | None]) -> list[Fraction | None]:
    present = [i for i, value in enumerate(scores) if value is not None]
    found = places([-(scores[i] or Fraction(0)) for i in present], "competition")
    out: list[Fraction | None] = [None] * len(scores)
    for i, place in zip(present, found, strict=True):
        out[i] = place
    return out


def _counted(method: Method, facts: Facts, members: Sequence[int], key: ByRaters) -> list[Key]:
    """How many raters gave a unit points; a unit the channel has no value for was given none."""
    name = facts.units[members[0]].group
    channel, ids = method.channel(key.channel).for_group(name), [facts.units[unit].id for unit in members]
    told = channel.tally(ids, facts.rows_in(key.channel, facts.groups.index(name)))
    each = [name for name in channel.measures() if name.startswith("times:")] if key.then == "count_back" else []
    return [tuple(told[id].values.get(name, Fraction(0)) for name in (key.take, *each)) for id in ids]
