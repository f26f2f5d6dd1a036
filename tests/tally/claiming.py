"""Claims in few words: terms that a test changes, and rows."""

from datetime import date
from typing import Any

from kaoheng.tally.claims import Claims
from kaoheng.tally.rows import ClaimRow

AWARDS = {"sign": "bonus", "title": "表彰", "points": {"国家级": "2", "省部级": "1", "厅局级": "0.5"}, "cap": None}
CASES = {"sign": "bonus", "points": "0.5", "cap": None}
CRITICISM = {"sign": "penalty", "title": "通报", "points": {"国家级": "2", "省级": "1", "市级": "0.5"}, "cap": None}
STATED = {"sign": "bonus", "points": "stated", "cap": None}
TERMS = {
    "kind": "claims",
    "title": "加分与扣分",
    "types": {"award": AWARDS, "case": CASES, "criticism": CRITICISM, "stated": STATED},
    "document": "not_required",
    "window": None,
    "same_matter": "highest_only",
    "bonus_cap": None,
    "penalty_cap": None,
    "rounding": {"score": "none", "mode": "half_up"},
}
YEAR = {"first": "2024-01-01", "last": "2024-12-31"}


def claims(**changes: Any) -> Claims:
    return Claims.model_validate(TERMS | changes)


def claim(
    type: str = "award", matter: str = "文明城市", level: str = "国家级", unit: str = "u", **more: Any
) -> ClaimRow:
    level = level if type in ("award", "criticism") else ""
    return ClaimRow(unit, type, matter, level, **({"status": "admitted"} | more))


def day(text: str) -> date:
    return date.fromisoformat(text)


def score(terms: Claims, *rows: ClaimRow, take: str = "score") -> str:
    assert list(terms.problems(rows)) == []
    return str(terms.tally(["u"], rows)["u"].values[take])


def said(terms: Claims, *rows: ClaimRow) -> str:
    return terms.tally(["u"], rows)["u"].sentence.zh
