"""The chapter of the procedure, through the actions."""

from datetime import date

from kaoheng_web.demo.hands.people import People
from kaoheng_web.demo.year.procedure import Attendance
from kaoheng_web.organisation.roles import Role
from kaoheng_web.procedure.actions.meetings import hold_meeting
from kaoheng_web.procedure.actions.reports import draft_report, evaluate, submit_report
from kaoheng_web.procedure.actions.steps import close_step, set_window
from kaoheng_web.procedure.queries.board import board, unfinished_before
from kaoheng_web.procedure.steps.catalogue import BY_KEY


class ProcedureHands(People):
    """See `kaoheng_web.demo.year.procedure`."""

    def set_window(self, year: int, step: str, opens: date, closes: date) -> None:
        """The office says from when to when a step is taken."""
        set_window(self.office(), year, BY_KEY[step], opens, closes)

    def submit_report(self, year: int, unit: str, text: str) -> None:
        """The head of a unit writes the self-assessment and hands it in."""
        head = self.of(unit, Role.HEAD)
        submit_report(head, draft_report(head, self.unit(unit), year, text, {}))

    def hold_meeting(self, year: int, unit: str, held_on: date, attendance: Attendance) -> None:
        """The team of a unit meets its people."""
        hold_meeting(self.team_of(unit)[0], self.unit(unit), year, held_on, f"{unit}会议中心", "2/3", attendance)

    def evaluate(self, year: int, unit: str, text: str) -> None:
        """The team of a unit says what it thinks of it."""
        evaluate(self.team_of(unit)[0], self.unit(unit), year, text)

    def close_step(self, year: int, step: str) -> None:
        """The office closes a step, if nothing is in its way."""
        every = board(year)
        own = next(each for each in every if each.step.key == step)
        if not own.done and not own.blockers:
            close_step(self.office(), year, own.step, knowingly=any(unfinished_before(every, step)))
