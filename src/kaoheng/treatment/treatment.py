"""What a treatment is: one stated step over an item's year values, with a sentence for every unit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from kaoheng.rules.rule import About, Data
from kaoheng.text import Text

Value = Fraction | None
Values = Sequence[Value]
Reach = Literal["unit", "group", "all"]
"""Whose values a step looks at: the unit's own, those of its ranking group, or everybody's."""


@dataclass(frozen=True)
class Pool:
    """The year values of an item over the units a step looks at, and what it may read beside them.

    `others` are year values of other items, by id; every sequence stands in the order of the units.
    """

    actual: Values
    prior: Values = ()
    others: Mapping[str, Values] = field(default_factory=dict)
    titles: Mapping[str, Text] = field(default_factory=dict)

    def title(self, item: str) -> Text:
        """What another item is called."""
        return self.titles.get(item, Text(item, item))


@dataclass(frozen=True, slots=True)
class Snag:
    """A unit's value that a step cannot treat, and how to mend it; it stops the run."""

    at: int
    why: Text
    mend: Text


@dataclass(frozen=True)
class Treated:
    """What a step made of a pool: the values after it, what it says of each unit, and what stopped it."""

    values: tuple[Value, ...]
    said: Mapping[int, Text] = field(default_factory=dict)
    snags: tuple[Snag, ...] = ()


class Treatment(Data):
    """One step of `treat`; subclasses add `kind: Literal["…"]` and parameters."""

    def reach(self) -> Reach:
        """Whose values it looks at."""
        return "unit"

    def reads(self) -> tuple[str, ...]:
        """The other items whose year values it reads."""
        return ()

    def reads_prior(self) -> bool:
        """Whether it reads last year's value."""
        return False

    def reported_in(self) -> str:
        """The unit of measure before the step, where the step changes it."""
        return ""

    def by_period(self) -> bool:
        """Whether it acts on every reported period, before they are combined."""
        return False

    def fills(self) -> bool:
        """Whether it gives values to units without one."""
        return False

    def changes_scale(self) -> bool:
        """Whether values afterwards are on a scale that no other column is on."""
        return False

    def treat(self, pool: Pool) -> Treated:
        """The values after the step."""
        raise NotImplementedError

    def clause(self, about: About) -> Text:
        """The step as a regulation would put it."""
        raise NotImplementedError
