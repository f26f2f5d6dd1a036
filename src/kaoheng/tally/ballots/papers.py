"""Single ballots: two marks in a row, unreadable rows, too many top marks, and the voter's own unit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kaoheng.tally.ballots.marks import ABSTAIN, VOID, mark_of
from kaoheng.tally.ballots.terms import BallotTerms, Papers
from kaoheng.tally.rows import BallotRow


@dataclass(frozen=True)
class Paper:
    """What one ballot says about one unit: its mark on every aspect, 弃权 where there is none."""

    unit: str
    voter_class: str
    marks: Mapping[str, str]
    void: bool
    own: bool


def judged(terms: BallotTerms, rows: Sequence[BallotRow]) -> list[Paper]:
    """Every single ballot, split by unit, with its void rows and void papers found."""
    if terms.papers is None:
        return []
    whole: dict[tuple[str, str, str], list[BallotRow]] = {}
    for row in rows:
        if row.voter:
            unit = row.unit_id if terms.papers.lists == "one_unit" else ""
            whole.setdefault((row.voter_class, row.voter, unit), []).append(row)
    return [paper for key in sorted(whole) for paper in _split(terms, terms.papers, whole[key])]


def _split(terms: BallotTerms, papers: Papers, rows: Sequence[BallotRow]) -> list[Paper]:
    marks: dict[tuple[str, str], str] = {}
    for row in rows:
        cell = (row.unit_id, row.aspect)
        marks[cell] = VOID if cell in marks else mark_of(row.mark)
    spoiled = VOID in marks.values() and papers.two_marks == "void_ballot"
    void = spoiled or any(_too_many(marks, mark, papers) for mark in papers.most)
    own = {row.unit_id for row in rows if row.unit_id in (row.rater_unit, row.voter)}
    over = terms.over
    return [
        Paper(unit, rows[0].voter_class, {a: marks.get((unit, a), ABSTAIN) for a in over}, void, unit in own)
        for unit in sorted({row.unit_id for row in rows})
    ]


def _too_many(marks: Mapping[tuple[str, str], str], mark: str, papers: Papers) -> bool:
    found = list(marks.values())
    return found.count(mark) > papers.most[mark] * len(found)
