"""The slower way for totals that are no sums: every weighting is a method of its own, and the engine scores it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

import numpy as np

from kaoheng.aggregation.means import WeightedSum
from kaoheng.analysis.adjusted import score_adjusted
from kaoheng.analysis.robustness.grading import UNGRADED
from kaoheng.analysis.robustness.places import step_of
from kaoheng.analysis.robustness.variant import Standing, ties_of
from kaoheng.analysis.robustness.weighted import weighted
from kaoheng.engines.local.engine import Prepared
from kaoheng.facts import Facts, Floats
from kaoheng.method.edition import Method
from kaoheng.method.tree import Block, Item, TreeNode, aggregation_of, walk
from kaoheng.results import Results

DIGITS = 10**9
"""Factors are written with nine decimals before they multiply an exact weight."""


@dataclass(frozen=True)
class Rescored:
    """A variant scored by the engine for each replication: some milliseconds apiece instead of microseconds.

    Weights are those of the items that state one, and points where every unit has every item of a sum; other items
    keep theirs. In a weighted sum the weights of the items are scaled to add up to what they did; a mean divides by
    their sum itself. Ties, adjustments and recorded decisions are treated as in `Summed`.
    """

    results: Results

    @cached_property
    def leaves(self) -> tuple[str, ...]:
        return tuple(self._stated)

    @cached_property
    def weights(self) -> Floats:
        return np.array([float(weight) for weight in self._stated.values()])

    @cached_property
    def _stated(self) -> dict[str, Fraction]:
        """What each item weighs: in a weighted sum what a full score adds, elsewhere the weight itself."""
        found = {}
        for block in (self._method.root, *self._method.blocks):
            for node in block.combined:
                if isinstance(node, Item) and node.weight is not None:
                    full = self.results.plan.full_of(node) if _adds(block) else Fraction(1)
                    found[node.id] = node.weight * full
        counted = [node.id for node in walk(self._method.tree, apart=False) if node.id in found]
        return {id: found[id] for id in counted}

    @cached_property
    def _method(self) -> Method:
        """The edition with sums as weighted sums, and without what parts equals in one year only."""
        ranking = self.results.method.ranking.model_copy(update={"chain": (), "ties": ties_of(self.results)})
        return weighted(self.results).model_copy(update={"ranking": ranking})

    @cached_property
    def _facts(self) -> Facts:
        return replace(self.results.facts, decisions=())

    def standings(self, factors: Floats) -> Iterator[Standing]:
        facts, step = self.results.facts, step_of(ties_of(self.results))
        scale = self.results.method.grades.scale if self.results.method.grades else ()
        places = np.empty((len(facts.units), factors.shape[1]), dtype=np.int32)
        codes = np.zeros(places.shape, dtype=np.int8)
        for at in range(factors.shape[1]):
            scored = self._scored(factors[:, at])
            places[:, at] = np.rint(scored.places * step)
            codes[:, at] = [scale.index(grade) if grade else UNGRADED for grade in scored.grades]
        for group, name in enumerate(facts.groups):
            members = facts.members(group)
            own = slice(members.start, members.stop)
            graded = bool(scale) and not self.results.method.groups[name].honours_only
            yield Standing(group, places[own], codes[own] if graded else None)

    def _scored(self, factors: Floats) -> Results:
        written = {leaf: Fraction(round(f * DIGITS), DIGITS) for leaf, f in zip(self.leaves, factors, strict=True)}
        prepared = Prepared(reweighted(self._method, self._normalised(written)), self._facts)
        return score_adjusted(prepared, self._facts)

    def _normalised(self, factors: Mapping[str, Fraction]) -> dict[str, Fraction]:
        """Factors for which the items of every weighted sum weigh together what they did."""
        out = dict(factors)
        for block in (self._method.root, *self._method.blocks):
            own = [node.id for node in block.combined if node.id in factors]
            now = sum((self._stated[id] * factors[id] for id in own), Fraction(0))
            if _adds(block) and now:
                scale = sum((self._stated[id] for id in own), Fraction(0)) / now
                out |= {id: factors[id] * scale for id in own}
        return out


def _adds(block: Block) -> bool:
    return isinstance(aggregation_of(block), WeightedSum)


def reweighted(method: Method, factors: Mapping[str, Fraction]) -> Method:
    """The edition with the weights of some nodes multiplied, those of their overrides included."""
    return method.model_copy(update={"tree": tuple(_node(node, factors) for node in method.tree)})


def _node(node: TreeNode, factors: Mapping[str, Fraction]) -> TreeNode:
    update: dict[str, object] = {}
    if isinstance(node, Block):
        update["items"] = tuple(_node(child, factors) for child in node.items)
    factor = factors.get(node.id)
    if factor is not None and node.weight is not None:
        update["weight"] = node.weight * factor
    if factor is not None and isinstance(node, Item):
        update["overrides"] = tuple(
            override if override.weight is None else override.model_copy(update={"weight": override.weight * factor})
            for override in node.overrides
        )
    return node.model_copy(update=update) if update else node
