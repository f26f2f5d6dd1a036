"""What a channel is: rows of one table in, one exact value a unit and measure out, with its words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, ClassVar

from kaoheng.rules.rule import About, Data
from kaoheng.text import Text


@dataclass(frozen=True)
class Tally:
    """What one unit's rows come to: an exact value for every measure, or the reason why there is none."""

    values: Mapping[str, Fraction] = field(default_factory=dict)
    sentence: Text = field(default_factory=lambda: Text("", ""))
    refused: Text | None = None
    """Why there is no value: a void vote, too few raters."""
    notes: Mapping[str, str] = field(default_factory=dict)
    """Counts, for tables."""


@dataclass(frozen=True, slots=True)
class RowProblem:
    """What is wrong with one row, by its position among those given, and in which column."""

    row: int
    column: str
    what: Text
    mend: Text


class Channel(Data):
    """A way values come to be other than by one reported figure; subclasses add `kind: Literal["…"]`."""

    title: str
    title_en: str = ""
    clause_basis: str = ""
    """The clause the channel rests on, as it is cited."""

    table: ClassVar[str]
    """The table of evidence it reads: ballots, ratings, responses, claims or history."""

    def measures(self) -> tuple[str, ...]:
        """What `take` may name, `score` first."""
        return ("score",)

    def problems(self, rows: Sequence[Any]) -> Iterator[RowProblem]:  # noqa: ARG002
        """Rows the channel cannot use: a mark that is not on its scale, a type of claim it does not know."""
        return iter(())

    def tally(self, members: Sequence[str], rows: Sequence[Any]) -> dict[str, Tally]:
        """Every member's tally; `members` are one ranking group, `rows` those of its units and this channel."""
        raise NotImplementedError

    def clause(self, about: About) -> Text:
        """The channel as a regulation would put it."""
        raise NotImplementedError
