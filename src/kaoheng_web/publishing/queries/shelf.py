"""What of a year's documents stands issued, and what can be issued next."""

from collections.abc import Iterator
from dataclasses import dataclass

from kaoheng.text import Text
from kaoheng_web.publishing.models import Publication
from kaoheng_web.publishing.reports.catalogue import REPORTS
from kaoheng_web.publishing.reports.report import Report
from kaoheng_web.publishing.rules import blockers_to_issue
from kaoheng_web.results.models.runs import Run


@dataclass(frozen=True, slots=True)
class Shelf:
    """A report, how many of it were issued from a run, and what stands in the way of issuing."""

    report: Report
    issued: int
    blockers: tuple[Text, ...]


def shelves(run: Run) -> Iterator[Shelf]:
    """Every report of a run."""
    for report in REPORTS:
        count = Publication.objects.filter(run=run, kind=report.kind).count()
        yield Shelf(report, count, tuple(blockers_to_issue(run, report.kind)))


def waiting_kinds(run: Run) -> list[Report]:
    """The reports that could be issued and were not."""
    return [shelf.report for shelf in shelves(run) if not shelf.issued and not shelf.blockers]
