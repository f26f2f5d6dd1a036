"""What each class of voters said about one unit: single ballots judged, sums taken over, blanks found."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kaoheng.tally.ballots.marks import ABSTAIN, DONT_KNOW, PAPERS, VOID, mark_of
from kaoheng.tally.ballots.papers import Paper, judged
from kaoheng.tally.ballots.terms import BallotTerms
from kaoheng.tally.rows import BallotRow


@dataclass(frozen=True)
class Votes:
    """The votes of one class about one unit."""

    papers: Mapping[str, int] = field(default_factory=dict)
    """How many were stated: eligible, attended, issued, returned."""
    marks: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """Votes by aspect and mark, 不了解, 弃权 and 无效 among them."""
    ballots: tuple[Mapping[str, str], ...] = ()
    """The marks of every single ballot by aspect, void papers left out."""
    void: int = 0
    """Void papers."""
    dropped: int = 0
    """Own votes that do not count."""

    def number(self, mark: str) -> int:
        """How many papers bear the mark: the most of any aspect."""
        return max((marks.get(mark, 0) for marks in self.marks.values()), default=0)

    def valid(self, scale: Mapping[str, object]) -> int:
        """Papers with a mark of the scale."""
        return max((sum(marks.get(mark, 0) for mark in scale) for marks in self.marks.values()), default=0)

    def returned(self) -> int:
        """Papers returned, as stated or as counted."""
        return self.papers.get("returned", self.seen())

    def seen(self) -> int:
        """Papers that are accounted for: the most on any aspect."""
        return max((sum(marks.values()) for marks in self.marks.values()), default=0) + self.dropped


def votes_of(terms: BallotTerms, members: Sequence[str], rows: Sequence[BallotRow]) -> dict[str, dict[str, Votes]]:
    """The votes about every member by class, in the order of the terms."""
    papers = judged(terms, rows)
    by_cell: dict[tuple[str, str], list[BallotRow]] = {}
    for row in rows:
        if not row.voter:
            by_cell.setdefault((row.unit_id, row.voter_class), []).append(row)
    sheets: dict[tuple[str, str], list[Paper]] = {}
    for paper in papers:
        sheets.setdefault((paper.unit, paper.voter_class), []).append(paper)
    return {
        unit: {
            name: _votes(terms, by_cell.get((unit, name), []), sheets.get((unit, name), [])) for name in terms.classes
        }
        for unit in members
    }


def _votes(terms: BallotTerms, rows: Sequence[BallotRow], papers: Sequence[Paper]) -> Votes:
    over = terms.over
    stated, marks = Counter[str](), {aspect: Counter[str]() for aspect in over}
    dropped = Counter[str]()
    void = 0
    for row in rows:
        mark = mark_of(row.mark)
        if mark in PAPERS:
            stated[mark] += row.count
        elif mark == VOID:
            void += row.count
        elif terms.own_vote == "dropped" and row.rater_unit == row.unit_id:
            dropped[row.aspect] += row.count
        elif row.aspect in marks:
            marks[row.aspect][mark] += row.count
    counted = [paper for paper in papers if not (paper.own and terms.own_vote == "dropped")]
    void += sum(paper.void for paper in counted)
    ballots = tuple(paper.marks for paper in counted if not paper.void)
    for aspect in over:
        marks[aspect].update(ballot[aspect] for ballot in ballots)
    gone = max(dropped.values(), default=0) + len(papers) - len(counted)
    _fill(marks, stated.get("returned"), void, gone)
    for aspect in over:
        marks[aspect][VOID] += void
    return Votes(dict(stated), {aspect: +found for aspect, found in marks.items()}, ballots, void, gone)


def _fill(marks: Mapping[str, Counter[str]], returned: int | None, void: int, gone: int) -> None:
    """Papers returned that bear no mark on an aspect are abstentions there."""
    most = max((found.total() for found in marks.values()), default=0)
    papers = most if returned is None else max(returned - void - gone, most)
    for found in marks.values():
        found[ABSTAIN] += papers - found.total()


def others(votes: Votes) -> dict[str, int]:
    """Papers that are not valid votes, by what they are."""
    return {DONT_KNOW: votes.number(DONT_KNOW), ABSTAIN: votes.number(ABSTAIN), VOID: votes.number(VOID)}


def pooled(votes: Mapping[str, Votes]) -> Votes:
    """The votes of all classes as one."""
    marks: dict[str, Counter[str]] = {}
    for each in votes.values():
        for aspect, found in each.marks.items():
            marks.setdefault(aspect, Counter()).update(found)
    return Votes(
        sum((Counter(each.papers) for each in votes.values()), Counter[str]()),
        marks,
        tuple(ballot for each in votes.values() for ballot in each.ballots),
        sum(each.void for each in votes.values()),
        sum(each.dropped for each in votes.values()),
    )
