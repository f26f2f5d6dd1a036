"""The tidy tables that go in: units, observations, targets, decisions and what else a year rests on, as written.

Values stay text until they are frozen against a method (`kaoheng.freeze`), so that written digits survive
and every problem can be named with its sheet, row and column.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Annotated, Any, Literal

import pyarrow as pa
from pydantic import BeforeValidator, PlainSerializer

from kaoheng.findings import Place
from kaoheng.numbers import as_text


def _read(value: Any) -> Any:
    return Fraction(value) if isinstance(value, str) else value


Kept = Annotated[Fraction, BeforeValidator(_read), PlainSerializer(as_text)]
"""An exact number that survives JSON, however long."""

Status = Literal["reported", "certified", "provisional", "final", "not_applicable", ""]

UNIT_COLUMNS = ("unit_id", "title", "group", "tags", "valid_from", "valid_to", "successor")
OBSERVATION_COLUMNS = ("unit_id", "item_id", "period", "kind", "value", "measure", "status", "source", "as_of")
TARGET_COLUMNS = ("unit_id", "item_id", "kind", "value", "low", "high", "binding", "source")
DECISION_COLUMNS = ("unit_id", "matter", "outcome", "document")
VETO_COLUMNS = (
    "unit_id",
    "veto",
    "status",
    "proposed_by",
    "approved_by",
    "document",
    "dated",
    "heard_on",
    "effective_year",
    "note",
)
ADJUSTMENT_COLUMNS = ("unit_id", "matter", "before", "after", "reason", "document")
HISTORY_COLUMNS = ("unit_id", "year", "node", "score", "rank", "grade", "group", "members")

VetoStatus = Literal["proposed", "heard", "approved", "rejected", "applied"]
Matter = Literal["total", "rank", "grade"]
BALLOT_COLUMNS = ("channel", "unit_id", "aspect", "voter_class", "mark", "count", "voter", "rater_unit")
RATING_COLUMNS = ("channel", "unit_id", "rater", "rater_class", "rater_unit", "aspect", "value")
RESPONSE_COLUMNS = ("channel", "unit_id", "respondent", "question", "answer", "weight", "stratum", "psu")
CLAIM_COLUMNS = (
    "channel",
    "unit_id",
    "type",
    "level",
    "matter",
    "points",
    "count",
    "role",
    "document",
    "dated",
    "status",
    "reason",
)


@dataclass(frozen=True, slots=True)
class Unit:
    """An assessed unit (被考核单位), with its ranking group and the dates it exists between."""

    id: str
    title: str
    group: str = ""
    tags: frozenset[str] = frozenset()
    valid_from: date | None = None
    valid_to: date | None = None
    successor: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """A recorded decision of the leading group on a tie: `outcome` is "in" or "out", or a place in a tie."""

    unit_id: str
    matter: str
    outcome: str
    document: str = ""


@dataclass(frozen=True, slots=True)
class VetoCase:
    """One case of a veto (一票否决): who proposed and approved it, by which document, for which year.

    `approved` acts now; `applied` is of an earlier year and already in that year's published result.
    """

    unit_id: str
    veto: str
    status: VetoStatus
    year: int
    proposed_by: str = ""
    approved_by: str = ""
    document: str = ""
    dated: date | None = None
    heard_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Adjustment:
    """A leading group's adjustment (领导组调整): what was computed, what holds instead, why, by which document."""

    unit_id: str
    matter: Matter
    before: str
    after: str
    reason: str
    document: str


@dataclass(frozen=True, slots=True)
class Past:
    """What an earlier year came to for one unit and node, as it was published."""

    unit_id: str
    year: int
    node: str = "total"
    score: Kept | None = None
    rank: Kept | None = None
    grade: str = ""
    group: str = ""
    members: int | None = None
    """How many units the group had."""


@dataclass(frozen=True)
class Sheet:
    """One table as read: text columns, and where they stood. `rows` gives the row people see of each line.

    Columns are plain or dictionary-encoded text. `headers` holds the heads people wrote, by column name.
    """

    file: str
    sheet: str
    columns: pa.Table
    first_row: int = 2
    rows: Sequence[int] | None = None
    headers: Mapping[str, str] = field(default_factory=dict)

    def place(self, index: int | None = None, column: str = "") -> Place:
        """Where a line and column stand, in the words of the file."""
        row = None if index is None else self.row(index)
        return Place(self.file, sheet=self.sheet, row=row, column=self.headers.get(column, column))

    def row(self, index: int) -> int:
        """The row number as the spreadsheet shows it."""
        return self.rows[index] if self.rows is not None else self.first_row + index


@dataclass(frozen=True)
class Evidence:
    """Everything an assessment year is scored from, before it is checked against a method.

    Every sheet holds the columns named above (missing optional ones filled with empty text).
    """

    units: Sheet
    observations: Sheet
    targets: Sheet | None = None
    decisions: Sheet | None = None
    vetoes: Sheet | None = None
    adjustments: Sheet | None = None
    history: Sheet | None = None
    ballots: Sheet | None = None
    ratings: Sheet | None = None
    responses: Sheet | None = None
    """Answers; beside the columns above it may have further ones, such as age and sex."""
    claims: Sheet | None = None
    digest: str = field(default="", compare=False)
