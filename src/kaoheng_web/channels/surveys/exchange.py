"""Surveys as evidence: rows as the library's table `responses` has them."""

from collections.abc import Iterator

from kaoheng.numbers import as_text
from kaoheng.text import Text
from kaoheng_web.channels.surveys.box import opened, problems, rows_of
from kaoheng_web.channels.surveys.models import Survey
from kaoheng_web.methods.models import Edition
from kaoheng_web.shared.errors import refuse_if

Line = tuple[str, str, str, str, str, str, str, str]


def rows(edition: Edition) -> Iterator[Line]:
    """Every closed survey of an edition, by the columns of RESPONSE_COLUMNS; refused when answers were changed."""
    closed = Survey.objects.filter(edition=edition, closed_at__isnull=False, voided_at__isnull=True).order_by("pk")
    for survey in closed.select_related("edition"):
        box = opened(survey)
        refuse_if(Text(f"{survey.title}：{why.zh}", f"{survey.title}: {why.en}") for why in problems(box))
        for row in rows_of(box):
            weight = as_text(row.weight) if row.weight is not None else ""
            person, question = row.respondent, row.question
            yield survey.channel, row.unit_id, person, question, row.answer, weight, row.stratum, row.psu
