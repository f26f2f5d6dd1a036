"""Every report that the office issues."""

from kaoheng_web.publishing.reports.bulletin import BULLETIN
from kaoheng_web.publishing.reports.commendation import COMMENDATION
from kaoheng_web.publishing.reports.feedback import FEEDBACK
from kaoheng_web.publishing.reports.minutes import MINUTES
from kaoheng_web.publishing.reports.report import Report
from kaoheng_web.publishing.reports.statement import STATEMENT

REPORTS: tuple[Report, ...] = (MINUTES, BULLETIN, COMMENDATION, FEEDBACK, STATEMENT)
BY_KIND = {report.kind: report for report in REPORTS}
