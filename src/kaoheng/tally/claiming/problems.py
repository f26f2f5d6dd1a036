"""What can be wrong with a row of claims."""

from collections.abc import Iterator, Sequence

from kaoheng.tally.channel import RowProblem
from kaoheng.tally.claiming.terms import ClaimTerms
from kaoheng.tally.faults import Fault, not_a_count, unknown
from kaoheng.tally.rows import STATUS_WORDS, STATUSES, ClaimRow
from kaoheng.text import Text


def problems(terms: ClaimTerms, rows: Sequence[ClaimRow]) -> Iterator[RowProblem]:
    """Every problem of every row."""
    for at, row in enumerate(rows):
        for column, what, mend in _of_row(terms, row):
            yield RowProblem(at, column, what, mend)


def _of_row(terms: ClaimTerms, row: ClaimRow) -> Iterator[Fault]:
    if row.type not in terms.types:
        yield unknown("type", Text("申报类型", "type of claim"), row.type, terms.types)
    else:
        yield from _points(terms, row)
    if row.count is not None:
        yield from not_a_count(row.count)
    if row.role and row.role not in terms.roles:
        yield unknown("role", Text("角色", "role"), row.role, terms.roles)
    if row.status not in STATUSES:
        yield unknown("status", Text("认定情况", "status"), row.status, [*STATUS_WORDS])
    if not row.matter and terms.same_matter == "highest_only":
        mend = Text("请填写事项，同一事项写法一致", "Name the matter, the same matter always alike")
        yield "matter", Text("没有填写事项，不能判断是否重复", "without a matter duplicates cannot be found"), mend


def _points(terms: ClaimTerms, row: ClaimRow) -> Iterator[Fault]:
    points = terms.types[row.type].points
    if points == "stated":
        if row.points is None or row.points < 0:
            what = Text("没有填写认定的分值，或为负数", "the points are missing or negative")
            yield "points", what, Text("请写正数，扣分也写正数", "Write a positive number, for penalties too")
        return
    if row.points is not None:
        what = Text("办法已规定该类型的分值", "the method fixes the points of this type")
        yield "points", what, Text("请留空", "Leave it empty")
    if isinstance(points, dict) and row.level not in points:
        yield unknown("level", Text("级别", "level"), row.level, points)
