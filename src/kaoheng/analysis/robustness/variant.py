"""One variant of a year, with one rule for every item, laid out for replications over its weights."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

import numpy as np

from kaoheng.analysis.robustness.grading import UNGRADED, Codes, Grading, grading_of
from kaoheng.analysis.robustness.places import Ints, Keys, places
from kaoheng.analysis.robustness.sums import UNROUNDED, Sums, whole
from kaoheng.arithmetic.columns import Ties
from kaoheng.facts import Flags, Floats
from kaoheng.method.policies import Round
from kaoheng.results import Results
from kaoheng.scoring.ceilings import limits_of

SLAB = 384
"""Units whose totals are made in one product, as whole groups."""
LARGEST = 2**31 - 2


@dataclass(frozen=True)
class Standing:
    """One group in many replications, shaped (units, replications): places in steps, and grades where there are any.

    A grade is its number in the scale; that of a unit without a total is `UNGRADED`.
    """

    group: int
    places: Ints
    codes: Codes | None


class Variant(Protocol):
    """A variant of a year that can be ranked and graded for many weightings."""

    @property
    def results(self) -> Results:
        """The variant as it stands."""

    @property
    def leaves(self) -> tuple[str, ...]:
        """The nodes whose weights may vary."""

    @property
    def weights(self) -> Floats:
        """What each leaf weighs in the year as it stands."""

    def standings(self, factors: Floats) -> Iterator[Standing]:
        """Every group, for factors of the leaves' weights shaped (leaves, replications)."""


def ties_of(results: Results) -> Ties:
    """How equal totals share places; a tie that the method forbids is a tie here."""
    ties = results.method.ranking.ties
    return "competition" if ties == "forbid" else ties


@dataclass(frozen=True)
class Summed:
    """A variant whose totals are sums: a product of matrices, rounding, and counting who is before whom.

    Units equal in what is ranked share a place as the method says; the chain that parts them is left out. By how much
    the leading group adjusted a total, every replication's is; adjusted ranks and grades are those of one result.
    """

    results: Results
    sums: Sums

    @property
    def leaves(self) -> tuple[str, ...]:
        return self.sums.leaves

    @cached_property
    def weights(self) -> Floats:
        return np.asarray(self.sums.fulls.max(axis=1))

    def standings(self, factors: Floats) -> Iterator[Standing]:
        factors, scale = self.sums.normalised(factors)
        starts = [*self.results.facts.starts.tolist(), len(self.results.facts.units)]
        for groups in self._slabs:
            first = starts[groups.start]
            units = slice(first, starts[groups.stop])
            totals, before = self._totals(self.sums.totals(factors, units, scale), units)
            for group in groups:
                own = slice(starts[group] - first, starts[group + 1] - first)
                yield self._standing(group, totals[own], None if before is None else before[own])

    @cached_property
    def _slabs(self) -> list[range]:
        """Neighbouring groups with about so many units together."""
        starts = [*self.results.facts.starts.tolist(), len(self.results.facts.units)]
        slabs, first = [], 0
        for group in range(len(starts) - 1):
            if starts[group + 1] - starts[first] >= SLAB or group == len(starts) - 2:
                slabs.append(range(first, group + 1))
                first = group + 1
        return slabs

    def _totals(self, raw: Floats, units: slice) -> tuple[Keys, Keys | None]:
        """Totals as whole numbers on their grid, and finer ones where units are ranked by totals before rounding."""
        finer = self.results.method.ranking.on == "unrounded" and self._rounding.decimals is not None
        before = self._on_grid(raw.copy(), UNROUNDED, "half_up", units) if finer else None
        if self._rounding.decimals is None:
            return self._on_grid(raw, UNROUNDED, "half_up", units), before
        return self._on_grid(raw, self._rounding.decimals, self._rounding.mode, units), before

    def _on_grid(self, raw: Floats, decimals: int, mode: str, units: slice) -> Keys:
        totals = _whole(raw, decimals, mode)
        for unit, after in self.results.plan.adjustments.totals.items():
            if units.start <= unit < units.stop:
                computed = _whole(self._at_rest[[unit]], decimals, mode)
                totals[unit - units.start] += np.rint(float(after * 10**decimals)).astype(totals.dtype) - computed[0]
        return totals

    @cached_property
    def _at_rest(self) -> Floats:
        """The totals as they were computed, before rounding and adjustment."""
        return np.asarray(self.sums.totals(np.ones((len(self.leaves), 1)), slice(None))[:, 0])

    @cached_property
    def _rounding(self) -> Round:
        return self.results.plan.round(self.results.method.root)

    def _standing(self, group: int, totals: Keys, before: Keys | None) -> Standing:
        ties, grading = ties_of(self.results), self.gradings[group]
        members = self.results.facts.members(group)
        without = ~self.results.nodes["total"].counts[members.start : members.stop]
        found = places(_last(totals if before is None else before, without), ties)
        if grading is None:
            return Standing(group, found, None)
        counted = ties in ("competition", "ordinal")
        codes = grading.codes(totals, found, counted=counted)
        codes[without] = UNGRADED
        return Standing(group, found, codes)

    @cached_property
    def gradings(self) -> Sequence[Grading | None]:
        """How each group is graded; None for one that is not."""
        method, facts = self.results.method, self.results.facts
        grades = method.grades
        if grades is None:
            return [None] * len(facts.groups)
        plan = self.results.plan
        under = limits_of(plan, lambda node, unit: self.results.nodes[node].exact(unit))
        falls = {unit: len(plan.vetoes.steps_down(unit)) for unit in plan.vetoes.touched}
        return [
            None
            if method.groups[name].honours_only
            else grading_of(
                grades,
                name,
                [under.get(unit, ()) for unit in facts.members(at)],
                [falls.get(unit, 0) for unit in facts.members(at)],
                UNROUNDED if self._rounding.decimals is None else self._rounding.decimals,
            )
            for at, name in enumerate(facts.groups)
        ]


def _last(keys: Keys, without: Flags) -> Keys:
    """The keys, with units that have no total below everybody else."""
    if not without.any():
        return keys
    lowest = np.min(keys, initial=0) - 1
    return np.where(without[:, None], lowest, keys)


def _whole(raw: Floats, decimals: int, mode: str) -> Keys:
    raw *= 10.0**decimals
    numbers = whole(raw, mode)
    small = max(numbers.max(initial=0.0), -numbers.min(initial=0.0)) < LARGEST
    return numbers.astype(np.int32) if small else numbers
