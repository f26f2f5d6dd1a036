"""Documents are issued once, with a number; what the public sees of results is set and set again."""

from collections.abc import Iterator, Sequence
from hashlib import sha256

from django.conf import settings
from django.db import transaction
from django.db.models import Max

from kaoheng.documents.blocks import Block, dumps
from kaoheng.documents.pdf import pdf_bytes
from kaoheng.documents.word import word_bytes
from kaoheng.text import Text
from kaoheng_web.ledger.actions import created, record
from kaoheng_web.methods.models import Edition
from kaoheng_web.organisation.authority.verbs import require
from kaoheng_web.organisation.models import Person, Unit
from kaoheng_web.publishing import rules, subjects
from kaoheng_web.publishing.composing import issued
from kaoheng_web.publishing.models import Disclosure, Publication
from kaoheng_web.publishing.outcome import Own
from kaoheng_web.publishing.queries.disclosed import extent_of
from kaoheng_web.publishing.queries.outcome import outcome_of, owns
from kaoheng_web.publishing.reports.report import Report
from kaoheng_web.results.models.runs import Run
from kaoheng_web.shared import clock
from kaoheng_web.shared.errors import refuse_if

ALREADY = Text("这一文种已经印发。", "These documents are issued already.")
SAME = Text("公开范围没有变化。", "The public sees that much already.")


def issue(by: Person, run: Run, report: Report, mark: str) -> list[Publication]:
    """Issue a report from a run: one document, or one for every unit; `mark` stands before the year in the number."""
    with transaction.atomic():
        run = Run.objects.select_for_update(of=("self",)).select_related("edition").get(pk=run.pk)
        require(by, rules.ISSUE, run)
        blockers = list(rules.blockers_to_issue(run, report.kind))
        again = [ALREADY] if Publication.objects.filter(run=run, kind=report.kind).exists() else []
        refuse_if([*blockers, *again], {"mark": rules.blockers_to_number(mark)})
        rows = list(_written(by, run, report, mark.strip()))
        made = Publication.objects.bulk_create(rows)
        name = rules.ISSUE.name
        record(by.actor, (created(name, subjects.PUBLICATION, row, row.number) for row in made))
    return made


def disclose(by: Person, edition: Edition, extent: str) -> Disclosure:
    """Set how much of the final results of a year anybody may read."""
    with transaction.atomic():
        require(by, rules.DISCLOSE)
        Edition.objects.select_for_update().get(pk=edition.pk)
        refuse_if([], {"extent": [SAME] if extent_of(edition) == extent else []})
        row = Disclosure.objects.create(edition=edition, extent=extent, at=clock.now(), by=by)
        record(by.actor, [created(rules.DISCLOSE.name, subjects.DISCLOSURE, row, row.get_extent_display())])
    return row


def _written(by: Person, run: Run, report: Report, mark: str) -> Iterator[Publication]:
    """The documents with the numbers that come next."""
    day, now = clock.today(), clock.now()
    outcome = outcome_of(run, day)
    addressed: Sequence[tuple[Unit | None, Own | None]] = (
        list(owns(run, outcome)) if report.per_unit else [(None, None)]
    )
    last = Publication.objects.filter(mark=mark, year=day.year).aggregate(last=Max("sequence"))["last"] or 0
    for sequence, (unit, own) in enumerate(addressed, last + 1):
        row = Publication(
            run=run, kind=report.kind, unit=unit, mark=mark, year=day.year, sequence=sequence, at=now, by=by
        )
        row.code, blocks = issued(report, outcome, row.number, own, demo=settings.DEMO)
        row.content = dumps(blocks)
        row.word_hash, row.pdf_hash = _hashes(report.title.zh, blocks)
        yield row


def _hashes(name: str, blocks: Sequence[Block]) -> tuple[str, str]:
    word, pdf = word_bytes(name, blocks), pdf_bytes(name, blocks)
    return sha256(word).hexdigest(), sha256(pdf).hexdigest()
