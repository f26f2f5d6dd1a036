"""The chapter of the panels, through the actions."""

from collections.abc import Sequence
from datetime import date

from kaoheng_web.channels.panels import subjects
from kaoheng_web.channels.panels.actions import appoint_rater, open_panel, submit_sheet
from kaoheng_web.channels.panels.models import Panel
from kaoheng_web.channels.panels.models import Rater as Row
from kaoheng_web.channels.panels.rules import Given
from kaoheng_web.demo.hands.people import People
from kaoheng_web.demo.year.panels import HIGH, LOW, Marks, Rater
from kaoheng_web.organisation.models import Person
from kaoheng_web.organisation.roles import Role


class PanelHands(People):
    """See `kaoheng_web.demo.year.panels`."""

    def open_panel(self, year: int, due_on: date, raters: Sequence[Rater]) -> Panel:
        """The office opens the panel of the method, and appoints who rates: each in the class of their role."""
        office = self.office()
        panel = open_panel(office, self.edition(year), "review", due_on, reason_low=LOW, reason_high=HIGH)
        for rater in raters:
            appoint_rater(office, panel, self._rater(rater), rater.role)
        return panel

    def rate(self, panel: Panel, rater: Rater, marks: Marks) -> None:
        """A rater fills in the sheet and hands it in."""
        by = self._rater(rater)
        row = Row.objects.select_related("panel__edition").get(panel=panel, person=by)
        given = {(self.unit(unit).pk, ""): Given(*mark) for unit, mark in marks.items()}
        submit_sheet(by, row, given, seen=subjects.RATER.digest(row))

    def _rater(self, rater: Rater) -> Person:
        return self.of(rater.unit, Role(rater.role)) if rater.unit else self.person(f"{rater.role}{rater.place}")
