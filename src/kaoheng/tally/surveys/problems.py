"""Rows of answers a survey cannot use, each with its column and mend."""

from collections.abc import Iterator, Sequence

from kaoheng.tally.channel import RowProblem
from kaoheng.tally.rows import ResponseRow
from kaoheng.tally.surveys.margins import Margin
from kaoheng.tally.surveys.people import people_of
from kaoheng.tally.surveys.stated import CannotEstimate
from kaoheng.tally.surveys.terms import SurveyTerms
from kaoheng.text import Text


def problems_of(terms: SurveyTerms, rows: Sequence[ResponseRow]) -> Iterator[RowProblem]:
    """Everything wrong with the rows of a survey."""
    for at, row in enumerate(rows):
        yield from _answer(terms, at, row)
    yield from person_problems(rows, weighed=terms.design.weights == "column")
    for at in first_rows(rows):
        yield from _place(terms, at, rows[at])
    yield from _margins(terms, rows)


def first_rows(rows: Sequence[ResponseRow]) -> list[int]:
    """The first row of every respondent."""
    found: dict[tuple[str, str], int] = {}
    for at, row in enumerate(rows):
        found.setdefault((row.unit_id, row.respondent), at)
    return list(found.values())


def _answer(terms: SurveyTerms, at: int, row: ResponseRow) -> Iterator[RowProblem]:
    question = next((each for each in terms.questions if each.id == row.question), None)
    if question is None:
        known = "、".join(each.id for each in terms.questions)
        what = Text(f"没有题目“{row.question}”", f"there is no question “{row.question}”")
        yield RowProblem(at, "question", what, Text(f"题目有：{known}", f"questions are {known}"))
        return
    values = terms.values_of(question)
    if row.answer in values:
        return
    listed = "、".join(code for code in values if code)
    what = Text(f"答案“{row.answer}”不在选项中", f"“{row.answer}” is not among the answers")
    if not row.answer:
        what = Text("没有作答", "there is no answer")
    yield RowProblem(at, "answer", what, Text(f"选项有：{listed}", f"answers are {listed}"))


def person_problems(rows: Sequence[ResponseRow], *, weighed: bool) -> Iterator[RowProblem]:
    """Respondents without a name, asked twice, described differently on their rows, or without a usable weight."""
    seen: set[tuple[str, str, str]] = set()
    first: dict[tuple[str, str], ResponseRow] = {}
    for at, row in enumerate(rows):
        known = first.setdefault((row.unit_id, row.respondent), row)
        if not row.respondent:
            what = Text("没有应答者编号", "the respondent has no id")
            yield RowProblem(at, "respondent", what, Text("请填写编号", "write an id"))
        elif (row.unit_id, row.respondent, row.question) in seen:
            what = Text(f"应答者{row.respondent}对同一题答了两次", f"{row.respondent} answers the same question twice")
            yield RowProblem(at, "respondent", what, Text("请只保留一行", "keep one row"))
        seen.add((row.unit_id, row.respondent, row.question))
        for column in _differing(known, row):
            what = Text(f"应答者{row.respondent}各行不一致", f"the rows of {row.respondent} differ")
            yield RowProblem(at, column, what, Text("请统一", "make them the same"))
        if weighed and (row.weight is None or row.weight <= 0):
            yield RowProblem(at, "weight", _weight_words(row), Text("请填写大于0的权数", "write a weight above 0"))


def _weight_words(row: ResponseRow) -> Text:
    if row.weight is None:
        return Text("没有权数", "the weight is missing")
    return Text("权数不大于0", "the weight is not above 0")


def _differing(one: ResponseRow, other: ResponseRow) -> list[str]:
    plain = [name for name in ("weight", "stratum", "psu") if getattr(one, name) != getattr(other, name)]
    return plain + sorted(
        name for name in {*one.more, *other.more} if one.more.get(name, "") != other.more.get(name, "")
    )


def _place(terms: SurveyTerms, at: int, row: ResponseRow) -> Iterator[RowProblem]:
    if terms.design.strata and not row.stratum:
        yield RowProblem(at, "stratum", Text("没有填层", "the stratum is missing"), Text("请填写", "write it"))
    if terms.design.clusters and not row.psu:
        what = Text("没有填抽样单位", "the sampling unit is missing")
        yield RowProblem(at, "psu", what, Text("请填写", "write it"))
    for column in dict.fromkeys(name for margin in terms.margins() for name in margin.by):
        if column not in ("stratum", "psu") and not row.more.get(column, ""):
            what = Text(f"没有填“{column}”，无法加权", f"{column} is missing, so the answer cannot be weighted")
            yield RowProblem(at, column, what, Text("请填写", "write it"))


def _margins(terms: SurveyTerms, rows: Sequence[ResponseRow]) -> Iterator[RowProblem]:
    units: dict[str, list[int]] = {}
    for at in first_rows(rows):
        units.setdefault(rows[at].unit_id, []).append(at)
    for unit, own in units.items():
        for margin in terms.margins():
            yield from _margin(terms, margin, unit, rows, own)


def _margin(
    terms: SurveyTerms, margin: Margin, unit: str, rows: Sequence[ResponseRow], own: Sequence[int]
) -> Iterator[RowProblem]:
    column = margin.by[0]
    people = people_of([rows[at] for at in own])
    try:
        stated = margin.sizes.of(unit, terms.classes, people, margin.by)
    except CannotEstimate as refusal:
        yield RowProblem(own[0], margin.sizes.column or column, refusal.why, Text("", ""))
        return
    present = {person.id: person.category(margin.by) for person in people}
    for at in own:
        category = present[rows[at].respondent]
        if category not in stated and all(category.split("/")):
            what = Text(f"“{category}”没有规定总体数", f"nothing is stated for {category}")
            known = "、".join(stated)
            yield RowProblem(at, column, what, Text(f"规定的有：{known}", f"stated are {known}"))
    for category in sorted(set(stated) - set(present.values())):
        what = Text(f"{unit}的“{category}”没有应答者", f"nobody answered in {category} of {unit}")
        mend = Text("请与相邻类合并，或补充调查", "merge it with a neighbouring category, or ask more persons")
        yield RowProblem(own[0], column, what, mend)
