"""What can be wrong with a row of votes."""

from collections.abc import Iterator, Sequence

from kaoheng.tally.ballots.marks import ABSTAIN, DONT_KNOW, PAPERS, VOID, mark_of
from kaoheng.tally.ballots.terms import BallotTerms
from kaoheng.tally.channel import RowProblem
from kaoheng.tally.faults import Fault, not_a_count, unknown
from kaoheng.tally.rows import BallotRow
from kaoheng.text import Text


def problems(terms: BallotTerms, rows: Sequence[BallotRow]) -> Iterator[RowProblem]:
    """Every problem of every row; rows that differ only in who voted about whom are looked at once."""
    known: dict[tuple[str, str, int, str, bool], tuple[Fault, ...]] = {}
    for at, row in enumerate(rows):
        alike = (row.mark, row.voter_class, row.count, row.aspect, bool(row.voter))
        if alike not in known:
            known[alike] = tuple(_of_row(terms, row))
        for column, what, mend in known[alike]:
            yield RowProblem(at, column, what, mend)


def _of_row(terms: BallotTerms, row: BallotRow) -> Iterator[Fault]:
    mark = mark_of(row.mark)
    paper = mark in PAPERS
    if not paper and mark not in (*terms.scale, DONT_KNOW, ABSTAIN, VOID):
        yield unknown("mark", Text("档次", "mark"), row.mark, [*terms.scale, DONT_KNOW, ABSTAIN, "无效"])
    if row.voter_class not in terms.classes:
        yield unknown("voter_class", Text("投票人类别", "class of voters"), row.voter_class, terms.classes)
    yield from not_a_count(row.count)
    if (paper or (mark == VOID and not row.voter)) and row.aspect:
        leave = Text("请把测评内容留空", "Leave the aspect empty")
        yield "aspect", Text("票数不分测评内容", "papers are not counted by aspect"), leave
    elif not paper and mark != VOID and row.aspect not in terms.over:
        yield unknown("aspect", Text("测评内容", "aspect"), row.aspect, terms.over)
    if row.voter:
        yield from _single(terms, row, paper)
    elif not paper and terms.aspects_by == "ballot":
        give = Text("请写明投票人编号", "Give the voter of each ballot")
        yield "voter", Text("按票平均须逐票填报", "a mean over each ballot needs single ballots"), give


def _single(terms: BallotTerms, row: BallotRow, paper: bool) -> Iterator[Fault]:
    if row.count != 1:
        yield "count", Text("单张票的票数应为1", "a single ballot counts once"), Text("请写1", "Write 1")
    if paper:
        what = Text("发出、收回等票数不属于某一张票", "papers are counted without a voter")
        yield "voter", what, Text("请把投票人留空", "Leave the voter empty")
    if terms.papers is None:
        what = Text("办法没有写明单张票如何认定", "the method does not say how single ballots are judged")
        mend = Text("请在渠道中写明papers，或只报各档票数", "State papers in the channel, or report sums only")
        yield "voter", what, mend
