"""Answers of persons asked (问卷), one row a question."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kaoheng.rules.rule import Exact


@dataclass(frozen=True, slots=True)
class ResponseRow:
    """One respondent's answer to one question; `more` holds what else is known: age, sex, place.

    >>> ResponseRow("U1", "r7", "q1", "满意", more={"age": "18–39"}).more["age"]
    '18–39'
    """

    unit_id: str
    respondent: str
    question: str
    answer: str
    weight: Exact | None = None
    """The design weight as written; None where the cell is empty."""
    stratum: str = ""
    psu: str = ""
    more: Mapping[str, str] = field(default_factory=dict)
