"""结果审定和运用: what the leading group may still change, and what follows from results."""

from collections.abc import Iterator

from kaoheng.clauses.conditions import condition_words
from kaoheng.clauses.model import NOTHING, Article, Chapter, Paragraph, Section
from kaoheng.clauses.writing import Writing
from kaoheng.method.consequences import MEASURE_KINDS, Condition, Deadline, Measure
from kaoheng.text import Text


def chapter(writing: Writing) -> Chapter | None:
    """The chapter of what follows; None where the method states nothing."""
    measures = writing.method.consequences
    if not measures:
        return None
    articles = (_adjustments(writing), *(_article(writing, each) for each in measures), *_common(measures))
    return Chapter(Text("结果审定和运用", "Approval and consequences"), (Section(NOTHING, articles),))


def _adjustments(writing: Writing) -> Article:
    graded = writing.method.grades is not None
    what = Text("总分、名次或等次", "a total, a rank or a grade") if graded else Text("总分或名次", "a total or a rank")
    said = Text(
        f"考核工作领导组对{what.zh}作出调整的，应当写明调整前后的结果、理由和文号；调整前的结果须与计算结果一致，调整前后的结果一并公布。",
        f"Where the leading group adjusts {what.en}, it states what was before and after, the reason and the document; "
        "what was before must be what was computed, and both are published.",
    )
    return Article("adjustments", Text("领导组调整", "Adjustments"), (Paragraph(said),))


def _article(writing: Writing, measure: Measure) -> Article:
    when, what = condition_words(writing, measure.when), measure.what
    due, document = _due(measure.within), _document(measure)
    said = Text(
        f"{when.zh}的，{what.zh}，由{measure.to}负责落实{due.zh}{document.zh}。",
        f"{when.en}: {what.en}; by {measure.to}{due.en}{document.en}.",
    )
    body = [Paragraph(said)]
    if measure.legal_basis:
        body.append(Paragraph(Text(f"依据：{measure.legal_basis}。", f"Basis: {measure.legal_basis}.")))
    return Article(f"consequence-{measure.id}", _title(measure), tuple(body))


def _title(measure: Measure) -> Text:
    """The kind of the measure; one of no kind has its own words."""
    return measure.what if measure.kind == "other" else MEASURE_KINDS[measure.kind]


def _due(within: Deadline | None) -> Text:
    if within is None:
        return NOTHING
    if within.months is not None:
        return Text(
            f"，自考核结果决定之日起{within.months}个月内完成", f", within {within.months} months of the decision"
        )
    days = within.working_days
    return Text(f"，自考核结果决定之日起{days}个工作日内完成", f", within {days} working days of the decision")


def _document(measure: Measure) -> Text:
    return Text(f"，提交{measure.document}", f", with {measure.document}") if measure.document else NOTHING


def _common(measures: tuple[Measure, ...]) -> Iterator[Article]:
    """How deadlines and years are counted, where any are."""
    said = []
    if any(each.within is not None and each.within.working_days is not None for each in measures):
        said.append(Text("工作日按国家公布的节假日和调休安排计算。", "Working days follow the published holidays."))
    if any(_looks_back(each.when) for each in measures):
        said.append(
            Text(
                "连续年度以历年公布的考核结果为准；单位合并、分设的，按继承关系计算。",
                "Earlier years are as they were published; merged and split units follow their successors.",
            )
        )
    if said:
        yield Article("counting", Text("期限和年度的计算", "Days and years"), tuple(Paragraph(text) for text in said))


def _looks_back(condition: Condition) -> bool:
    parts = [*(condition.all or ()), *(condition.any or ()), *([condition.none] if condition.none else [])]
    return condition.consecutive is not None or any(map(_looks_back, parts))
