"""Trimming: no weight counts more than so many times the mean weight."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import Field

from kaoheng.numbers import as_text
from kaoheng.rules.rule import Data, Exact
from kaoheng.tally.surveys.margins import Margin
from kaoheng.tally.surveys.people import Person
from kaoheng.tally.surveys.stated import Classes
from kaoheng.text import Text


class Trim(Data):
    """w′ = min(w, most · mean weight); what is cut off is lost, or goes to the others in proportion."""

    kind: Literal["trim"]
    most: Annotated[Exact, Field(gt=1)]
    """The greatest weight, in mean weights."""
    cut_off: Literal["lost", "shared"]
    """Whether the sum of the weights shrinks, or the weights below the limit take over what is cut off."""

    def margins(self) -> tuple[Margin, ...]:
        """Trimming meets none."""
        return ()

    def weigh(
        self,
        people: Sequence[Person],  # noqa: ARG002
        weights: Sequence[Fraction],
        unit: str,  # noqa: ARG002
        classes: Classes,  # noqa: ARG002
    ) -> list[Fraction]:
        """The new weights."""
        return trimmed(weights, self.most * sum(weights, Fraction(0)) / len(weights), shared=self.cut_off == "shared")

    def words(self) -> Text:
        """The step as a regulation would put it."""
        most = as_text(self.most)
        return Text(f"权数以平均权数的{most}倍为上限", f"weights limited to {most} times the mean weight")


def trimmed(weights: Sequence[Fraction], limit: Fraction, *, shared: bool) -> list[Fraction]:
    """Weights of at most `limit`; the excess goes to those below it, again and again until none exceeds it.

    >>> [str(w) for w in trimmed([Fraction(w) for w in (1, 1, 2, 6)], Fraction(4), shared=True)]
    ['3/2', '3/2', '3', '4']
    """
    new = [min(weight, limit) for weight in weights]
    while shared and sum(new) < sum(weights) and any(weight < limit for weight in new):
        below = sum((weight for weight in new if weight < limit), Fraction(0))
        growth = 1 + (sum(weights) - sum(new)) / below
        new = [min(weight * growth, limit) if weight < limit else weight for weight in new]
    return new
