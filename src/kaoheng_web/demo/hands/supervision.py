"""The chapter of the supervision, through the actions."""

from collections.abc import Sequence
from datetime import date

from kaoheng_web.demo.hands.people import People
from kaoheng_web.demo.year.supervision import BY_THE_UNIT, Order, Resolution
from kaoheng_web.organisation.roles import Role
from kaoheng_web.supervision import models
from kaoheng_web.supervision.actions import Resolved, hold_meeting, issue, take_step
from kaoheng_web.supervision.models import Step


class SupervisionHands(People):
    """See `kaoheng_web.demo.year.supervision`."""

    def hold_conference(
        self, year: int, title: str, on: date, attendees: str, document: str, resolved: Sequence[Resolution]
    ) -> list[models.Order]:
        """The office enters the minutes of a joint conference; every resolution is an order."""
        every = [Resolved(each.text, self.unit(each.unit), each.due) for each in resolved]
        meeting = hold_meeting(self.office(), year, title, on, attendees, document, every)
        return list(models.Order.objects.filter(resolution__meeting=meeting).order_by("pk"))

    def issue_order(self, year: int, order: Order) -> models.Order:
        """The office issues an order."""
        title, text, document, unit, due = order
        return issue(self.office(), year, title, text, document, [self.unit(unit)], due)

    def take_order_step(self, order: models.Order, unit: str, kind: Step.Kind, text: str) -> None:
        """The unit or the office goes on with it."""
        by = self.of(unit, Role.LIAISON) if kind in BY_THE_UNIT else self.office()
        take_step(by, order.assignments.get(unit=self.unit(unit)), kind, text)
