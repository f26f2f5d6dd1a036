"""The chapter of the targets, through the actions."""

from collections.abc import Mapping

from kaoheng_web.demo.hands.people import People
from kaoheng_web.demo.year.targets import Balanced, Superior
from kaoheng_web.organisation.roles import Role
from kaoheng_web.targets.actions.balancing import approve_sheet, balance, set_superior, submit_sheet
from kaoheng_web.targets.actions.issuing import issue
from kaoheng_web.targets.actions.letters import draw_up, sign
from kaoheng_web.targets.actions.proposing import propose_and_submit
from kaoheng_web.targets.models.balancing import BalanceSheet
from kaoheng_web.targets.models.letters import Letter
from kaoheng_web.targets.written import Line


class TargetHands(People):
    """See `kaoheng_web.demo.year.targets`."""

    def propose_targets(self, year: int, unit: str, goals: Mapping[str, str], reason: str) -> None:
        """A unit hands in what it sets itself."""
        lines = {item: Line(goal, reason) for item, goal in goals.items()}
        propose_and_submit(self.of(unit, Role.LIAISON), self.edition(year), self.unit(unit), lines)

    def set_superior(self, year: int, asked: Superior, document: str) -> None:
        """The office enters what is asked from above."""
        item, goal, together = asked
        set_superior(self.office(), self.edition(year), item, goal, together=together, document=document, weights={})

    def balance_target(self, year: int, balanced: Balanced) -> None:
        """The office puts another value in place of a proposal."""
        unit, item, goal, reason = balanced
        balance(self.office(), self.edition(year), self.unit(unit), item, goal, reason=reason)

    def submit_sheet(self, year: int, explanation: str) -> None:
        """The office lays the table before the leading group."""
        submit_sheet(self.office(), self.edition(year), explanation=explanation)

    def approve_sheet(self, year: int, document: str) -> None:
        """The leading group approves."""
        approve_sheet(self.leading_group(), self._sheet(year), document=document)

    def issue_targets(self, year: int, document: str) -> None:
        """The office issues all in one action."""
        issue(self.office(), self._sheet(year), document)

    def draw_up_letters(self, year: int, mark: str) -> None:
        """The office draws up the letters of responsibility."""
        draw_up(self.office(), self.edition(year), mark=mark)

    def sign_letter(self, year: int, unit: str) -> None:
        """The head of a unit signs."""
        letter = Letter.objects.get(edition=self.edition(year), unit=self.unit(unit))
        sign(self.of(unit, Role.HEAD), letter, seen=letter.hash)

    def _sheet(self, year: int) -> BalanceSheet:
        return BalanceSheet.objects.get(edition=self.edition(year))
