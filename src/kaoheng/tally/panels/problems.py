"""What can be wrong with a row of ratings."""

from collections.abc import Iterator, Sequence

from kaoheng.numbers import written
from kaoheng.tally.channel import RowProblem
from kaoheng.tally.faults import Fault, unknown
from kaoheng.tally.panels.terms import DONT_KNOW, PanelTerms, Scores
from kaoheng.tally.rows import RatingRow
from kaoheng.text import Text


def problems(terms: PanelTerms, rows: Sequence[RatingRow]) -> Iterator[RowProblem]:
    """Every problem of every row."""
    seen: set[tuple[str, ...]] = set()
    for at, row in enumerate(rows):
        key = (row.unit_id, row.rater_class, row.rater, row.aspect)
        faults = [*_of_row(terms, row)]
        if key in seen:
            once = Text("请只保留一行", "Keep one row")
            faults.append(("rater", Text("同一评价人重复评价", "this rater has rated the unit before"), once))
        seen.add(key)
        for column, what, mend in faults:
            yield RowProblem(at, column, what, mend)


def _of_row(terms: PanelTerms, row: RatingRow) -> Iterator[Fault]:
    if row.rater_class not in terms.classes:
        yield unknown("rater_class", Text("评价人类别", "class of raters"), row.rater_class, terms.classes)
    if row.aspect not in terms.over:
        yield unknown("aspect", Text("评价内容", "aspect"), row.aspect, terms.over)
    if not row.rater:
        yield "rater", Text("没有评价人", "there is no rater"), Text("请写明评价人编号", "Name the rater")
    if row.value is None:
        if row.word not in DONT_KNOW:
            known = Text(f"应为分数、名次或“{DONT_KNOW[0]}”", f"Write a number, or {DONT_KNOW[0]}")
            yield "value", Text(f"“{row.word}”不是评价", f"'{row.word}' is no rating"), known
    elif isinstance(terms.values, Scores):
        least, most = terms.values.least, terms.values.most
        if not least <= row.value <= most:
            low, high, value = written(least), written(most), written(row.value)
            what = Text(f"评分{value}超出范围", f"a rating of {value} is out of range")
            yield "value", what, Text(f"应在{low}至{high}之间", f"It must be from {low} to {high}")
    elif row.value < 1 or row.value.denominator != 1:
        what = Text(f"名次{written(row.value)}不可用", f"{written(row.value)} is no place")
        yield "value", what, Text("名次应为从1起的整数", "Places are whole numbers from 1")
