"""Entries of the ledger, for the audit administrator."""

from datetime import datetime

from django.http import HttpRequest
from ninja import Path, Query, Router, Schema

from kaoheng.text import Text
from kaoheng_web.api.callers import reader
from kaoheng_web.api.shapes import Day, Key, Paged, Words
from kaoheng_web.ledger.models import Entry
from kaoheng_web.ledger.queries import entries
from kaoheng_web.organisation import rules
from kaoheng_web.organisation.authority.verbs import require
from kaoheng_web.shared.errors import NotFound

router = Router(tags=["ledger"])
NO_ENTRY = Text("没有这条留痕记录。", "There is no such entry.")


class EntryOut(Schema):
    """An entry as it is hashed."""

    sequence: int
    at: datetime
    actor: str
    action: str
    subject_type: str
    subject_id: str
    before: str
    after: str
    reason: str
    payload: str
    previous: str
    hash: str


class Entries(Schema):
    """Some of the entries, newest first."""

    count: int
    items: list[EntryOut]


class EntryFilter(Paged):
    """Which entries; every filter that is given has to hold."""

    actor: Words = ""
    action: Words = ""
    subject_type: Words = ""
    subject_id: Words = ""
    first: Day | None = None
    last: Day | None = None
    words: Words = ""


@router.get("", response=Entries)
def list_entries(request: HttpRequest, asked: Query[EntryFilter]) -> dict[str, object]:
    """Entries, newest first."""
    require(reader(request), rules.READ_LEDGER)
    count, found = asked.of(entries(**asked.dict(exclude={"limit", "offset"})))
    return {"count": count, "items": found}


@router.get("/{sequence}", response=EntryOut)
def read_entry(request: HttpRequest, sequence: Path[Key]) -> Entry:
    """One entry."""
    require(reader(request), rules.READ_LEDGER)
    found = Entry.objects.filter(pk=sequence).first()
    if found is None:
        raise NotFound(NO_ENTRY)
    return found
