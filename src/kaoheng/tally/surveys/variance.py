"""Standard errors: linearised, or by leaving out one sampling unit after another (delete-one jackknife)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import fsum

import numpy as np
from numpy.typing import NDArray

from kaoheng.tally.surveys.stated import CannotEstimate
from kaoheng.text import Text

Floats = NDArray[np.float64]
Drawn = tuple[str, str]
"""A stratum, and a sampling unit in it."""


@dataclass(frozen=True)
class Draw:
    """The sampling unit every person came in with, and the part of each stratum that was not drawn."""

    of: Sequence[Drawn]
    left_out: Mapping[str, Fraction]

    @cached_property
    def strata(self) -> dict[str, list[Drawn]]:
        """The sampling units of each stratum."""
        found: dict[str, list[Drawn]] = {}
        for unit in sorted(set(self.of)):
            found.setdefault(unit[0], []).append(unit)
        return found

    def degrees(self) -> int:
        """Degrees of freedom: sampling units less strata."""
        return len(set(self.of)) - len(self.left_out)

    def refuse_lone(self) -> None:
        """Refuse strata with a single sampling unit, which tell nothing of their spread."""
        lone = "、".join(stratum for stratum, units in self.strata.items() if len(units) == 1)
        if lone:
            raise CannotEstimate(
                Text(
                    f"层“{lone}”只有一个抽样单位，无法估计误差，请并层，或规定lone: certain",
                    f"stratum {lone} has one sampling unit, so no error can be estimated; merge strata, "
                    f"or set lone: certain",
                )
            )


def linearised(z: Floats, draw: Draw) -> float:
    """Σ_h (1 − n_h/N_h) · n_h/(n_h − 1) · Σ_i (z_hi − z̄_h)² over sampling units i of strata h.

    >>> draw = Draw([("all", str(i)) for i in range(4)], {"all": Fraction(1)})
    >>> linearised(np.array([1.0, -1.0, 1.0, -1.0]) / 4, draw)
    0.3333333333333333
    """
    sums: dict[Drawn, list[float]] = {}
    for unit, bend in zip(draw.of, z.tolist(), strict=True):
        sums.setdefault(unit, []).append(bend)
    return fsum(
        _between([fsum(sums[unit]) for unit in units], draw.left_out[stratum]) for stratum, units in draw.strata.items()
    )


def _between(sums: list[float], left_out: Fraction) -> float:
    n = len(sums)
    if n == 1:
        return 0.0
    mean = fsum(sums) / n
    return float(left_out) * n / (n - 1) * fsum((one - mean) ** 2 for one in sums)


def jackknife(whole: float, without: Callable[[Drawn], float], draw: Draw) -> float:
    """Σ_h (1 − n_h/N_h) · (n_h − 1)/n_h · Σ_i (θ_(hi) − θ)², θ_(hi) the estimate without sampling unit i.

    JK1 with one stratum, JKn with several; taken around the estimate of the whole sample.
    """
    return fsum(
        float(draw.left_out[stratum]) * (len(units) - 1) / len(units) * fsum((without(u) - whole) ** 2 for u in units)
        for stratum, units in draw.strata.items()
        if len(units) > 1
    )


def replicate_weights(weights: Sequence[Fraction], draw: Draw, unit: Drawn) -> list[Fraction]:
    """Weights without one sampling unit: n_h/(n_h − 1) as much for the others of its stratum, 0 for its own."""
    n = len(draw.strata[unit[0]])
    growth = Fraction(n, n - 1)
    return [
        Fraction(0) if own == unit else weight * growth if own[0] == unit[0] else weight
        for weight, own in zip(weights, draw.of, strict=True)
    ]


def residuals(z: Floats, base: Floats, weights: Floats, columns: Floats) -> Floats:
    """What known margins leave of the bends: z/w less its regression (weighted by the design) on their indicators.

    Calibrated estimates vary only by what the margins do not explain (Deville and Särndal 1992).
    """
    root = np.sqrt(base)[:, None]
    bent = z / weights
    fitted = columns @ np.linalg.lstsq(root * columns, root[:, 0] * bent, rcond=None)[0]
    return np.asarray((bent - fitted) * weights)
