"""What is drawn for each replication: a factor for every weight, an alternative for every choice.

Replications come in blocks of one size, each with a seed of its own, so that the same seed gives the same draws on
any number of threads.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from kaoheng.facts import Floats

BLOCK = 1_000
"""Replications that share a seed; never change it, or old answers cannot be had again."""


@dataclass(frozen=True)
class Uniform:
    """Every weight is multiplied by 1 ± share, evenly."""

    share: Fraction

    def draw(self, random: np.random.Generator, weights: Floats, replications: int) -> Floats:
        """Factors shaped (weights, replications)."""
        return self.at(random.random((replications, len(weights))).T, weights)

    def at(self, quantiles: Floats, weights: Floats) -> Floats:  # noqa: ARG002
        """The factors at quantiles between 0 and 1, for designs that do not draw at random."""
        return np.asarray(quantiles * (2 * float(self.share)) + (1.0 - float(self.share)))


@dataclass(frozen=True)
class Dirichlet:
    """All weights are drawn together around the stated ones; the greater the concentration, the closer."""

    concentration: Fraction

    def draw(self, random: np.random.Generator, weights: Floats, replications: int) -> Floats:
        """Factors shaped (weights, replications)."""
        shares = weights / weights.sum()
        alike = np.where(shares > 0, shares * float(self.concentration), 1.0)
        drawn = random.gamma(alike[:, None], size=(len(weights), replications))
        drawn[shares == 0] = 0.0
        drawn /= drawn.sum(axis=0)
        drawn[shares == 0] = 1.0
        drawn[shares > 0] /= shares[shares > 0][:, None]
        return np.asarray(drawn)


@dataclass(frozen=True)
class Bounds:
    """Weights lie evenly between stated bounds, in points or shares as the method writes them; others stand."""

    by_node: Mapping[str, tuple[Fraction, Fraction]]
    stated: Mapping[str, Fraction]

    def draw(self, random: np.random.Generator, weights: Floats, replications: int) -> Floats:
        """Factors shaped (weights, replications)."""
        return self.at(random.random((replications, len(weights))).T, weights)

    def at(self, quantiles: Floats, weights: Floats) -> Floats:  # noqa: ARG002
        """The factors at quantiles between 0 and 1."""
        low = np.array([float(low / self.stated[node]) for node, (low, _) in self.by_node.items()])[:, None]
        high = np.array([float(high / self.stated[node]) for node, (_, high) in self.by_node.items()])[:, None]
        return np.asarray(low + (high - low) * quantiles)


Perturbation = Uniform | Dirichlet | Bounds


def blocks(replications: int, seed: int) -> list[tuple[slice, np.random.SeedSequence]]:
    """The replications of each block and its seed."""
    firsts = range(0, replications, BLOCK)
    seeds = np.random.SeedSequence(seed).spawn(len(firsts))
    return [(slice(at, min(at + BLOCK, replications)), own) for at, own in zip(firsts, seeds, strict=True)]
