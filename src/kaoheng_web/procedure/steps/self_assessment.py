"""自查总结: every assessed unit reports on its year and scores itself."""

from collections.abc import Iterator

from kaoheng.text import Text
from kaoheng_web.organisation.roles import Role
from kaoheng_web.procedure.models.reports import SelfAssessment
from kaoheng_web.procedure.scope import assessed
from kaoheng_web.procedure.steps.step import NO_METHOD, Output, Step, Usual, missing


def blockers(year: int) -> Iterator[Text]:
    """Units whose report is not submitted."""
    units = assessed(year)
    if not units:
        yield NO_METHOD
        return
    done = set(SelfAssessment.objects.filter(year=year, submitted_at__isnull=False).values_list("unit_id", flat=True))
    yield from missing(
        [unit for unit in units if unit.pk not in done], "还没有报送自查报告", "have submitted no report"
    )


STEP = Step(
    "self_assessment",
    Text("自查总结", "Self-assessment"),
    Text("被考核单位报送自查报告和自评分，由主要负责人报送。", "Units report on their year; the head submits."),
    Role.HEAD,
    Usual(12, 1),
    Usual(1, 15, later=1),
    blockers,
    (Output(Text("自查报告", "self-assessments"), "procedure:reports"),),
)
