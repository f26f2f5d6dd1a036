"""Ties, quota edges and adjustments, ruled by the leading group on record; they count from the next run on."""

from collections.abc import Mapping

from django.db import transaction

from kaoheng.findings import Refused, errors
from kaoheng.text import Text
from kaoheng_web.ledger.actions import changed, created, record
from kaoheng_web.methods.models import Edition
from kaoheng_web.organisation.authority.verbs import require
from kaoheng_web.organisation.models import Person
from kaoheng_web.organisation.queries import code_of
from kaoheng_web.results import subjects
from kaoheng_web.results.models.rulings import Adjustment, Decision
from kaoheng_web.results.models.runs import Run, UnitResult
from kaoheng_web.results.queries.rulings import Matter, matters_in, scored_as_ruled
from kaoheng_web.results.rules import rulings as rules
from kaoheng_web.results.rules.runs import said
from kaoheng_web.results.scoring import Scored
from kaoheng_web.shared import clock
from kaoheng_web.shared.errors import Outdated, Refusal, refuse_if

SUBJECTS = {Decision: subjects.DECISION, Adjustment: subjects.ADJUSTMENT}


def decide(by: Person, matter: Matter, outcomes: Mapping[int, str], *, reason: str, document: str) -> list[Decision]:
    """Record what was decided about every unit of a tie: a place among equals, or in and out of a quota."""
    units = {each.unit.pk: each.unit for each in matter.candidates}
    with transaction.atomic():
        require(by, rules.DECIDE)
        edition = _locked(matter.run)
        standing = Decision.objects.standing().filter(edition=edition, unit__in=units, matter=matter.key)
        if standing.exists():
            raise Outdated(Text("这一事项已有决定。", "This matter is decided already."))
        typed = {f"unit_{pk}": outcomes.get(pk, "") for pk in units} | {"reason": reason, "document": document}
        refuse_if([], rules.unwritten(typed))
        told = {"reason": reason.strip(), "document": document.strip(), "at": clock.now(), "by": by}
        rows = [
            Decision.objects.create(edition=edition, unit=unit, matter=matter.key, outcome=outcomes[pk], **told)
            for pk, unit in units.items()
        ]
        _refuse_undecided(matter, _tried(matter.run))
        record(by.actor, [created(rules.DECIDE.name, subjects.DECISION, row, reason) for row in rows])
    return rows


def adjust(by: Person, result: UnitResult, matter: str, after: str, *, reason: str, document: str) -> Adjustment:
    """Put another total, rank or grade in place of the computed one, which is kept beside it."""
    with transaction.atomic():
        require(by, rules.ADJUST)
        edition = _locked(result.run)
        if Adjustment.objects.standing().filter(edition=edition, unit=result.unit, matter=matter).exists():
            raise Refusal(Text("这一事项已有调整，请先撤销。", "This is adjusted already: revoke that first."))
        refuse_if([], rules.unwritten({"after": after, "reason": reason, "document": document}))
        row: Adjustment = Adjustment.objects.create(
            edition=edition,
            unit=result.unit,
            matter=matter,
            before=_computed(result, matter),
            after=after.strip(),
            reason=reason.strip(),
            document=document.strip(),
            at=clock.now(),
            by=by,
        )
        _tried(result.run, "after")
        record(by.actor, [created(rules.ADJUST.name, subjects.ADJUSTMENT, row, reason)])
    return row


def revoke(by: Person, ruling: Decision | Adjustment, *, reason: str) -> None:
    """Take a ruling back; it stays on record with the reason."""
    with transaction.atomic():
        require(by, rules.REVOKE)
        Edition.objects.select_for_update().get(pk=ruling.edition.pk)
        ruling.refresh_from_db()
        if ruling.revoked_at is not None:
            raise Outdated(Text("这一决定已经撤销。", "This ruling was revoked already."))
        refuse_if([], rules.unwritten({"reason": reason}))
        subject = SUBJECTS[type(ruling)]
        before = subject.digest(ruling)
        ruling.revoked_at, ruling.revoked_by, ruling.revoked_for = clock.now(), by, reason.strip()
        ruling.save(update_fields=["revoked_at", "revoked_by", "revoked_for"])
        record(by.actor, [changed(rules.REVOKE.name, subject, before, ruling, reason)])


def _locked(run: Run) -> Edition:
    """The edition, which nobody else rules on meanwhile; refused for a year that is not over."""
    if run.provisional:
        raise Refusal(Text("年度尚未结束，暂算结果不作决定。", "The year is not over: nothing is ruled on yet."))
    edition: Edition = Edition.objects.select_for_update().get(pk=run.edition_id)
    return edition


def _tried(run: Run, field: str = "") -> Scored:
    """The run as it comes out with the rulings that stand now; refused with what the library finds wrong with them."""
    try:
        return scored_as_ruled(run)
    except Refused as refused:
        found = [said(finding) for finding in errors(refused.findings)]
        raise (Refusal(fields={field: found}) if field else Refusal(*found)) from refused


def _computed(result: UnitResult, matter: str) -> str:
    """What the rulings that stand leave a unit with."""
    scored = _tried(result.run)
    at, results = scored.position[code_of(result.unit)], scored.results
    found = {"total": results.totals.text(at), "rank": results.rank_text(at), "grade": results.grades[at]}
    return found[matter]


def _refuse_undecided(matter: Matter, scored: Scored) -> None:
    """A decision that leaves the tie open decides nothing."""
    units = {each.unit.pk for each in matter.candidates}
    for still in matters_in(matter.run, scored):
        if still.key == matter.key and units & {each.unit.pk for each in still.candidates}:
            raise Refusal(Text(f"这样决定后仍未分出：{still.why.zh}。", f"This leaves it open: {still.why.en}."))
