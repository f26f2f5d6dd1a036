"""民意调查: every survey of the method is asked and closed."""

from kaoheng.text import Text
from kaoheng_web.channels.surveys.models import Survey
from kaoheng_web.channels.surveys.queries import surveys_of
from kaoheng_web.organisation.roles import Role
from kaoheng_web.procedure.asking import Asking
from kaoheng_web.procedure.steps.step import Output, Step, Usual, absent

SURVEYS = Asking(
    surveys_of,
    Survey,
    "closed_at",
    none=absent("民意调查", "survey"),
    unheld=Text("“{title}”还没有组织。", "Nobody has prepared {title} yet."),
    unfinished=Text("“{title}”还没有结束。", "{title} is not closed."),
)
STEP = Step(
    "surveys",
    Text("民意调查", "Surveys"),
    Text("调查机构按抽样方案调查，结果带误差范围。", "An agency asks by a sampling plan."),
    Role.OFFICE,
    Usual(12, 1),
    Usual(2, 28, later=1),
    SURVEYS.blockers,
    (Output(Text("民意调查和估计结果", "surveys and estimates"), "surveys:surveys"),),
)
