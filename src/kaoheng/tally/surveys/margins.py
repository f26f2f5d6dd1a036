"""Margins of a population: how many, or what share, belong to each category; and the cells they cross into."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import fsum
from typing import Literal

from kaoheng.rules.rule import Data
from kaoheng.tally.surveys.people import Person
from kaoheng.tally.surveys.stated import CannotEstimate, Classes, Stated
from kaoheng.text import Text

Totals = Literal["kept", "stated"]
"""Whether the sum of the weights stays what it was (margins are shares), or becomes the sum of the margins."""


class Margin(Data):
    """One margin: the columns whose crossing makes its categories, and the number of each."""

    by: tuple[str, ...]
    """Columns, crossed with a slash: [age, sex] has the categories 18–39/男, …"""
    sizes: Stated
    """How many of the population are in each category, or what share."""


Cell = tuple[str, ...]
"""A category of every margin."""


@dataclass(frozen=True)
class Cells:
    """Persons crossed by all margins: the cell of each, the weight in each cell, and what the margins must be."""

    of: tuple[Cell, ...]
    weights: dict[Cell, Fraction]
    targets: tuple[dict[str, Fraction], ...]

    def missed(self, factors: dict[Cell, float], margin: int) -> dict[str, float]:
        """Target by present sum for every category of a margin, the weights multiplied by the factors."""
        parts: dict[str, list[float]] = {name: [] for name in self.targets[margin]}
        for cell, weight in self.weights.items():
            parts[cell[margin]].append(float(weight) * factors[cell])
        return {name: float(self.targets[margin][name]) / fsum(each) for name, each in parts.items()}

    def weigh(self, weights: Sequence[Fraction], factors: dict[Cell, Fraction]) -> list[Fraction]:
        """Every person's weight multiplied by the factor of the cell."""
        return [weight * factors[cell] for weight, cell in zip(weights, self.of, strict=True)]


def cells_of(
    margins: Sequence[Margin],
    totals: Totals,
    people: Sequence[Person],
    weights: Sequence[Fraction],
    unit: str,
    classes: Classes,
) -> Cells:
    """The cells of one unit; CannotEstimate where a category has no respondents or no target."""
    of = tuple(tuple(person.category(margin.by) for margin in margins) for person in people)
    summed: dict[Cell, Fraction] = {}
    for cell, weight in zip(of, weights, strict=True):
        summed[cell] = summed.get(cell, Fraction(0)) + weight
    whole = sum(summed.values(), Fraction(0))
    targets = []
    for at, margin in enumerate(margins):
        stated = margin.sizes.of(unit, classes, people, margin.by)
        _refuse_unmatched(margin, set(stated), {cell[at] for cell in summed})
        scale = whole / sum(stated.values()) if totals == "kept" else Fraction(1)
        targets.append({name: number * scale for name, number in stated.items()})
    _refuse_unequal(targets)
    return Cells(of, dict(sorted(summed.items())), tuple(targets))


def _refuse_unmatched(margin: Margin, stated: set[str], present: set[str]) -> None:
    by, empty, unknown = "×".join(margin.by), sorted(stated - present), sorted(present - stated)
    if empty:
        raise CannotEstimate(
            Text(
                f"{by}的“{'、'.join(empty)}”没有应答者，请与相邻类合并",
                f"nobody answered in {', '.join(empty)} of {by}; merge it with a neighbouring category",
            )
        )
    if unknown:
        raise CannotEstimate(
            Text(
                f"{by}的“{'、'.join(unknown)}”没有规定总体数，请补充或改正该列",
                f"nothing is stated for {', '.join(unknown)} of {by}; add it or mend the column",
            )
        )


def _refuse_unequal(targets: Sequence[dict[str, Fraction]]) -> None:
    sums = {sum(target.values()) for target in targets}
    if len(sums) > 1:
        raise CannotEstimate(
            Text(
                "各边际的总数不相等，请核对，或改用totals: kept",
                "the margins do not add up to the same total; check them, or use totals: kept",
            )
        )


def indicators(margins: Sequence[Margin], people: Sequence[Person]) -> list[list[float]]:
    """For every person a row of ones and zeros, one column a category of each margin."""
    found = [[person.category(margin.by) for person in people] for margin in margins]
    columns = [(at, name) for at, each in enumerate(found) for name in sorted(set(each))]
    return [[float(found[at][row] == name) for at, name in columns] for row in range(len(people))]


def margin_words(margins: Sequence[Margin]) -> Text:
    """The names of the margins: 年龄×性别、学历."""
    names = ["×".join(margin.by) for margin in margins]
    return Text("、".join(names), ", ".join(names))
