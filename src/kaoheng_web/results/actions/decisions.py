"""Ties, quota edges and adjustments, decided by the leading group on record; they count from the next run on."""

from collections.abc import Mapping

from django.db import transaction

from kaoheng.text import Text
from kaoheng_web.ledger.actions import created, record
from kaoheng_web.methods.models import Edition
from kaoheng_web.organisation.authority.verbs import require
from kaoheng_web.organisation.models import Person, Unit
from kaoheng_web.results import subjects
from kaoheng_web.results.models.decisions import Adjustment, Decision
from kaoheng_web.results.rules import runs as rules
from kaoheng_web.shared import clock
from kaoheng_web.shared.errors import refuse_if

NEEDED = Text("请填写。", "Fill this in.")


def decide(by: Person, edition: Edition, unit: Unit, matter: str, outcome: str, reason: str, document: str) -> Decision:
    """Record a decision on a tie: `rank` with a place, or `quota:优秀` with in or out."""
    with transaction.atomic():
        require(by, rules.DECIDE)
        again = Text("这一事项已有决定。", "This matter is decided already.")
        standing = Decision.objects.filter(edition=edition, unit=unit, matter=matter).exists()
        needed = {"matter": matter, "outcome": outcome, "reason": reason, "document": document}
        refuse_if([again] if standing else [], _missing(needed))
        row = Decision.objects.create(
            edition=edition,
            unit=unit,
            matter=matter,
            outcome=outcome,
            reason=reason,
            document=document,
            at=clock.now(),
            by=by,
        )
        record(by.actor, [created(rules.DECIDE.name, subjects.DECISION, row, reason)])
    return row


def adjust(
    by: Person, edition: Edition, unit: Unit, matter: str, before: str, after: str, reason: str, document: str
) -> Adjustment:
    """Put another total, rank or grade in place of the computed one; the library holds it against what it computed."""
    with transaction.atomic():
        require(by, rules.ADJUST)
        again = Text("这一事项已有调整。", "This is adjusted already.")
        standing = Adjustment.objects.filter(edition=edition, unit=unit, matter=matter).exists()
        needed = {"before": before, "after": after, "reason": reason, "document": document}
        refuse_if([again] if standing else [], _missing(needed))
        row = Adjustment.objects.create(
            edition=edition,
            unit=unit,
            matter=matter,
            before=before,
            after=after,
            reason=reason,
            document=document,
            at=clock.now(),
            by=by,
        )
        record(by.actor, [created(rules.ADJUST.name, subjects.ADJUSTMENT, row, reason)])
    return row


def _missing(needed: Mapping[str, str]) -> dict[str, list[Text]]:
    return {name: [] if given.strip() else [NEEDED] for name, given in needed.items()}
