"""单位换算: a value in one unit of measure turned into another."""

from fractions import Fraction
from typing import Literal

from kaoheng.numbers import as_text, written
from kaoheng.rules.rule import About, Exact
from kaoheng.text import Text
from kaoheng.treatment.treatment import Pool, Treated, Treatment


class Convert(Treatment):
    """value = actual × factor.

    >>> step = Convert(kind="convert", from_unit="万元", to_unit="亿元", factor="0.0001")
    >>> step.treat(Pool([Fraction(12000)])).said[0]["zh"]
    '12000万元×0.0001=1.2亿元'
    """

    kind: Literal["convert"]
    from_unit: str
    """The unit of measure of the evidence."""
    to_unit: str
    """The unit of measure of the rule."""
    factor: Exact
    """How many of the new unit one of the old is: 1/10000 from 万元 to 亿元."""

    def reported_in(self) -> str:
        return self.from_unit

    def treat(self, pool: Pool) -> Treated:
        values = tuple(None if value is None else value * self.factor for value in pool.actual)
        said = {
            at: self._words(before, after)
            for at, (before, after) in enumerate(zip(pool.actual, values, strict=True))
            if before is not None and after is not None
        }
        return Treated(values, said)

    def _words(self, before: Fraction, after: Fraction) -> Text:
        said = f"{written(before)}{self.from_unit}×{written(self.factor)}={written(after)}{self.to_unit}"
        return Text(said, said)

    def clause(self, about: About) -> Text:  # noqa: ARG002
        factor = as_text(self.factor)
        return Text(
            f"由{self.from_unit}乘以{factor}换算为{self.to_unit}",
            f"converted from {self.from_unit} to {self.to_unit} by {factor}",
        )
