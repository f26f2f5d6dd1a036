"""A method in force, for tests of what it governs."""

from datetime import datetime
from hashlib import sha256

from django.db import transaction

from kaoheng_web.ledger.actions import created, record
from kaoheng_web.methods.models import Edition
from kaoheng_web.methods.subjects import EDITION
from kaoheng_web.shared import clock
from tests.web.cast import Cast


def in_force(
    cast: Cast, year: int, text: str, *, title: str = "考核办法（演示）", document: str = "", at: datetime | None = None
) -> Edition:
    """Drafted and submitted by the office and approved by the leader, all now or at that moment."""
    at = at or clock.now()
    dates = {"drafted_at": at, "submitted_at": at, "approved_at": at}
    people = {"drafted_by": cast.office, "submitted_by": cast.office, "approved_by": cast.leader}
    named = {"title": title, "text": text, "hash": sha256(text.encode()).hexdigest(), "document": document}
    with transaction.atomic():
        edition = Edition.objects.create(year=year, **named, **dates, **people)
        record(cast.leader.actor, [created("methods.approve", EDITION, edition)])
    return edition
