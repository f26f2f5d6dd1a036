"""Orders are issued and worked off, conferences recorded, warnings replied to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from kaoheng.text import Text
from kaoheng_web.ledger.actions import Change, changed, created, record, removed
from kaoheng_web.methods.models import Edition
from kaoheng_web.organisation.authority.verbs import require
from kaoheng_web.organisation.models import Person, Unit
from kaoheng_web.progress.rules import Concern
from kaoheng_web.shared import clock
from kaoheng_web.shared.errors import refuse_if
from kaoheng_web.supervision import rules, subjects
from kaoheng_web.supervision.models import (
    Acknowledgement,
    Assignment,
    EscalationLevel,
    Meeting,
    Order,
    Resolution,
    Step,
)
from kaoheng_web.supervision.warnings import Warned

EMPTY = Text("请填写。", "Fill it in.")
NO_UNIT = Text("请至少选择一个承办单位。", "Choose at least one unit.")
PAST = Text("办结期限已经过去。", "The day is past already.")
Levels = Mapping[int, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Resolved:
    """A resolution before it is recorded."""

    text: str
    owner: Unit
    due: date


def issue(by: Person, year: int, title: str, text: str, document: str, units: Sequence[Unit], due: date) -> Order:
    """An order goes out to units."""
    with transaction.atomic():
        require(by, rules.ISSUE)
        written = {"title": title, "text": text, "document": document}
        fields = {name: [] if value.strip() else [EMPTY] for name, value in written.items()}
        late = [PAST] if due < clock.today() else []
        refuse_if([], {**fields, "units": [] if units else [NO_UNIT], "due": late})
        order, changes = _issue(by, year, title, text, document, units, due)
        record(by.actor, changes)
    return order


def take_step(by: Person, assignment: Assignment, kind: Step.Kind, text: str = "") -> Step:
    """The next step of an order with one unit: signed for, reported, sent back, verified, closed, or a reminder."""
    verb = rules.TRANSITIONS[kind].verb
    with transaction.atomic():
        own = Assignment.objects.select_for_update(of=("self",)).select_related("unit").get(pk=assignment.pk)
        require(by, verb, own)
        done = list(own.steps.order_by("pk").values_list("kind", flat=True))
        refuse_if(rules.against(kind, done, text))
        step = Step.objects.create(assignment=own, kind=kind, text=text.strip(), at=clock.now(), by=by)
        record(by.actor, [created(verb.name, subjects.STEP, step, step.text[:200])])
    return step


def set_levels(by: Person, year: int, levels: Levels) -> int:
    """After how many days overdue an order goes up, and to whom; levels that stand so already are passed over."""
    verb = rules.SET_LEVELS
    with transaction.atomic():
        require(by, verb)
        early = Text("逾期天数须大于0。", "It takes at least one day.")
        wrong = {str(days): [early] if days < 1 else [] for days in levels}
        empty = {f"{days} title": [EMPTY] for days, both in levels.items() if not all(part.strip() for part in both)}
        refuse_if([], wrong | empty)
        standing = {row.days: row for row in EscalationLevel.objects.filter(year=year)}
        changes = []
        for days, row in standing.items():
            if days not in levels:
                before, key = subjects.ESCALATION_LEVEL.digest(row), row.pk
                row.delete()
                changes.append(removed(verb.name, subjects.ESCALATION_LEVEL, key, before))
        for days, (title, to) in levels.items():
            known = standing.get(days)
            if known is not None and (known.title, known.to) == (title, to):
                continue
            before = subjects.ESCALATION_LEVEL.digest(known) if known else ""
            new = known or EscalationLevel(year=year, days=days)
            new.title, new.to = title, to
            new.save()
            changes.append(changed(verb.name, subjects.ESCALATION_LEVEL, before, new))
        record(by.actor, changes)
    return len(changes)


def hold_meeting(
    by: Person, year: int, title: str, on: date, attendees: str, document: str, resolved: Sequence[Resolved]
) -> Meeting:
    """A joint conference is recorded; each of its resolutions becomes an order to its owner."""
    verb = rules.HOLD_MEETING.name
    with transaction.atomic():
        require(by, rules.HOLD_MEETING)
        written = {"title": title, "attendees": attendees, "document": document}
        fields = {name: [] if value.strip() else [EMPTY] for name, value in written.items()}
        later = Text("会议日期不能晚于今天。", "It cannot be held after today.")
        none = Text("请至少写一条议定事项。", "Write at least one resolution.")
        before = Text("完成期限早于会议日期。", "A resolution is due before the conference.")
        problems = [before] if any(each.due < on for each in resolved) else []
        fields |= {"on": [later] if on > clock.today() else [], "resolutions": [] if resolved else [none]}
        refuse_if(problems, fields)
        meeting = Meeting.objects.create(
            year=year, title=title, on=on, attendees=attendees, document=document, at=clock.now(), by=by
        )
        changes = [created(verb, subjects.MEETING, meeting)]
        for each in resolved:
            called = f"{title}：{each.text}"[:100]
            order, more = _issue(by, year, called, each.text, document, [each.owner], each.due)
            row = Resolution.objects.create(
                meeting=meeting, text=each.text, owner=each.owner, due=each.due, order=order
            )
            changes += [*more, created(verb, subjects.RESOLUTION, row)]
        record(by.actor, changes)
    return meeting


def acknowledge(by: Person, edition: Edition, warned: Warned, reply: str) -> Acknowledgement:
    """A unit replies to a warning, once."""
    with transaction.atomic():
        require(by, rules.ACKNOWLEDGE, Concern(Unit.objects.get(pk=warned.unit).path))
        place = {"rule": warned.rule, "unit_id": warned.unit, "item": warned.item, "period": warned.period}
        twice = Text("这条预警已经回复。", "Somebody replied to it already.")
        done = Acknowledgement.objects.filter(edition=edition, **place).exists()
        refuse_if([twice] if done else [], {"reply": [] if reply.strip() else [EMPTY]})
        row = Acknowledgement.objects.create(edition=edition, reply=reply.strip(), at=clock.now(), by=by, **place)
        record(by.actor, [created(rules.ACKNOWLEDGE.name, subjects.ACKNOWLEDGEMENT, row, row.reply[:200])])
    return row


def _issue(
    by: Person, year: int, title: str, text: str, document: str, units: Sequence[Unit], due: date
) -> tuple[Order, list[Change]]:
    order = Order.objects.create(
        year=year, title=title, text=text, document=document, due=due, issued_at=clock.now(), issued_by=by
    )
    rows = Assignment.objects.bulk_create(Assignment(order=order, unit=unit) for unit in dict.fromkeys(units))
    verb = rules.ISSUE.name
    return order, [
        created(verb, subjects.ORDER, order, document),
        *(created(verb, subjects.ASSIGNMENT, row) for row in rows),
    ]
