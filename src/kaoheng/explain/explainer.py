"""Reasons on demand: the tree of one unit, or of one of its items, scored again only as far as needed."""

from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache

from kaoheng.explain.derived import made_from
from kaoheng.explain.group import GroupExplained, ItemExplained
from kaoheng.explain.peers import Peers
from kaoheng.explain.reasons import STATES, Reason
from kaoheng.explain.standings import Standings
from kaoheng.facts import Facts
from kaoheng.method.edition import Method
from kaoheng.method.tree import Item
from kaoheng.results import Published, Results
from kaoheng.scoring.plan import Plan


class Disagreement(AssertionError):
    """An explanation that does not arrive at the published score; it is never shown instead of it."""


class Explainer:
    """The reasons behind one year's results.

    A unit's tree needs its whole group scored in exact fractions, an item's reason only that item; the last
    `keep` groups and 64 times as many items are kept.
    """

    def __init__(self, method: Method, facts: Facts, results: Results, *, keep: int = 4) -> None:
        self.method, self.facts, self.results = method, facts, results
        self._plan = Plan(method, facts)
        self._units = {unit.id: at for at, unit in enumerate(facts.units)}
        self._group = lru_cache(keep)(lambda group: GroupExplained.scored(self._plan, group))
        self._item = lru_cache(64 * keep)(self._score_item)
        self._standings = lru_cache(keep)(lambda group: Standings(results, group))

    def unit(self, unit_id: str) -> Reason:
        """The total with everything below it; KeyError for a unit that was not assessed."""
        unit = self._units[unit_id]
        group = int(self._plan.group_of[unit])
        standings, at = self._standings(group), unit - int(self.facts.starts[group])
        reason = self._group(group).reason(self.method.root, at, standings.of(unit), standings.awards(unit))
        for node in nodes(reason):
            self._check(unit, node)
        return reason

    def item(self, unit_id: str, item_id: str) -> Reason:
        """One item of one unit; KeyError where there is no such unit or item."""
        unit = self._units[unit_id]
        group = int(self._plan.group_of[unit])
        reason = self._item(item_id, group).reason(unit - int(self.facts.starts[group]))
        self._check(unit, reason)
        return reason

    def peers(self, item_id: str, group: str) -> Peers | None:
        """The values of a group that an item's scores were compared by; None where none were."""
        return self._item(item_id, self.facts.groups.index(group)).peers()

    def group_peers(self, group: int) -> Iterator[tuple[str, Peers]]:
        """The tables of every node of a group whose scores rest on other units, by node."""
        yield from self._group(group).peers()

    def group_made_from(self, group: int) -> Iterator[tuple[str, str, bytes]]:
        """What the derived values of a group were made from: section, channel or item, and the table as JSON."""
        yield from made_from(self._plan, group)

    def _score_item(self, item_id: str, group: int) -> ItemExplained:
        item = self.method.node(item_id)
        if not isinstance(item, Item):
            raise KeyError(item_id)
        return ItemExplained.scored(self._plan, item, group)

    def _check(self, unit: int, reason: Reason) -> None:
        """The explanation must be of the very score that was published."""
        published, name = self.results.nodes[reason.id], self.facts.units[unit].id
        state = STATES.index(reason.state)
        if reason.kind == "item" and state != self.results.states[reason.id][unit]:
            raise Disagreement(f"{name} {reason.id}: explained as {reason.state}, published otherwise")
        if not _agree(published, unit, reason.score):
            raise Disagreement(f"{name} {reason.id}: explained {reason.score}, published {published.text(unit)}")


def nodes(reason: Reason, *, apart: bool = True) -> Iterator[Reason]:
    """A reason and every one below it, parents first; those apart too unless told otherwise."""
    yield reason
    for child in reason.children:
        if apart or not child.apart:
            yield from nodes(child, apart=apart)


def _agree(published: Published, unit: int, score: str) -> bool:
    """Equal on every published digit; unrounded levels are printed to nine decimals."""
    if not published.counts[unit] or not score:
        return not published.counts[unit] and not score
    if published.decimals is not None:
        return int(published.values[unit]) == int(score.replace(".", ""))
    return abs(Fraction(published.values[unit]) - Fraction(score)) <= Fraction(1, 10**9)
