"""Documents are issued once, with a number: one for everybody at once, letters to the units by a job."""

from django.conf import settings
from django.db import transaction

from kaoheng.text import Text
from kaoheng_web.ledger.actions import created, record
from kaoheng_web.organisation.authority.verbs import require
from kaoheng_web.organisation.models import Person
from kaoheng_web.publishing import jobs, rules, subjects
from kaoheng_web.publishing.actions.numbering import next_sequence
from kaoheng_web.publishing.composing import issued
from kaoheng_web.publishing.models import Dispatch, Publication
from kaoheng_web.publishing.queries.outcome import outcome_of
from kaoheng_web.publishing.queries.shelf import is_issued
from kaoheng_web.publishing.reports.report import CityReport, Report, UnitReport
from kaoheng_web.publishing.sealing import sealed
from kaoheng_web.results.models.runs import Run, UnitResult
from kaoheng_web.shared import clock
from kaoheng_web.shared.errors import refuse_if

ALREADY = Text("这一文种已经印发。", "These documents are issued already.")


def issue(by: Person, run: Run, report: CityReport, mark: str, copied: str = "") -> Publication:
    """Issue a report to everybody; `mark` stands before the year in the number, `copied` is who gets copies."""
    with transaction.atomic():
        run = _issuable(by, run, report, mark)
        day, mark = clock.today(), mark.strip()
        row = Publication(run=run, kind=report.kind, mark=mark, year=day.year, at=clock.now(), by=by)
        row.sequence, row.copied = next_sequence(mark, day.year), rules.listed(copied)
        code, blocks = issued(report, outcome_of(run, day), row.number, None, row.copied, demo=settings.DEMO)
        sealed(row, report, code, blocks).save(force_insert=True)
        record(by.actor, [created(rules.ISSUE.name, subjects.PUBLICATION, row, row.number)])
    return row


def order(by: Person, run: Run, report: UnitReport, mark: str, copied: str = "") -> Dispatch:
    """Have a letter written to every unit: the numbers are kept for them, and a job begins."""
    with transaction.atomic():
        run = _issuable(by, run, report, mark)
        year, mark = clock.today().year, mark.strip()
        row = Dispatch.objects.create(
            run=run,
            kind=report.kind,
            mark=mark,
            year=year,
            first=next_sequence(mark, year),
            count=UnitResult.objects.filter(run=run).count(),
            copied=rules.listed(copied),
            at=clock.now(),
            by=by,
        )
        jobs.write_letters.enqueue(row.pk)
        record(by.actor, [created(rules.ISSUE.name, subjects.DISPATCH, row, str(row))])
    return row


def _issuable(by: Person, run: Run, report: Report, mark: str) -> Run:
    """The run, kept from changing meanwhile; Refusal with all that stands in the way."""
    locked: Run = Run.objects.select_for_update(of=("self",)).select_related("edition").get(pk=run.pk)
    require(by, rules.ISSUE, locked)
    again = [ALREADY] if is_issued(locked, report.kind) else []
    blockers = [*rules.blockers_to_issue(locked, report.kind), *again]
    refuse_if(blockers, {"mark": rules.blockers_to_number(mark)})
    return locked
