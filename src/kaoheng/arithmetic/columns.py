"""What a scoring rule may see and do: the columns of one item over the units of ranking groups.

A rule's formula is written once against `Columns`. Run on exact columns it is the definition of
correct; run on guarded columns it is fast, and knows where it could not decide. Values are opaque
(`Number`): add, subtract, multiply, compare them, and use the functions below for everything else.
Columns are shaped (units,) or (items, units); a formula must not depend on which.
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from copy import copy
from fractions import Fraction
from typing import Any, Literal, Self

import numpy as np
from numpy.typing import NDArray

from kaoheng.arithmetic.quantiles import Spot, spots
from kaoheng.numbers import RoundingMode

Number = Any
Flags = NDArray[np.bool_]
Direction = Literal["up", "down", "band"]
Ties = Literal["competition", "dense", "average", "ordinal"]


class Columns(ABC):
    """The inputs of one item (or of several alike) and the arithmetic to score them with."""

    def __init__(self, full: Number, direction: Direction, notes: dict[str, Number] | None = None) -> None:
        self.full = full
        self.direction = direction
        self._notes = notes
        self._prefix = ""
        self._seen: Mapping[str, Number] = {}

    # -- inputs ---------------------------------------------------------------------------------

    def __getitem__(self, name: str) -> Number:
        """The column called `name`, one value a unit: actual, target, prior, baseline or another kind."""
        return self._seen[name] if name in self._seen else self.column(name)

    def view(
        self, name: str, *, full: Number | None = None, direction: Direction | None = None, **columns: Number
    ) -> Self:
        """The same units for a rule inside a rule: other columns or points, notes kept under `name`."""
        inside = copy(self)
        inside.full = self.full if full is None else full
        inside.direction = direction or self.direction
        inside._prefix = f"{self._prefix}{name}."
        inside._seen = {**self._seen, **columns}
        return inside

    def note(self, **values: Number) -> None:
        """Keep intermediate values for the explanation; engines that do not explain ignore them.

        A value that costs work and serves nothing else may be given as a function without arguments.
        """
        if self._notes is not None:
            said = {name: value() if callable(value) else value for name, value in values.items()}
            self._notes.update({self._prefix + name: self.wide(value) for name, value in said.items()})

    @abstractmethod
    def wide(self, value: Number) -> Number:
        """One value a unit, also from a constant."""

    @abstractmethod
    def column(self, name: str) -> Number:
        """The column as the evidence gives it."""

    @abstractmethod
    def parts(self, name: str) -> Mapping[str, Number]:
        """The column called `name` period by period (or task by task), before any summing up."""

    @property
    def actual(self) -> Number:
        return self["actual"]

    @property
    def target(self) -> Number:
        return self["target"]

    @property
    def prior(self) -> Number:
        return self["prior"]

    @property
    def baseline(self) -> Number:
        return self["baseline"]

    # -- direction ------------------------------------------------------------------------------

    def shortfall(self, value: Number, mark: Number) -> Number:
        """How far `value` is worse than `mark` in the item's direction; negative when better."""
        return value - mark if self.direction == "down" else mark - value

    def meets(self, value: Number, mark: Number) -> Flags:
        """Whether `value` is at least as good as `mark` in the item's direction."""
        return self.at_least(mark, value) if self.direction == "down" else self.at_least(value, mark)

    # -- arithmetic -----------------------------------------------------------------------------

    def at_least(self, a: Number, b: Number) -> Flags:
        """a ≥ b, also where either is a plain number."""
        flags: Flags = ~self.below(a, b)
        return flags

    @abstractmethod
    def below(self, a: Number, b: Number) -> Flags:
        """a < b, also where either is a plain number."""

    @abstractmethod
    def equal(self, a: Number, b: Number) -> Flags:
        """a = b."""

    @abstractmethod
    def where(self, flags: Flags, a: Number, b: Number) -> Number:
        """`a` where flagged, else `b`."""

    @abstractmethod
    def minimum(self, a: Number, b: Number) -> Number: ...

    @abstractmethod
    def maximum(self, a: Number, b: Number) -> Number: ...

    @abstractmethod
    def absolute(self, a: Number) -> Number: ...

    @abstractmethod
    def floor(self, a: Number) -> Number:
        """The largest integer not above `a`."""

    def ceil(self, a: Number) -> Number:
        """The smallest integer not below `a`."""
        return -self.floor(-a)

    @abstractmethod
    def round(self, a: Number, decimals: int, mode: RoundingMode = "half_up") -> Number:
        """`a` rounded to so many decimals."""

    def clip(self, a: Number, low: Number | None, high: Number | None) -> Number:
        """`a` held between the ends that are given."""
        if low is not None:
            a = self.maximum(a, low)
        return a if high is None else self.minimum(a, high)

    @abstractmethod
    def ratio(self, a: Number, b: Number, otherwise: Number = 0) -> Number:
        """a / b, and `otherwise` where b is zero."""

    @abstractmethod
    def power(self, a: Number, exponent: Fraction | int) -> Number:
        """`a` to a constant power; where a ≤ 0 and the power is not a whole number, 0."""

    @abstractmethod
    def exp(self, a: Number) -> Number: ...

    @abstractmethod
    def log(self, a: Number) -> Number:
        """The natural logarithm; 0 where a ≤ 0 (rules refuse such input beforehand)."""

    def sqrt(self, a: Number) -> Number:
        """The square root; 0 where a < 0."""
        return self.power(a, Fraction(1, 2))

    # -- peers: the units of the same ranking group that have this item and data for it ------------

    @abstractmethod
    def count(self) -> Number:
        """How many peers there are."""

    @abstractmethod
    def count_where(self, flags: Flags) -> Number:
        """How many peers are flagged."""

    @abstractmethod
    def rank(self, values: Number, best: Literal["high", "low"] = "high", ties: Ties = "competition") -> Number:
        """The place among peers, 1 the best; `average` shares the mean of the tied places."""

    @abstractmethod
    def highest(self, values: Number) -> Number: ...

    @abstractmethod
    def lowest(self, values: Number) -> Number: ...

    @abstractmethod
    def total(self, values: Number) -> Number: ...

    def mean(self, values: Number) -> Number:
        """The peers' arithmetic mean."""
        return self.ratio(self.total(values), self.count())

    def variance(self, values: Number, ddof: int = 0) -> Number:
        """The peers' variance; divided by the count less `ddof`. 0 in a group too small for it."""
        apart = values - self.mean(values)
        return self.ratio(self.total(apart * apart), self.maximum(self.count() - ddof, 0))

    def deviation(self, values: Number, ddof: int = 0) -> Number:
        """The peers' standard deviation."""
        return self.sqrt(self.variance(values, ddof))

    @abstractmethod
    def value_at(self, values: Number, spot: Spot) -> Number:
        """The peers' value at a place in their rising order."""

    def quantile(self, values: Number, share: Fraction, definition: int = 7) -> Number:
        """The peers' quantile by one of the nine definitions; interpolated linearly from least to most by the 7th."""
        first, *second = [self.value_at(values, spot) for spot in spots(share, definition)]
        return (first + second[0]) / 2 if second else first

    def mean_of_highest(self, values: Number, n: int) -> Number:
        """The mean of the n highest values among the peers, or of all where there are fewer."""
        places = self.rank(values, ties="ordinal")
        return self.ratio(self.total(self.where(self.at_least(n, places), values, 0)), self.minimum(self.count(), n))

    def median(self, values: Number) -> Number:
        """The peers' median."""
        return self.quantile(values, Fraction(1, 2))
