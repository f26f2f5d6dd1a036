"""A run on its way: scored, checked, submitted, approved, under public notice, final; corrected by a run of its own."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max

from kaoheng.findings import Refused, errors
from kaoheng.method.canonical import digest as method_digest
from kaoheng.text import Text
from kaoheng_web.ledger.actions import changed, created, record
from kaoheng_web.methods.models import Edition
from kaoheng_web.organisation.authority.verbs import Verb, require
from kaoheng_web.organisation.models import Person
from kaoheng_web.progress.queries import roster
from kaoheng_web.progress.scoring import begun
from kaoheng_web.results import subjects
from kaoheng_web.results.exchange.whole import whole
from kaoheng_web.results.models.runs import Run, UnitResult
from kaoheng_web.results.packing import digest, pack
from kaoheng_web.results.queries.steps import against
from kaoheng_web.results.rules import runs as rules
from kaoheng_web.results.rules.rulings import unwritten
from kaoheng_web.results.scoring import PROGRAM, Scored, method_of, score
from kaoheng_web.shared import clock
from kaoheng_web.shared.errors import Refusal, refuse_if

MOST = 100
"""So many problems of the evidence are listed at once."""


def score_year(by: Person, edition: Edition, *, reason: str = "", corrects: Run | None = None) -> Run:
    """Score a year from everything that stands, and keep what it was scored from."""
    with transaction.atomic():
        require(by, rules.SCORE)
        Edition.objects.select_for_update().get(pk=edition.pk)
        refuse_if(_against_scoring(edition, corrects), unwritten({"reason": reason}) if corrects else {})
        evidence = whole(edition)
        packed = pack(evidence)
        try:
            scored = score(method_of(edition.method, provisional=clock.today().year <= edition.year), evidence)
        except Refused as refused:
            raise Refusal(*rules.told(errors(refused.findings))[:MOST]) from refused
        number = (Run.objects.filter(edition=edition).aggregate(last=Max("number"))["last"] or 0) + 1
        run = Run.objects.create(
            edition=edition,
            number=number,
            corrects=corrects,
            reason=reason,
            evidence=packed,
            method_hash=method_digest(edition.method),
            evidence_hash=digest(packed),
            program=PROGRAM,
            result_hash=scored.results.digest(),
            scored_at=clock.now(),
            scored_by=by,
        )
        rows = UnitResult.objects.bulk_create(_rows(run, scored))
        name = rules.SCORE.name
        record(
            by.actor,
            [
                created(name, subjects.RUN, run, reason),
                *(created(name, subjects.UNIT_RESULT, row) for row in rows),
            ],
        )
    return run


def check_run(by: Person, run: Run) -> Run:
    """Somebody of the office who did not score it has checked it."""
    return _step(by, run, rules.CHECK, checked_at=clock.now(), checked_by=by)


def submit_run(by: Person, run: Run) -> Run:
    """Submit a checked run to the leading group."""
    return _step(by, run, rules.SUBMIT, submitted_at=clock.now(), submitted_by=by)


def approve_run(by: Person, run: Run, document: str) -> Run:
    """The leading group approves what was submitted, under a document."""
    told = Text("请填写会议纪要或批准文号。", "Write the number of the minutes or the approval.")
    wrong = {"document": [] if document.strip() else [told]}
    facts = {"approved_at": clock.now(), "approved_by": by, "document": document.strip()}
    return _step(by, run, rules.APPROVE, wrong, **facts)


def notice_run(by: Person, run: Run, first: date, last: date) -> Run:
    """Give public notice of approved results from one day to another."""
    late = Text("公示截止日期早于起始日期。", "The last day is before the first.")
    wrong = {"last": [late] if last < first else []}
    facts = {"notice_from": first, "notice_to": last, "noticed_by": by}
    return _step(by, run, rules.NOTICE, wrong, **facts)


def finalise_run(by: Person, run: Run) -> Run:
    """Make results final after the public notice."""
    return _step(by, run, rules.FINALISE, final_at=clock.now(), final_by=by)


def _step(by: Person, run: Run, verb: Verb, wrong: Mapping[str, list[Text]] | None = None, **facts: Any) -> Run:
    """One step of a run that nobody else moves meanwhile."""
    with transaction.atomic():
        Edition.objects.select_for_update().get(pk=run.edition_id)
        run = Run.objects.select_for_update(of=("self",)).select_related("edition").get(pk=run.pk)
        require(by, verb, run)
        refuse_if(against(run, verb), wrong)
        before = subjects.RUN.digest(run)
        for name, value in facts.items():
            setattr(run, name, value)
        run.save(update_fields=list(facts))
        record(by.actor, [changed(verb.name, subjects.RUN, before, run)])
    return run


def _against_scoring(edition: Edition, corrects: Run | None) -> list[Text]:
    final = Run.objects.filter(edition=edition, final_at__isnull=False).exists()
    found = []
    if edition.approved_at is None:
        found.append(Text("考核办法尚未审定，不能计分。", "The method is not approved yet."))
    if final and corrects is None:
        told = Text("本年度结果已定稿，只能作为更正重新计分。", "The year is final: score it again as a correction.")
        found.append(told)
    if corrects is not None and corrects.notice_from is None:
        found.append(Text("只能更正已公示的结果。", "Only results that were under notice are corrected."))
    return found


def _rows(run: Run, scored: Scored) -> list[UnitResult]:
    """What every unit comes to; while its year runs nobody is graded, and who has no figures comes to nothing yet."""
    units = {each.code: each.unit for each in roster(run.edition)}
    results, rows = scored.results, []
    for at, unit in enumerate(scored.facts.units):
        row = UnitResult(run=run, unit=units[unit.id], group=results.group_of(at))
        if begun(results, at) or not run.provisional:
            row.total, row.rank = results.totals.text(at), results.rank_text(at)
        if not run.provisional:
            row.grade, row.undecided = results.grades[at], bool(results.undecided[at])
        rows.append(row)
    return rows
