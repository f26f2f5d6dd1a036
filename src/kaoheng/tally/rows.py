"""The rows channels tally: one small record a line of evidence, or a line with a count."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from kaoheng.tables import Kept, Past

COUNT_WORDS: Mapping[str, str] = {
    "发出": "issued",
    "收回": "returned",
    "无效": "void",
    "应到": "eligible",
    "实到": "attended",
}
"""Marks that are no votes but counts of sheets or people, and the library's words for them."""

STATUS_WORDS: Mapping[str, str] = {"认定": "admitted", "不予认定": "rejected", "待认定": "pending"}
"""What became of a claim, and the library's words for it."""

STATUSES: tuple[str, ...] = tuple(STATUS_WORDS.values())


@dataclass(frozen=True, slots=True)
class BallotRow:
    """So many equal marks (测评票), or a count of sheets or people where the mark is one of COUNT_WORDS.

    `voter` names a ballot where marks must be told apart by it, `rater_unit` the voter's own unit.
    """

    unit_id: str
    mark: str
    count: int = 1
    aspect: str = ""
    voter_class: str = ""
    voter: str = ""
    rater_unit: str = ""


@dataclass(frozen=True, slots=True)
class RatingRow:
    """One rater's score, rank or points for one unit (评分); `word` instead where it is none, such as 不了解."""

    unit_id: str
    rater: str
    value: Kept | None = None
    word: str = ""
    rater_class: str = ""
    rater_unit: str = ""
    aspect: str = ""


@dataclass(frozen=True, slots=True)
class ResponseRow:
    """One respondent's answer to one question (问卷); `more` holds further columns, such as age and sex."""

    unit_id: str
    respondent: str
    question: str
    answer: str
    weight: Kept | None = None
    """The design weight as written; None where the cell is empty."""
    stratum: str = ""
    psu: str = ""
    more: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One claim (申报) for a bonus or penalty, and what became of it."""

    unit_id: str
    type: str
    matter: str
    level: str = ""
    points: Kept | None = None
    count: int | None = None
    role: str = ""
    document: str = ""
    dated: date | None = None
    status: str = "pending"
    reason: str = ""


ROWS: Mapping[str, Any] = {
    "ballots": BallotRow,
    "ratings": RatingRow,
    "responses": ResponseRow,
    "claims": ClaimRow,
    "history": Past,
}
"""The kind of row each table has."""
