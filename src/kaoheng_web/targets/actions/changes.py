"""A target changes only by request, review and decision; the original stays."""

from datetime import date

from django.db import transaction

from kaoheng.text import Text
from kaoheng_web.ledger import actions as ledger
from kaoheng_web.ledger.actions import created, record
from kaoheng_web.organisation import rules as organisation
from kaoheng_web.organisation.authority.verbs import Verb, require
from kaoheng_web.organisation.models import Person
from kaoheng_web.shared import clock
from kaoheng_web.shared.errors import refuse_if
from kaoheng_web.targets import rules, subjects
from kaoheng_web.targets.models.changes import Change, ChangeWindow
from kaoheng_web.targets.models.issued import Target
from kaoheng_web.targets.queries import against_change, in_force_of, item_of
from kaoheng_web.targets.written import cell, read

SAME = Text("与现行目标相同。", "It is the same as the target in force.")


def open_window(by: Person, year: int, first: date, last: date, *, document: str) -> ChangeWindow:
    """From one day to another changes of targets may be asked for."""
    with transaction.atomic():
        require(by, rules.OPEN_WINDOW)
        fields = {"last": list(organisation.wrong_order(first, last))}
        refuse_if([], {**fields, "document": rules.needs(document, rules.DOCUMENT)})
        row = ChangeWindow.objects.create(year=year, first=first, last=last, document=document.strip())
        record(by.actor, [created(rules.OPEN_WINDOW.name, subjects.CHANGE_WINDOW, row, document)])
    return row


def request_change(by: Person, target: Target, goal: str, *, reason: str) -> Change:
    """A unit asks for another target, with reasons, before the target is due and within a window of the year."""
    with transaction.atomic():
        require(by, rules.REQUEST_CHANGE, target)
        Target.objects.select_for_update().get(pk=target.pk)
        item = item_of(target.edition, target.item)
        stated, wrong = read(target.kind, item.data.unit if item else "", goal)
        if stated is not None and cell(stated) == cell(in_force_of(target).goal):
            wrong = [SAME]
        refuse_if(against_change(target), {"goal": wrong, "reason": rules.needs(reason, rules.REASON)})
        assert stated is not None, "a goal without problems was read"
        told = {"reason": reason.strip(), "requested_at": clock.now(), "requested_by": by}
        row = Change.objects.create(target=target, **stated.columns(), **told)
        record(by.actor, [created(rules.REQUEST_CHANGE.name, subjects.CHANGE, row, reason)])
    return row


def review_change(by: Person, change: Change, *, opinion: str) -> None:
    """The office looks at a request and gives its opinion to the leading group."""
    with transaction.atomic():
        row = Change.objects.select_for_update().get(pk=change.pk)
        require(by, rules.REVIEW_CHANGE, row)
        refuse_if(rules.undecided(row, reviewed=False), {"opinion": rules.needs(opinion, rules.OPINION)})
        before = subjects.CHANGE.digest(row)
        row.reviewed_at, row.reviewed_by, row.opinion = clock.now(), by, opinion.strip()
        row.save()
        record(by.actor, [ledger.changed(rules.REVIEW_CHANGE.name, subjects.CHANGE, before, row, opinion)])


def approve_change(by: Person, change: Change, *, document: str, answer: str = "") -> None:
    """The leading group approves a change: the new value scores from now on, the original stays on record."""
    wrong = {"document": rules.needs(document, rules.DOCUMENT)}
    _decide(by, rules.APPROVE_CHANGE, change, "approved_at", document, answer, wrong)


def reject_change(by: Person, change: Change, *, answer: str, document: str = "") -> None:
    """The leading group rejects a change, saying why."""
    wrong = {"answer": rules.needs(answer, rules.REASON)}
    _decide(by, rules.REJECT_CHANGE, change, "rejected_at", document, answer, wrong)


def _decide(
    by: Person, verb: Verb, change: Change, when: str, document: str, answer: str, wrong: dict[str, list[Text]]
) -> None:
    with transaction.atomic():
        row = Change.objects.select_for_update().get(pk=change.pk)
        require(by, verb, row)
        refuse_if(rules.undecided(row, reviewed=True), wrong)
        before = subjects.CHANGE.digest(row)
        setattr(row, when, clock.now())
        row.decided_by, row.document, row.answer = by, document.strip(), answer.strip()
        row.save()
        record(by.actor, [ledger.changed(verb.name, subjects.CHANGE, before, row, document or answer)])
