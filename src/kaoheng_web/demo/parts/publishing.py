"""Last year's papers: minutes, letters to the units, bulletin and commendation, and what is public (演示数据)."""

from datetime import date

from kaoheng_web.demo.people import person
from kaoheng_web.demo.places import YEAR
from kaoheng_web.publishing.actions.disclosing import disclose
from kaoheng_web.publishing.actions.issuing import issue, order
from kaoheng_web.publishing.actions.writing import write
from kaoheng_web.publishing.models import Disclosure
from kaoheng_web.publishing.reports import bulletin, commendation, feedback, minutes, statement
from kaoheng_web.results.queries.runs import final
from kaoheng_web.shared import clock

MARK = "晋市考核（演示）"


def seed() -> None:
    """All documents of the year that has become final."""
    run, office = final(YEAR - 1), person("office1")
    if run is None:
        return
    with clock.at(date(YEAR, 2, 27)):
        issue(office, run, minutes.MINUTES, MARK)
        for letter in (feedback.FEEDBACK, statement.STATEMENT):
            write(order(office, run, letter, MARK))
    with clock.at(date(YEAR, 3, 2)):
        for report in (bulletin.BULLETIN, commendation.COMMENDATION):
            issue(office, run, report, MARK)
        disclose(office, run.edition, Disclosure.Extent.TOTALS)
