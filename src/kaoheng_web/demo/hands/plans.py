"""The chapter of the plans, through the actions."""

from collections.abc import Sequence

from kaoheng_web.demo.hands.people import People
from kaoheng_web.demo.year.plans import Reached
from kaoheng_web.plans.actions.deciding import approve_plan, submit_plan
from kaoheng_web.plans.actions.drafting import add_goals, draft_plan
from kaoheng_web.plans.actions.recording import record_actual
from kaoheng_web.plans.models import Plan
from kaoheng_web.plans.terms import Terms


class PlanHands(People):
    """See `kaoheng_web.demo.year.plans`."""

    def draft_plan(self, title: str, first: int, last: int, on_course_at: str, slow_at: str) -> Plan:
        """The office begins a plan."""
        return draft_plan(self.office(), title, first, last, on_course_at=on_course_at, slow_at=slow_at)

    def add_goals(self, plan: Plan, goals: Sequence[Terms]) -> None:
        """The office says what is to be reached."""
        add_goals(self.office(), plan, goals)

    def submit_plan(self, plan: Plan) -> None:
        """The office lays it before the leading group."""
        submit_plan(self.office(), plan)

    def approve_plan(self, plan: Plan, document: str) -> None:
        """The leading group puts it into force."""
        approve_plan(self.leading_group(), plan, document=document)

    def record_actual(self, plan: Plan, year: int, reached: Reached) -> None:
        """The office enters what a goal came to."""
        goal, value, source = reached
        record_actual(self.office(), plan.goals.get(name=goal), year, value, source=source)
