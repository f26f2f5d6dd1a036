"""Points for the order that a rater, or a class of raters, puts the units in."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import Field

from kaoheng.arithmetic.columns import Ties
from kaoheng.arithmetic.exact import places
from kaoheng.numbers import as_text
from kaoheng.rules.rule import Data, Exact
from kaoheng.text import Text


class Table(Data):
    """Points place by place: 12, 10, 8, 7, …."""

    kind: Literal["table"]
    points: tuple[Exact, ...] = Field(min_length=1, max_length=1000)
    """The points of the first place, of the second, …"""
    otherwise: Exact
    """Points of later places."""

    def at(self, place: int) -> Fraction:
        """The points of a place.

        >>> str(Table(kind="table", points=(12, 10, 8), otherwise=0).at(2))
        '10'
        """
        return self.points[place - 1] if place <= len(self.points) else self.otherwise

    def words(self) -> Text:
        """前3名依次得12、10、8分，其余得0分."""
        run, rest = "、".join(as_text(each) for each in self.points), as_text(self.otherwise)
        return Text(
            f"前{len(self.points)}名依次得{run}分，其余得{rest}分",
            f"{run.replace('、', ', ')} for the first {len(self.points)}, {rest} for the others",
        )


class PerPlace(Data):
    """第一名得基本分,名次每降低1位减若干."""

    kind: Literal["per_place"]
    first: Exact
    """The points of the first place."""
    less: Exact
    """What each place costs, in points; 2% of 200 is 4."""
    least: Exact
    """The fewest points a place may have."""

    def at(self, place: int) -> Fraction:
        """The points of a place."""
        return max(self.first - self.less * (place - 1), self.least)

    def words(self) -> Text:
        """第1名200分，每降低1位减4分，最低0分."""
        first, less, least = as_text(self.first), as_text(self.less), as_text(self.least)
        return Text(
            f"第1名{first}分，每降低1位减{less}分，最低{least}分",
            f"{first} for the first, {less} less a place, at least {least}",
        )


class InProportion(Data):
    """A sum of points is shared out as the votes are: a public vote by percentage."""

    kind: Literal["in_proportion"]
    sum: Exact
    """The points that are shared out."""

    def words(self) -> Text:
        """按得票比例分配100分."""
        return Text(
            f"按得票比例分配{as_text(self.sum)}分", f"{as_text(self.sum)} shared out in proportion to the votes"
        )


Points = Annotated[Table | PerPlace | InProportion, Field(discriminator="kind")]


def points_of(
    values: Mapping[str, Fraction], by: Points, ties: Literal["competition", "dense", "shared"], *, best_first: bool
) -> dict[str, Fraction]:
    """The points of every unit in one order; `best_first` says that values are places themselves.

    >>> by = PerPlace(kind="per_place", first=200, less=4, least=0)
    >>> values = {"a": Fraction(9), "b": Fraction(7), "c": Fraction(9)}
    >>> {unit: str(points) for unit, points in points_of(values, by, "shared", best_first=False).items()}
    {'a': '198', 'b': '192', 'c': '198'}
    """
    if isinstance(by, InProportion):
        total = sum(values.values(), Fraction(0))
        return {unit: by.sum * value / total if total else Fraction(0) for unit, value in values.items()}
    keys = [value if best_first else -value for value in values.values()]
    found: Ties = "dense" if ties == "dense" else "competition"
    out = {}
    for unit, key, place in zip(values, keys, places(keys, found), strict=True):
        run = range(keys.count(key)) if ties == "shared" else range(1)
        out[unit] = sum((by.at(int(place) + i) for i in run), Fraction(0)) / len(run)
    return out
