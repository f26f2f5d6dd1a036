"""What the addresses of the plans are asked about."""

from collections.abc import Mapping

from kaoheng_web.plans.actions.drafting import draft_plan
from kaoheng_web.plans.models import Plan, PlanGoal
from tests.web.stage import Arguments, Stage, newest

DRAFTED = ("goals/new/", "goals/import/", "goals/template/", "submit/", "withdraw/", "approve/", "return/")

ARGUMENTS: Mapping[str, Arguments] = {
    "plans/<int:pk>/": newest(Plan, approved_at__isnull=False),
    **{f"plans/<int:pk>/{deed}": newest(Plan, approved_at=None) for deed in DRAFTED},
    **{f"plans/goals/<int:pk>/{deed}": newest(PlanGoal) for deed in ("", "revise/", "remove/", "record/")},
}
BODIES: Mapping[str, Arguments] = {}


def prepare(stage: Stage) -> None:
    """The next plan is drafted."""
    draft_plan(stage.office, "下一个五年规划（演示）", 2031, 2035, on_course_at="95%", slow_at="85%")
