"""What the addresses of the surveys are asked about."""

from collections.abc import Mapping

from kaoheng_web.channels.surveys.actions import surveys
from kaoheng_web.channels.surveys.actions.inviting import invite
from kaoheng_web.channels.surveys.models import Stratum, Survey
from kaoheng_web.demo.places import YEAR
from kaoheng_web.methods.queries import governing
from tests.web.stage import Arguments, Stage, newest

OPEN = newest(Survey, opened_at__isnull=False, closed_at=None)

ARGUMENTS: Mapping[str, Arguments] = {
    "s/<str:code>": lambda stage, *_: {"code": stage.things["invitation"]},
    "surveys/<int:pk>/": newest(Survey, closed_at__isnull=False),
    **{f"surveys/<int:pk>/{deed}/": OPEN for deed in ("close", "codes", "import", "import/template", "open", "void")},
}
BODIES: Mapping[str, Arguments] = {}


def prepare(stage: Stage) -> None:
    """This year's survey has begun, and somebody is invited."""
    edition = governing(YEAR)
    assert edition is not None
    units = [stage.county, stage.another]
    survey = surveys.prepare(stage.office, edition, "poll", f"{YEAR}年度群众满意度调查", units)
    surveys.open_survey(stage.office, survey)
    key = Stratum.objects.filter(survey=survey).earliest("pk").pk
    stage.things["invitation"] = invite(stage.office, survey, {key: 1})[key][0]
