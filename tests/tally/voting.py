"""A vote in few words: terms that a test changes, and rows from counts."""

from typing import Any

from kaoheng.tally.ballot import Ballot
from kaoheng.tally.channel import Tally
from kaoheng.tally.rows import BallotRow

SCALE = {"优秀": "100", "良好": "80", "一般": "60", "较差": "40"}
THREE = {"A": {"weight": "40%"}, "B": {"weight": "30%"}, "C": {"weight": "30%"}}
POOLED = {name: {"title": name} for name in "ABC"}
ONE = {"": {"title": "全体"}}
TERMS: dict[str, Any] = {
    "kind": "ballot",
    "title": "民主测评",
    "scale": SCALE,
    "classes": THREE,
    "empty_class": "refuse",
    "dont_know": "excluded",
    "abstain": "excluded",
    "void": "excluded",
    "more_returned_than_issued": "void",
    "turnout": [],
    "own_vote": "counts",
    "rounding": {"classes": 2, "score": 2, "mode": "half_up"},
    "publish_at_least": None,
}
EXACT = {"classes": "none", "score": "none", "mode": "half_up"}


def ballot(**changes: Any) -> Ballot:
    return Ballot.model_validate(TERMS | changes)


def votes(voter_class: str = "", unit: str = "u", aspect: str = "", **counts: int) -> list[BallotRow]:
    """One row a mark; marks that count papers too."""
    papers = ("发出", "收回", "无效", "应到", "实到")
    return [
        BallotRow(unit, mark, count, "" if mark in papers else aspect, voter_class) for mark, count in counts.items()
    ]


def single(voter: str, mark: str, unit: str = "u", aspect: str = "", rater_unit: str = "") -> BallotRow:
    """One row of one ballot."""
    return BallotRow(unit, mark, 1, aspect, "", voter, rater_unit)


def tally(terms: Ballot, rows: list[BallotRow], unit: str = "u") -> Tally:
    assert list(terms.problems(rows)) == []
    return terms.tally([unit], rows)[unit]


def score(terms: Ballot, rows: list[BallotRow], take: str = "score") -> str:
    """The value as a ratio; the reason where there is none."""
    told = tally(terms, rows)
    return str(told.values[take]) if told.refused is None else told.refused.zh


APPRAISAL = (
    votes("A", 优秀=9, 良好=2, 一般=1, 较差=0, 发出=12, 收回=12)
    + votes("B", 优秀=40, 良好=15, 一般=4, 较差=1, 发出=62, 收回=61, 弃权=1)
    + votes("C", 优秀=70, 良好=30, 一般=15, 较差=5, 发出=126, 收回=125, 无效=2)
)
"""Domain 4.1: A 93.33, B 91.33, C 87.50, together 90.98; all alike 89.06."""
