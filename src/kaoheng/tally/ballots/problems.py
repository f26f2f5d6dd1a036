"""What can be wrong with a row of votes."""

from collections.abc import Iterator, Sequence

from kaoheng.tally.ballots.marks import ABSTAIN, DONT_KNOW, PAPERS, VOID, mark_of
from kaoheng.tally.ballots.terms import BallotTerms
from kaoheng.tally.channel import RowProblem
from kaoheng.tally.rows import BallotRow
from kaoheng.text import Text

MOST_VOTES = 10_000_000


def problems(terms: BallotTerms, rows: Sequence[BallotRow]) -> list[RowProblem]:
    """Every problem of every row."""
    return [RowProblem(at, what, mend) for at, row in enumerate(rows) for what, mend in _of_row(terms, row)]


def _of_row(terms: BallotTerms, row: BallotRow) -> Iterator[tuple[Text, Text]]:
    mark = mark_of(row.mark)
    paper = mark in PAPERS
    if mark not in (*terms.scale, DONT_KNOW, ABSTAIN, VOID, *PAPERS):
        known = "、".join([*terms.scale, DONT_KNOW, ABSTAIN, VOID])
        yield (
            Text(f"没有“{row.mark}”这一档", f"there is no mark '{row.mark}'"),
            Text(
                f"应为：{known}，或发出、收回、应到、实到",
                f"Write one of {known}, or issued, returned, eligible, attended",
            ),
        )
    if row.voter_class not in terms.classes:
        yield _unknown("投票人类别", "class of voters", row.voter_class, terms.classes)
    if not 0 <= row.count <= MOST_VOTES:
        yield (
            Text(f"票数{row.count}不可用", f"a count of {row.count} cannot be used"),
            Text(f"应为0至{MOST_VOTES}的整数", f"Write a whole number from 0 to {MOST_VOTES}"),
        )
    if row.voter and row.count != 1:
        yield Text("单张票的票数应为1", "a single ballot counts once"), Text("请写1", "Write 1")
    if (paper or (mark == VOID and not row.voter)) and row.aspect:
        yield (
            Text("票数不分测评内容", "papers are not counted by aspect"),
            Text("请把测评内容留空", "Leave aspect empty"),
        )
    elif not paper and mark != VOID and row.aspect not in terms.over:
        yield _unknown("测评内容", "aspect", row.aspect, terms.over)
    yield from _single(terms, row, paper)


def _single(terms: BallotTerms, row: BallotRow, paper: bool) -> Iterator[tuple[Text, Text]]:
    if row.voter and paper:
        yield (
            Text("发出、收回等票数不属于某一张票", "papers are counted without a voter"),
            Text("请把投票人留空", "Leave voter empty"),
        )
    if row.voter and terms.papers is None:
        yield (
            Text("办法没有写明单张票如何认定", "the method does not say how single ballots are judged"),
            Text("请在渠道中写明papers，或只报各档票数", "State papers in the channel, or report sums only"),
        )
    if not row.voter and not paper and terms.aspects_by == "ballot":
        yield (
            Text("按票平均须逐票填报", "a mean over each ballot needs single ballots"),
            Text("请写明投票人编号", "Give the voter of each ballot"),
        )


def _unknown(zh: str, en: str, word: str, known: object) -> tuple[Text, Text]:
    names = [str(name) for name in known] if isinstance(known, tuple | dict) else []
    listed = "、".join(name for name in names if name)
    mend = Text(f"应为：{listed}", f"Write one of {listed}") if listed else Text("请留空", "Leave it empty")
    return Text(f"没有“{word}”这一{zh}", f"there is no {en} '{word}'"), mend
