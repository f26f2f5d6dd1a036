"""The chapter of the results, through the actions."""

from datetime import date

from kaoheng_web.demo.hands.people import People
from kaoheng_web.results.actions.runs import approve_run, check_run, finalise_run, notice_run, score_year, submit_run
from kaoheng_web.results.models.runs import Run


class ResultHands(People):
    """See `kaoheng_web.demo.year.results`."""

    def score_year(self, year: int, reason: str, corrects: Run | None = None) -> Run:
        """The office scores."""
        return score_year(self.office(), self.edition(year), reason=reason, corrects=corrects)

    def check_run(self, run: Run) -> None:
        """Somebody else of the office checks."""
        check_run(self.person("office2"), run)

    def submit_run(self, run: Run) -> None:
        """The office lays it before the leading group."""
        submit_run(self.office(), run)

    def approve_run(self, run: Run, document: str) -> None:
        """The leading group approves."""
        approve_run(self.leading_group(), run, document)

    def notice_run(self, run: Run, first: date, last: date) -> None:
        """The office puts it under notice."""
        notice_run(self.office(), run, first, last)
        run.refresh_from_db()

    def finalise_run(self, run: Run) -> None:
        """The office makes it final."""
        finalise_run(self.office(), run)
