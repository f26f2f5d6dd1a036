"""The chapter of the papers, through the actions."""

from kaoheng_web.demo.hands.people import People
from kaoheng_web.publishing.actions.disclosing import disclose
from kaoheng_web.publishing.actions.issuing import issue, order
from kaoheng_web.publishing.actions.writing import write
from kaoheng_web.publishing.queries.shelf import proposed_copies
from kaoheng_web.publishing.reports.bulletin import BULLETIN
from kaoheng_web.publishing.reports.commendation import COMMENDATION
from kaoheng_web.publishing.reports.feedback import FEEDBACK
from kaoheng_web.publishing.reports.minutes import MINUTES
from kaoheng_web.publishing.reports.statement import STATEMENT
from kaoheng_web.results.models.runs import Run
from kaoheng_web.results.queries.runs import final, latest

PAPERS = {report.kind: report for report in (MINUTES, BULLETIN, COMMENDATION)}
LETTERS = {report.kind: report for report in (FEEDBACK, STATEMENT)}


class PublishingHands(People):
    """See `kaoheng_web.demo.year.publishing`."""

    def issue_paper(self, year: int, kind: str, mark: str) -> None:
        """A paper of the city is numbered and issued."""
        run, report = _scored(year), PAPERS[kind]
        issue(self.office(), run, report, mark, proposed_copies(run, report))

    def issue_letters(self, year: int, kind: str, mark: str) -> None:
        """A letter is issued to every unit."""
        run, report = _scored(year), LETTERS[kind]
        write(order(self.office(), run, report, mark, proposed_copies(run, report)))

    def disclose(self, year: int, extent: str) -> None:
        """The public may read so much."""
        disclose(self.office(), self.edition(year), extent)


def _scored(year: int) -> Run:
    found = final(year) or latest(year)
    assert found is not None, "its chapter was played before"
    return found
