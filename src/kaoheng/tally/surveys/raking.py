"""Weights that meet known margins: post-stratification by one, raking by several."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import Field

from kaoheng.numbers import as_text, round_to
from kaoheng.rules.rule import Data, Exact
from kaoheng.tally.surveys.margins import Cell, Cells, Margin, Totals, cells_of, margin_words
from kaoheng.tally.surveys.people import Person
from kaoheng.tally.surveys.stated import CannotEstimate, Classes, Stated
from kaoheng.text import Text

Decimals = Annotated[int, Field(ge=4, le=12)]
"""Decimals that iterated factors are rounded to, so that they are the same on every machine."""
Rounds = Annotated[int, Field(ge=1, le=10_000)]


class PostStratify(Data):
    """w′ = w · N_c / Σ_c w for the persons of category c: exact, in one step."""

    kind: Literal["post_stratify"]
    by: tuple[str, ...]
    """Columns, crossed with a slash."""
    sizes: Stated
    """The population of every category, or its share."""
    totals: Totals
    """Whether the sum of weights stays, or becomes that of the sizes."""

    def margins(self) -> tuple[Margin, ...]:
        """The margins that the weights meet."""
        return (Margin(by=self.by, sizes=self.sizes),)

    def weigh(
        self, people: Sequence[Person], weights: Sequence[Fraction], unit: str, classes: Classes
    ) -> list[Fraction]:
        """The new weights."""
        cells = cells_of(self.margins(), self.totals, people, weights, unit, classes)
        factors = {cell: cells.targets[0][cell[0]] / weight for cell, weight in cells.weights.items()}
        return cells.weigh(weights, factors)

    def words(self) -> Text:
        """The step as a regulation would put it."""
        by = margin_words(self.margins())
        return Text(f"按{by.zh}事后分层", f"post-stratified by {by.en}")


class Rake(Data):
    """Margins are met one after another, round after round, until all are: iterative proportional fitting."""

    kind: Literal["rake"]
    margins_met: Annotated[tuple[Margin, ...], Field(alias="margins", min_length=1, max_length=10)]
    """The margins."""
    totals: Totals
    """Whether the sum of weights stays, or becomes that of the margins."""
    tolerance: Exact
    """The largest relative miss of any margin at which raking ends, such as 0.000001."""
    rounds: Rounds
    """Rounds after which it is refused as not converging."""
    decimals: Decimals
    """Decimals of the factors."""

    def margins(self) -> tuple[Margin, ...]:
        """The margins that the weights meet."""
        return self.margins_met

    def weigh(
        self, people: Sequence[Person], weights: Sequence[Fraction], unit: str, classes: Classes
    ) -> list[Fraction]:
        """The new weights."""
        cells = cells_of(self.margins_met, self.totals, people, weights, unit, classes)
        factors = raked(cells, float(self.tolerance), self.rounds)
        exact = {cell: round_to(Fraction(factor), self.decimals, "half_up") for cell, factor in factors.items()}
        return cells.weigh(weights, exact)

    def words(self) -> Text:
        """The step as a regulation would put it."""
        by, limit = margin_words(self.margins_met), as_text(self.tolerance)
        return Text(
            f"按{by.zh}迭代加权（相对误差不超过{limit}，最多{self.rounds}轮）",
            f"raked by {by.en} (to within {limit}, at most {self.rounds} rounds)",
        )


def raked(cells: Cells, tolerance: float, rounds: int) -> dict[Cell, float]:
    """The factor of every cell that makes all margins meet; CannotEstimate when they do not in so many rounds.

    Only additions, multiplications and divisions of floats in a fixed order, so the same everywhere.
    """
    factors = dict.fromkeys(cells.weights, 1.0)
    for _ in range(rounds):
        for at in range(len(cells.targets)):
            change = cells.missed(factors, at)
            factors = {cell: factor * change[cell[at]] for cell, factor in factors.items()}
        missed = (abs(ratio - 1) for at in range(len(cells.targets)) for ratio in cells.missed(factors, at).values())
        if max(missed) <= tolerance:
            return factors
    raise CannotEstimate(
        Text(
            f"迭代加权{rounds}轮后仍未收敛，请合并人数少的类、核对边际或增加轮数",
            f"raking has not converged after {rounds} rounds; merge small categories, check the margins or allow more",
        )
    )
