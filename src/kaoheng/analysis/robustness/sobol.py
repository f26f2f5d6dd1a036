"""Variance-based sensitivity: how much of an answer's variance each factor explains, alone and with the others.

First order after Saltelli et al., Computer Physics Communications 181 (2010) 259–270, table 2(b); total order after
Jansen, Computer Physics Communications 117 (1999) 35–43. Base points are a scrambled Sobol sequence with a seed.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.stats import qmc

from kaoheng.facts import Floats

INTERVAL = (2.5, 97.5)


@dataclass(frozen=True)
class Indices:
    """One factor's share of variance: first order, total order, and 95 % bootstrap intervals of both."""

    factor: str
    first: float
    first_interval: tuple[float, float]
    total: float
    total_interval: tuple[float, float]


def design(factors: int, base: int, seed: int) -> Floats:
    """Points between 0 and 1, shaped (points, factors): A, then A with each column of B in turn, then B.

    `base` is a power of two; there are base × (factors + 2) points.
    """
    power = int(np.log2(base))
    drawn = qmc.Sobol(2 * factors, rng=np.random.default_rng(seed)).random_base2(power)
    a, b = drawn[:, :factors], drawn[:, factors:]
    mixed = [np.where(np.arange(factors) == factor, b, a) for factor in range(factors)]
    return np.concatenate([a, *mixed, b])


def indices(names: Sequence[str], answers: Floats, *, seed: int, resamples: int = 200) -> list[Indices]:
    """Indices from the answers at the points of `design`, in its order; all zero where nothing varies."""
    y = answers.reshape(len(names) + 2, -1)
    y = y - y[[0, -1]].mean()
    random = np.random.default_rng(seed)
    picks = random.integers(0, y.shape[1], (resamples, y.shape[1]))
    first, total = _estimate(y)
    many = [_estimate(y[:, pick]) for pick in picks]
    firsts, totals = (np.array([one[which] for one in many]) for which in (0, 1))
    return [
        Indices(name, float(first[at]), _interval(firsts[:, at]), float(total[at]), _interval(totals[:, at]))
        for at, name in enumerate(names)
    ]


def _estimate(y: Floats) -> tuple[Floats, Floats]:
    a, mixed, b = y[0], y[1:-1], y[-1]
    variance = np.concatenate([a, b]).var()
    if variance == 0:
        return np.zeros(len(mixed)), np.zeros(len(mixed))
    return (b * (mixed - a)).mean(axis=1) / variance, 0.5 * ((a - mixed) ** 2).mean(axis=1) / variance


def _interval(values: Floats) -> tuple[float, float]:
    low, high = np.percentile(values, INTERVAL)
    return float(low), float(high)


def sensitivity(names: Sequence[str], answer: Callable[[Floats], Floats], *, base: int, seed: int) -> list[Indices]:
    """Indices of a function of points (points, factors) to answers (points,)."""
    return indices(names, answer(design(len(names), base, seed)), seed=seed)
