"""What a case file says: units, evidence in a compact form, and what must come out.

    title: 不降反升
    shows: PM2.5 比上年升高的计0分
    only: [pm25]
    units: {counties: {140502: 城区}}
    evidence: {140502: {pm25: {target: 45, actual: 48, prior: 46}}}
    expect: {140502: {scores: {pm25: 0}, says: {pm25: 不降反升}}}

A file may hold several `cases` that share what stands beside them.
"""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from kaoheng.method.positions import Loc, Positions
from kaoheng.rules.rule import Data, Exact

State = Literal["scored", "missing", "not_applicable", "not_member"]
NOT_APPLICABLE: State = "not_applicable"
ABOUT = ("status", "source", "as_of", "measure")
"""What a cell may say about its values, beside the values themselves by kind."""


def _cell(value: Any) -> Any:
    """A bare value is the actual one; the bare word not_applicable marks the cell."""
    if value == NOT_APPLICABLE:
        return {"status": value}
    return value if value is None or isinstance(value, dict) else {"actual": value}


def _several(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


def _ruling(value: Any) -> Any:
    """A bare outcome is a decision without a document."""
    return value if isinstance(value, dict) else {"outcome": value}


Written = str | dict[str, str] | None
"""A value, a value for each period or task, or nothing: what an earlier layer gave is taken away."""
Cell = Annotated[dict[str, Written] | None, BeforeValidator(_cell)]
Cells = dict[str, Cell]
Record = dict[str, str]
"""A row of a table by its columns, without those that say where it belongs."""
Ruling = Annotated[Record, BeforeValidator(_ruling)]
Counts = dict[str, str | dict[str, str | dict[str, str]]]
"""Numbers under one name, two or three: the last is the mark or rater, those before it class and aspect."""
Phrases = Annotated[tuple[str, ...], BeforeValidator(_several)]


class Expected(Data):
    """What must come out for one unit; only what is written is compared."""

    scores: dict[str, Exact | None] = {}
    """Published scores by node, `total` included; null for a node that has none."""
    states: dict[str, State] = {}
    rank: Exact | None = None
    grade: str | None = None
    grades: dict[str, str] = {}
    """Grades of blocks that are graded by themselves, by node."""
    undecided: bool | None = None
    """Whether rank or grade must await the leading group."""
    says: dict[str, Phrases] = {}
    """Phrases that must stand in the Chinese reason, by node; grades are reasoned in `total`."""
    honours_cancelled: bool | None = None
    consequences: dict[str, date | None] | None = None
    """The measures that follow, by id, each with its last day; none but these."""


class Given(Data):
    """What goes in. Later layers add to earlier ones, and replace cells of the same kind."""

    only: tuple[str, ...] = ()
    """The nodes that are scored, as if the method had no others; all when empty."""
    change: dict[str, Any] = {}
    """What differs from the method, as its file would say it: another rounding, another quota."""
    units: dict[str, dict[str, str]] = {}
    """Titles of units, by group and id."""
    common: Cells = {}
    """Evidence every unit has, by item."""
    evidence: dict[str, Cells] = {}
    """Evidence of single units, by unit and item."""
    decisions: dict[str, dict[str, Ruling]] = {}
    """Decisions of the leading group, by unit and matter: {"quota:优秀": in}, or with outcome and document."""
    vetoes: dict[str, dict[str, Record]] = {}
    """Cases of vetoes, by unit and veto, with the columns of their table."""
    adjustments: dict[str, dict[str, Record]] = {}
    """Adjustments of the leading group, by unit and matter: before, after, reason, document."""
    history: dict[str, dict[int, Record]] = {}
    """Earlier years, by unit and year: {2021: {grade: 较差, rank: 6, members: 6}}."""
    decided: date | None = None
    """The day of the decision, from which deadlines run."""
    ballots: dict[str, dict[str, Counts]] = {}
    """Votes by channel and unit: {A: {优秀: 9, 良好: 2}} by class, with aspects {A: {工作: {优秀: 9}}}."""
    ratings: dict[str, dict[str, Counts]] = {}
    """Ratings by channel and unit: {领导: {张某: 92}} by class of raters, with aspects {领导: {工作: {张某: 92}}}."""
    responses: dict[str, dict[str, tuple[dict[str, str], ...]]] = {}
    """Answers by channel and unit, each with its columns: {respondent: 1, question: q1, answer: 满意}."""
    claims: dict[str, dict[str, tuple[dict[str, str], ...]]] = {}
    """Claims by channel and unit, each with its columns: {type: 国家级, matter: 甲, status: 认定}."""


class Variant(Given):
    """One case: what goes in, and what must come out, or what it must be refused with."""

    title: str
    shows: str
    expect: dict[str, Expected] = {}
    refused: Phrases = ()
    """Phrases of the Chinese findings, when the evidence must be refused."""


class SingleCase(Variant):
    """A file with one case."""

    @model_validator(mode="after")
    def _ends(self) -> Self:
        if not self.expect and not self.refused:
            raise ValueError("没有写明应有的结果（nothing is expected）")
        return self


class OneOfSeveral(SingleCase):
    """A case that adds to what its file says for all."""


class SeveralCases(Given):
    """A file whose cases share what stands beside them."""

    title: str
    cases: tuple[OneOfSeveral, ...] = Field(min_length=1)


@dataclass(frozen=True)
class Layer:
    """A part of a file that gives evidence, and where it stands."""

    given: Given
    loc: Loc


@dataclass(frozen=True)
class Case:
    """A case ready to run: its layers from the general to the special, the last its own."""

    said: Variant
    layers: tuple[Layer, ...]
    positions: Positions

    @property
    def loc(self) -> Loc:
        """Where the case itself stands."""
        return self.layers[-1].loc

    @property
    def only(self) -> tuple[str, ...]:
        """The nodes of the nearest layer that names any."""
        return next((layer.given.only for layer in reversed(self.layers) if layer.given.only), ())

    @property
    def decided(self) -> date | None:
        """The day of the decision, of the nearest layer that names one."""
        return next((layer.given.decided for layer in reversed(self.layers) if layer.given.decided), None)

    @property
    def units(self) -> Layer:
        """The nearest layer that has units, or the case's own."""
        return next((layer for layer in reversed(self.layers) if layer.given.units), self.layers[-1])
