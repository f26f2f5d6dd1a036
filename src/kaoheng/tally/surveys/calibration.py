"""Bounded calibration: margins are met with factors that stay between two bounds."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Annotated, Literal, Self

import numpy as np
from numpy.typing import NDArray
from pydantic import Field, model_validator

from kaoheng.numbers import as_text, round_to, written
from kaoheng.rules.rule import Data, Exact
from kaoheng.tally.surveys.margins import Cells, Margin, Totals, cells_of, margin_words
from kaoheng.tally.surveys.people import Person
from kaoheng.tally.surveys.raking import Decimals, Rounds
from kaoheng.tally.surveys.stated import CannotEstimate, Classes
from kaoheng.text import Text

Floats = NDArray[np.float64]
FLATTEST = 1e-3
"""The least slope a Newton step reckons with, so that cells at a bound can leave it again."""


class Calibrate(Data):
    """w′ = w·g with lowest ≤ g ≤ highest, g = F(x′λ) as near to 1 as the margins allow (Deville and Särndal 1992)."""

    kind: Literal["calibrate"]
    margins_met: Annotated[tuple[Margin, ...], Field(alias="margins", min_length=1, max_length=10)]
    """The margins."""
    totals: Totals
    """Whether the sum of weights stays, or becomes that of the margins."""
    distance: Literal["linear", "logit"]
    """How far a factor is from 1: straight and cut off at the bounds, or bent towards them."""
    lowest: Exact
    """The least factor, below 1."""
    highest: Exact
    """The greatest factor, above 1."""
    tolerance: Exact
    """The largest relative miss of any margin."""
    rounds: Rounds
    """Newton steps after which it is refused."""
    decimals: Decimals
    """Decimals of the factors."""

    @model_validator(mode="after")
    def _bounds(self) -> Self:
        if not 0 <= self.lowest < 1 < self.highest:
            raise ValueError("bounds must be 0 ≤ lowest < 1 < highest")
        return self

    def margins(self) -> tuple[Margin, ...]:
        """The margins that the weights meet."""
        return self.margins_met

    def weigh(
        self, people: Sequence[Person], weights: Sequence[Fraction], unit: str, classes: Classes
    ) -> list[Fraction]:
        """The new weights; the bounds hold for factors after all weights are brought to the total."""
        cells = cells_of(self.margins_met, self.totals, people, weights, unit, classes)
        level = sum(cells.targets[0].values(), Fraction(0)) / sum(cells.weights.values(), Fraction(0))
        factors = zip(cells.weights, self._factors(cells, float(level)).tolist(), strict=True)
        exact = {cell: level * round_to(Fraction(factor), self.decimals, "half_up") for cell, factor in factors}
        return cells.weigh(weights, exact)

    def words(self) -> Text:
        """The step as a regulation would put it."""
        by, bounds = margin_words(self.margins_met), f"{as_text(self.lowest)}–{as_text(self.highest)}"
        return Text(f"按{by.zh}校准（权数调整系数限于{bounds}）", f"calibrated by {by.en} (factors held to {bounds})")

    def _factors(self, cells: Cells, level: float) -> Floats:
        names = [(at, name) for at, target in enumerate(cells.targets) for name in sorted(target)]
        x = np.array([[float(cell[at] == name) for at, name in names] for cell in cells.weights])
        target = np.array([float(cells.targets[at][name]) for at, name in names])
        base = level * np.array([float(weight) for weight in cells.weights.values()])
        bent = np.zeros(len(names))
        for _ in range(self.rounds):
            factor, slope, _ = self._curve(x @ bent)
            missing = target - x.T @ (base * factor)
            if np.max(np.abs(missing) / target) <= float(self.tolerance):
                return factor
            steepness = x.T @ ((base * np.maximum(slope, FLATTEST))[:, None] * x)
            ahead = np.linalg.lstsq(steepness, missing, rcond=1e-12)[0]
            bent = bent + ahead * self._reach(
                lambda at: float(target @ at - base @ self._curve(x @ at)[2]), bent, ahead
            )
        raise CannotEstimate(_does_not_converge(written(self.lowest), written(self.highest)))

    def _reach(self, height: Callable[[Floats], float], bent: Floats, ahead: Floats) -> float:
        """How much of a Newton step still climbs: all of it, a half, a quarter, …"""
        steps = (0.5**k for k in range(40))
        return next((step for step in steps if height(bent + step * ahead) > height(bent)), 1.0)

    def _curve(self, at: Floats) -> tuple[Floats, Floats, Floats]:
        """F, its slope, and the area under it from 0."""
        low, high = float(self.lowest), float(self.highest)
        if self.distance == "linear":
            held = np.clip(at, low - 1, high - 1)
            return 1 + held, (held == at).astype(np.float64), held + held**2 / 2 + (1 + held) * (at - held)
        bend = (high - low) / ((1 - low) * (high - 1))
        logs = np.logaddexp(np.log(high - 1), np.log(1 - low) + bend * at)
        share = np.exp(np.log(1 - low) + bend * at - logs)
        area = low * at + (high - low) / bend * (logs - np.log(high - low))
        return low + (high - low) * share, (high - low) * bend * share * (1 - share), area


def _does_not_converge(low: str, high: str) -> Text:
    return Text(
        f"在系数{low}至{high}之间校准未收敛，请放宽上下限、合并人数少的类或核对边际",
        f"calibration between {low} and {high} does not converge; "
        f"widen the bounds, merge small categories or check the margins",
    )
