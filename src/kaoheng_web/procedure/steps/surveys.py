"""民意调查: every survey of the method is asked and closed."""

from collections.abc import Iterator

from kaoheng.text import Text
from kaoheng_web.channels.surveys.models import Survey
from kaoheng_web.channels.surveys.queries import surveys_of
from kaoheng_web.methods.queries import governing
from kaoheng_web.organisation.roles import Role
from kaoheng_web.procedure.steps.step import NO_METHOD, Output, Step, Usual


def blockers(year: int) -> Iterator[Text]:
    """Surveys that nobody prepared, and those that are not closed."""
    edition = governing(year)
    if edition is None:
        yield NO_METHOD
        return
    channels = surveys_of(edition)
    if not channels:
        yield Text("考核办法没有民意调查渠道。", "The method has no survey.")
    rows = list(Survey.objects.filter(edition=edition, voided_at__isnull=True))
    for id, channel in channels.items():
        own = [row for row in rows if row.channel == id]
        if not own:
            yield Text(f"“{channel.title}”还没有组织。", f"Nobody has prepared {channel.title} yet.")
        for row in own:
            if row.closed_at is None:
                yield Text(f"“{row.title}”还没有结束。", f"{row.title} is not closed.")


STEP = Step(
    "surveys",
    Text("民意调查", "Surveys"),
    Text("调查机构按抽样方案调查，结果带误差范围。", "An agency asks by a sampling plan."),
    Role.OFFICE,
    Usual(12, 1),
    Usual(2, 28, later=1),
    blockers,
    (Output(Text("民意调查和估计结果", "surveys and estimates"), "surveys:surveys"),),
)
