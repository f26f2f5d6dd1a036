"""The shape of a distribution: squared skewness and kurtosis as exact fractions, so that no float decides."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Literal

from pydantic import Field

from kaoheng.numbers import as_text
from kaoheng.rules.rule import Data, Exact
from kaoheng.text import Text


class Limits(Data):
    """Values are treated while |skewness| and excess kurtosis are both above their limits.

    population: g₁ = m₃/m₂^1.5, g₂ = m₄/m₂² − 3; sample: G₁ = g₁·√(n(n−1))/(n−2),
    G₂ = ((n+1)g₂ + 6)(n−1)/((n−2)(n−3)). Skewness is compared by its square.
    """

    skewness_above: Exact = Field(ge=0)
    """The limit of the absolute skewness."""
    kurtosis_above: Exact
    """The limit of the excess kurtosis."""
    definition: Literal["population", "sample"]
    """Of the values as they are, or corrected for a sample (as spreadsheets do)."""

    def exceeded(self, values: Sequence[Fraction]) -> bool:
        """Whether the values are out of both limits.

        >>> limits = Limits(skewness_above=2, kurtosis_above="3.5", definition="sample")
        >>> limits.exceeded([Fraction(v) for v in (1, 2, 3, 2, 1, 2, 3, 90)]), limits.exceeded([Fraction(1)] * 9)
        (True, False)
        """
        shape = shape_of(values, self.definition)
        if shape is None:
            return False
        skewness_squared, _, kurtosis = shape
        return skewness_squared > self.skewness_above**2 and kurtosis > self.kurtosis_above

    def words(self) -> Text:
        """偏度绝对值大于2且峰度大于3.5."""
        skewness, kurtosis = as_text(self.skewness_above), as_text(self.kurtosis_above)
        zh, en = ("样本", "sample") if self.definition == "sample" else ("总体", "population")
        return Text(
            f"{zh}偏度绝对值大于{skewness}且峰度大于{kurtosis}",
            f"the {en} skewness is beyond ±{skewness} and kurtosis above {kurtosis}",
        )


def shape_of(
    values: Sequence[Fraction], definition: Literal["population", "sample"]
) -> tuple[Fraction, bool, Fraction] | None:
    """Squared skewness, whether the tail is on the high side, and excess kurtosis; None for equal or too few values.

    >>> squared, high, kurtosis = shape_of([Fraction(v) for v in (1, 1, 1, 5)], "population")
    >>> str(squared), high, str(kurtosis)
    ('4/3', True, '-2/3')
    """
    n = len(values)
    if n < (4 if definition == "sample" else 2):
        return None
    mean = sum(values, Fraction(0)) / n
    m2, m3, m4 = (sum(((value - mean) ** power for value in values), Fraction(0)) / n for power in (2, 3, 4))
    if m2 == 0:
        return None
    squared, kurtosis = m3**2 / m2**3, m4 / m2**2 - 3
    if definition == "sample":
        squared *= Fraction(n * (n - 1), (n - 2) ** 2)
        kurtosis = ((n + 1) * kurtosis + 6) * Fraction(n - 1, (n - 2) * (n - 3))
    return squared, m3 > 0, kurtosis
