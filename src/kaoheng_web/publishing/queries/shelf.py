"""What of a year's documents stands issued, and what can be issued next."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from kaoheng.text import Text
from kaoheng_web.organisation.authority.verbs import may
from kaoheng_web.organisation.bodies import leading_group
from kaoheng_web.organisation.models import Person
from kaoheng_web.publishing.models import Dispatch, Publication
from kaoheng_web.publishing.reports.catalogue import REPORTS
from kaoheng_web.publishing.reports.report import Report
from kaoheng_web.publishing.rules import ISSUE, blockers_to_issue
from kaoheng_web.results.models.runs import Run
from kaoheng_web.results.queries.runs import final, latest


@dataclass(frozen=True, slots=True)
class Shelf:
    """A report, how many of it were issued from a run, and what stands in the way of issuing."""

    report: Report
    issued: int
    dispatch: Dispatch | None
    blockers: tuple[Text, ...]

    @property
    def begun(self) -> bool:
        """Whether it is issued, or its letters are being written."""
        return bool(self.issued or self.dispatch)

    @property
    def being_written(self) -> bool:
        """Whether letters are still to come."""
        return self.dispatch is not None and self.issued < self.dispatch.count


def shelves(run: Run) -> Iterator[Shelf]:
    """Every report of a run."""
    kinds = Counter(Publication.objects.filter(run=run).values_list("kind", flat=True))
    dispatches = {row.kind: row for row in Dispatch.objects.filter(run=run)}
    for report in REPORTS:
        own = dispatches.get(report.kind)
        yield Shelf(report, kinds[report.kind], own, tuple(blockers_to_issue(run, report.kind)))


def is_issued(run: Run, kind: str) -> bool:
    """Whether a report was issued from a run, or its letters are being written."""
    rows = (model.objects.filter(run=run, kind=kind) for model in (Publication, Dispatch))
    return any(found.exists() for found in rows)


def last_mark() -> str:
    """The mark of the number that was given last; empty before the first."""
    newest: str | None = Publication.objects.order_by("-at").values_list("mark", flat=True).first()
    return newest or ""


def proposed_copies(run: Run, report: Report) -> str:
    """Who got copies of the last document of this kind; before the first, the leading group or those it consists of."""
    if report.ends is None:
        return ""
    newest = Publication.objects.filter(kind=report.kind).order_by("-at").values_list("copied", flat=True).first()
    if newest is not None:
        return str(newest)
    group = leading_group(run.edition.method.method.place)
    return group if report.per_unit else f"{group}成员单位"


def waiting(person: Person, year: int) -> Iterator[Report]:
    """The reports of a year that this person could issue now and that nobody has issued."""
    run = (final(year) or latest(year)) if may(person, ISSUE) else None
    if run is not None and run.approved_at is not None:
        yield from (shelf.report for shelf in shelves(run) if not shelf.begun and not shelf.blockers)
