"""Interviews are recorded, corrected by their author, and read; every reading is recorded too."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from kaoheng.text import Text
from kaoheng_web.channels.interviews import rules, subjects
from kaoheng_web.channels.interviews.models import Interview
from kaoheng_web.channels.interviews.sealing import opened, sealed
from kaoheng_web.ledger.actions import Change, changed, created, record
from kaoheng_web.ledger.versions import refuse_outdated
from kaoheng_web.organisation.authority.verbs import require
from kaoheng_web.organisation.models import GroupMembership, Person, Unit
from kaoheng_web.shared import clock
from kaoheng_web.shared.errors import refuse_if


@dataclass(frozen=True, slots=True)
class Talk:
    """What was said, and by whom: a post, never a name."""

    held_on: date
    partner: str
    post: str
    grade: str
    notes: str


def record_interview(by: Person, unit: Unit, year: int, talk: Talk) -> Interview:
    """A member of the team assigned to a unit records a talk."""
    with transaction.atomic():
        require(by, rules.RECORD_INTERVIEW, unit)
        placed = GroupMembership.objects.filter(unit=unit, year=year).exists()
        loose = Text(f"该单位没有编入{year}年度考核组别。", f"The unit stands in no group of {year}.")
        refuse_if([] if placed else [loose], _wrong(talk, year))
        row = Interview(unit=unit, year=year, recorded_at=clock.now(), recorded_by=by)
        _write(row, talk)
        row.save()
        record(by.actor, [created(rules.RECORD_INTERVIEW.name, subjects.INTERVIEW, row)])
    return row


def correct_interview(by: Person, interview: Interview, talk: Talk, *, seen: str, reason: str) -> None:
    """The author mends a record; `seen` is the digest of what they had before them, and no notes leave the old ones."""
    with transaction.atomic():
        require(by, rules.CORRECT_INTERVIEW, interview)
        refuse_outdated(subjects.INTERVIEW, interview, seen, {"held_on": "held_on", "post": "post"})
        before = subjects.INTERVIEW.digest(interview)
        why = Text("请写明更正理由。", "Give the reason.")
        unsaid = {} if reason.strip() else {"reason": [why]}
        refuse_if([], _wrong(talk, interview.year, again=True) | unsaid)
        _write(interview, talk)
        interview.save()
        record(by.actor, [changed(rules.CORRECT_INTERVIEW.name, subjects.INTERVIEW, before, interview, reason)])


def read_notes(by: Person, interview: Interview, *, origin: str = "") -> str:
    """The notes of a talk; the ledger keeps who read them, when and from where."""
    with transaction.atomic():
        require(by, rules.READ_NOTES, interview)
        notes = opened(interview.notes, str(interview.reference))
        as_it_is = subjects.INTERVIEW.digest(interview)
        name, key = subjects.INTERVIEW.name, str(interview.pk)
        record(by.actor, [Change(rules.READ_NOTES.name, name, key, as_it_is, as_it_is, origin)])
    return notes


def _write(row: Interview, talk: Talk) -> None:
    row.held_on, row.partner, row.post, row.grade = talk.held_on, talk.partner, talk.post.strip(), talk.grade
    if talk.notes.strip():
        row.notes = sealed(talk.notes, str(row.reference))


def _wrong(talk: Talk, year: int, *, again: bool = False) -> dict[str, list[Text]]:
    missing = Text("请填写。", "Fill this in.")
    days = list(rules.wrong_day(talk.held_on, year, clock.today()))
    needed = ("post",) if again else ("post", "notes")
    empty = {name: [missing] for name in needed if not getattr(talk, name).strip()}
    return empty | ({"held_on": days} if days else {})
