"""The slower way for totals that are no sums: every weighting is a method of its own, and the engine scores it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

import numpy as np

from kaoheng.analysis.robustness.places import step_of
from kaoheng.analysis.robustness.variant import Standing, ties_of
from kaoheng.engines.local.engine import Prepared
from kaoheng.facts import Floats
from kaoheng.method.edition import Method
from kaoheng.method.tree import Block, Item
from kaoheng.results import Results

DIGITS = 10**9
"""Factors are written with nine decimals before they multiply an exact weight."""


@dataclass(frozen=True)
class Rescored:
    """A variant scored by the engine for each replication: some milliseconds apiece instead of microseconds.

    Weights are those of the items that state one; a mean divides by their sum itself, so they are not normalised.
    """

    results: Results

    @cached_property
    def leaves(self) -> tuple[str, ...]:
        return tuple(item.id for item in self.results.method.items if item.weight is not None)

    @cached_property
    def weights(self) -> Floats:
        weights = [self.results.method.node(leaf).weight or Fraction(0) for leaf in self.leaves]
        return np.array([float(weight) for weight in weights])

    def standings(self, factors: Floats) -> Iterator[Standing]:
        facts, step = self.results.facts, step_of(ties_of(self.results))
        scale = self.results.method.grades.scale if self.results.method.grades else ()
        places = np.empty((len(facts.units), factors.shape[1]), dtype=np.int32)
        codes = np.zeros(places.shape, dtype=np.int8)
        for at in range(factors.shape[1]):
            scored = self._scored(factors[:, at])
            places[:, at] = np.rint(scored.places * step)
            codes[:, at] = [scale.index(grade) if grade else 0 for grade in scored.grades]
        for group, name in enumerate(facts.groups):
            members = facts.members(group)
            own = slice(members.start, members.stop)
            graded = bool(scale) and not self.results.method.groups[name].honours_only
            yield Standing(group, places[own], codes[own] if graded else None)

    def _scored(self, factors: Floats) -> Results:
        written = {leaf: Fraction(round(f * DIGITS), DIGITS) for leaf, f in zip(self.leaves, factors, strict=True)}
        method = reweighted(self.results.method, written)
        return Prepared(method, self.results.facts).score(self.results.facts)


def reweighted(method: Method, factors: Mapping[str, Fraction]) -> Method:
    """The edition with the weights of some nodes multiplied, those of their overrides included."""
    return method.model_copy(update={"tree": tuple(_node(node, factors) for node in method.tree)})


def _node(node: Item | Block, factors: Mapping[str, Fraction]) -> Item | Block:
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
