"""Numbers a method states by category: sizes of strata, shares of a score, margins of a population."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Self

from pydantic import model_validator

from kaoheng.numbers import parse
from kaoheng.rules.rule import Data, Exact
from kaoheng.tally.surveys.people import Person
from kaoheng.text import Text

Classes = Mapping[str, Sequence[str]]
"""The units of every class of units."""


class CannotEstimate(Exception):
    """There is no estimate for a unit, and why, with the mend."""

    def __init__(self, why: Text) -> None:
        self.why = why
        super().__init__(why.en)


class Stated(Data):
    """A number for each category: the same for all units, by unit, by class of unit, or from a column.

    >>> Stated(for_all={"phone": 60, "form": 40}).of("U1", {}, [], ())["phone"]
    Fraction(60, 1)
    """

    for_all: dict[str, Exact] | None = None
    """The same numbers for all units."""
    by_unit: dict[str, dict[str, Exact]] | None = None
    """Numbers for each unit."""
    by_class: dict[str, dict[str, Exact]] | None = None
    """Numbers for each class of units that the channel names."""
    column: str | None = None
    """The column of the answers that carries the number of the respondent's category."""

    @model_validator(mode="after")
    def _one_source(self) -> Self:
        given = [self.for_all, self.by_unit, self.by_class, self.column]
        if sum(each is not None for each in given) != 1:
            raise ValueError("state the numbers in exactly one way: for_all, by_unit, by_class or column")
        if any(number <= 0 for table in self._tables() for number in table.values()):
            raise ValueError("every stated number must be greater than zero")
        return self

    def of(self, unit: str, classes: Classes, people: Sequence[Person], by: tuple[str, ...]) -> dict[str, Fraction]:
        """The numbers of one unit, by category; CannotEstimate where none are stated."""
        if self.for_all is not None:
            return dict(self.for_all)
        if self.column is not None:
            return _from_column(people, self.column, by)
        if self.by_unit is not None:
            found = self.by_unit.get(unit)
        else:
            mine = next((name for name, units in classes.items() if unit in units), "")
            found = (self.by_class or {}).get(mine)
        if found is None:
            raise CannotEstimate(
                Text(
                    f"办法未规定{unit}的分类数，请在by_unit或by_class（classes）中补充",
                    f"no numbers are stated for {unit}; add them to by_unit, or to by_class and classes",
                )
            )
        return dict(found)

    def _tables(self) -> list[dict[str, Fraction]]:
        by = {**(self.by_unit or {}), **(self.by_class or {})}
        return [self.for_all or {}, *by.values()]


def _from_column(people: Sequence[Person], column: str, by: tuple[str, ...]) -> dict[str, Fraction]:
    found: dict[str, Fraction] = {}
    for person in people:
        category, written = person.category(by), person.more.get(column, "")
        try:
            number = parse(written)
        except ValueError:
            number = Fraction(0)
        if number <= 0 or found.setdefault(category, number) != number:
            raise CannotEstimate(
                Text(
                    f"“{category}”在列“{column}”中的数“{written}”不是正数或前后不一，请填同一个正数",
                    f"“{written}” in column {column} of {category} is not positive or not the same throughout; "
                    f"write one positive number",
                )
            )
    return found
