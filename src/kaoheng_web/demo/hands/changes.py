"""The chapter of the changes, through the actions."""

from datetime import date

from kaoheng_web.demo.hands.people import People
from kaoheng_web.demo.year.changes import Wanted
from kaoheng_web.organisation.roles import Role
from kaoheng_web.targets.actions.changes import approve_change, open_window, request_change, review_change
from kaoheng_web.targets.models.changes import Change


class ChangeHands(People):
    """See `kaoheng_web.demo.year.changes`."""

    def open_change_window(self, year: int, first: date, last: date, document: str) -> None:
        """The office says on which days changes may be asked for."""
        open_window(self.office(), year, first, last, document=document)

    def request_change(self, year: int, wanted: Wanted) -> Change:
        """A unit asks for it."""
        unit, item, goal, reason = wanted
        return request_change(self.of(unit, Role.LIAISON), self.target(year, unit, item), goal, reason=reason)

    def review_change(self, change: Change, opinion: str) -> None:
        """The office looks at it."""
        review_change(self.office(), change, opinion=opinion)

    def approve_change(self, change: Change, document: str) -> None:
        """The leading group approves."""
        approve_change(self.leading_group(), change, document=document)
