"""The chapter of the appeals, through the actions."""

from datetime import date

from kaoheng_web.demo.hands.people import People
from kaoheng_web.demo.year.appeals import Appealed
from kaoheng_web.organisation.roles import Role
from kaoheng_web.results.actions.appeals import (
    answer_appeal,
    ask_review,
    file_appeal,
    investigate_appeal,
    review_appeal,
    screen_appeal,
    withdraw_appeal,
)
from kaoheng_web.results.models.appeals import Appeal
from kaoheng_web.results.models.runs import Run, UnitResult


class AppealHands(People):
    """See `kaoheng_web.demo.year.appeals`."""

    def file_appeal(self, run: Run, appealed: Appealed) -> Appeal:
        """A head appeals."""
        unit, kind, item, grounds, *_ = appealed
        result = UnitResult.objects.select_related("run__edition", "unit").get(run=run, unit=self.unit(unit))
        return file_appeal(self.of(unit, Role.HEAD), result, kind=kind, item=item, grounds=grounds)

    def accept_appeal(self, appeal: Appeal, reason: str, due: date) -> None:
        """The office takes it up, and says by when it answers."""
        screen_appeal(self.person("office3"), appeal, accepted=True, reason=reason, due=due)

    def investigate_appeal(self, appeal: Appeal, findings: str) -> None:
        """Another one of the office finds out."""
        investigate_appeal(self.person("office4"), appeal, findings=findings)

    def uphold_appeal(self, appeal: Appeal, answer: str, document: str) -> None:
        """The office answers that it is so."""
        answer_appeal(self.person("office3"), appeal, upheld=True, answer=answer, document=document)

    def reject_appeal(self, appeal: Appeal, answer: str, document: str, until: date) -> None:
        """The office answers that it is not so, and until when a review may be asked."""
        by = self.person("office3")
        answer_appeal(by, appeal, upheld=False, answer=answer, document=document, until=until)

    def ask_review(self, appeal: Appeal, unit: str, grounds: str) -> None:
        """The head is not content."""
        ask_review(self.of(unit, Role.HEAD), appeal, grounds=grounds)

    def review_appeal(self, appeal: Appeal, answer: str, document: str) -> None:
        """The leading group leaves the answer as it was."""
        review_appeal(self.person("leading_group2"), appeal, upheld=False, answer=answer, document=document)

    def withdraw_appeal(self, appeal: Appeal, unit: str, reason: str) -> None:
        """The head takes it back."""
        withdraw_appeal(self.of(unit, Role.HEAD), appeal, reason=reason)
