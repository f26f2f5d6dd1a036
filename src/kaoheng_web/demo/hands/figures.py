"""The chapter of the figures, through the actions."""

from collections.abc import Sequence
from datetime import date

from kaoheng_web.demo.hands.people import People
from kaoheng_web.demo.year.figures import Values
from kaoheng_web.organisation.roles import Role
from kaoheng_web.progress.actions.figures import certify, report
from kaoheng_web.progress.actions.settings import Days, set_deadlines
from kaoheng_web.progress.lines import Cell
from kaoheng_web.shared import clock


class FigureHands(People):
    """See `kaoheng_web.demo.year.figures`."""

    def set_deadline(self, year: int, period: str, report_by: date, certify_by: date, items: Sequence[str]) -> None:
        """The office asks figures of a month; of all items where it names none."""
        set_deadlines(self.office(), self.edition(year), {period: Days(report_by, certify_by, items)})

    def report(self, year: int, unit: str, values: Values) -> None:
        """A unit reports."""
        report(self.of(unit, Role.LIAISON), self.edition(year), self._cells(values))

    def certify(self, year: int, department: str, values: Values, source: str, reason: str = "") -> None:
        """A department says what the figures are, and why where it said otherwise before."""
        by, cells = self.of(department, Role.DATA), self._cells(values)
        certify(by, self.edition(year), cells, source=source, as_of=clock.today(), reason=reason)

    def _cells(self, values: Values) -> dict[Cell, str]:
        return {
            Cell(self.unit(place.unit).pk, place.item, place.column, place.part, place.period): value
            for place, value in values.items()
        }
