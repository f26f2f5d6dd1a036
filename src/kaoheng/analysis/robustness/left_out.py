"""Each item left out in turn: who changes places, with the other weights made to add up again."""

from dataclasses import dataclass

import numpy as np

from kaoheng.analysis.robustness.places import step_of
from kaoheng.analysis.robustness.replicate import variant_of
from kaoheng.analysis.robustness.variant import ties_of
from kaoheng.engines.local import engine as local
from kaoheng.facts import Facts, Floats
from kaoheng.method.edition import Method
from kaoheng.results import Results


@dataclass(frozen=True)
class LeftOut:
    """`places[n, u]` is the place of unit u without `nodes[n]`.

    `with_all` are the places with every item, ties not parted by a chain, so that only the item makes a difference.
    """

    results: Results
    nodes: tuple[str, ...]
    places: Floats
    with_all: Floats

    def shifts(self) -> list[tuple[str, float, int]]:
        """Each node with the mean shift of places and the largest, those that move most first."""
        moved = np.abs(self.places - self.with_all)
        found = zip(self.nodes, moved.mean(axis=1).tolist(), moved.max(axis=1).tolist(), strict=True)
        return sorted(((node, mean, int(most)) for node, mean, most in found), key=lambda one: (-one[1], one[0]))


def left_out(method: Method, facts: Facts) -> LeftOut:
    """The year without each item, or block that counts as one."""
    results = local.score(method, facts)
    variant = variant_of(results)
    count = len(variant.leaves)
    factors = np.ones((count, count + 1))
    factors[np.arange(count), np.arange(count)] = 0.0
    places = np.empty((count + 1, len(facts.units)))
    for standing in variant.standings(factors):
        members = facts.members(standing.group)
        places[:, members.start : members.stop] = standing.places.T / step_of(ties_of(results))
    return LeftOut(results, variant.leaves, places[:-1], places[-1])
