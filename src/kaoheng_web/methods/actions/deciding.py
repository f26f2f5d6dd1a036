"""Editions are submitted to the leading group, which approves them or sends them back."""

from django.db import transaction

from kaoheng.text import Text
from kaoheng_web.ledger.actions import changed, created, record
from kaoheng_web.methods import rules, subjects
from kaoheng_web.methods.models import Consultation, Edition, Opinion, Return
from kaoheng_web.methods.queries import governing, unknown_groups
from kaoheng_web.organisation.authority.verbs import require
from kaoheng_web.organisation.models import Person
from kaoheng_web.shared import clock
from kaoheng_web.shared.errors import Outdated, refuse_if

CHANGED = Text("报审的内容与您看到的不同。", "What is submitted is not what you had before you.")
NO_DOCUMENT = Text("请填写文号。", "Write the number of the document.")
NO_REASON = Text("请写明退回理由。", "Give the reason for sending it back.")


def submit_edition(by: Person, edition: Edition) -> Edition:
    """Lay a draft before the leading group."""
    with transaction.atomic():
        require(by, rules.SUBMIT, edition)
        edition = Edition.objects.select_for_update().get(pk=edition.pk)
        consultation = Consultation.objects.filter(edition=edition).first()
        until = consultation.until if consultation else None
        unanswered = Opinion.objects.filter(consultation__edition=edition, answered_at__isnull=True).count()
        refuse_if(rules.blockers_to_submit(edition, until, clock.today(), unanswered, unknown_groups(edition)))
        before = subjects.EDITION.digest(edition)
        edition.submitted_at, edition.submitted_by = clock.now(), by
        edition.save(update_fields=["submitted_at", "submitted_by"])
        record(by.actor, [changed(rules.SUBMIT.name, subjects.EDITION, before, edition)])
    return edition


def withdraw_edition(by: Person, edition: Edition, *, reason: str = "") -> Edition:
    """Take a submitted edition back before it is decided."""
    with transaction.atomic():
        require(by, rules.WITHDRAW, edition)
        edition = Edition.objects.select_for_update().get(pk=edition.pk)
        refuse_if(rules.blockers_to_decide(edition))
        before = subjects.EDITION.digest(edition)
        edition.submitted_at = edition.submitted_by = None
        edition.save(update_fields=["submitted_at", "submitted_by"])
        record(by.actor, [changed(rules.WITHDRAW.name, subjects.EDITION, before, edition, reason)])
    return edition


def approve_edition(by: Person, edition: Edition, *, seen: str, document: str) -> Edition:
    """The edition governs its year from now on, pinned by its hash; the one that did before is repealed."""
    with transaction.atomic():
        edition = Edition.objects.select_for_update().get(pk=edition.pk)
        require(by, rules.APPROVE, edition)
        refuse_if(rules.blockers_to_decide(edition), {"document": [] if document.strip() else [NO_DOCUMENT]})
        if edition.hash != seen:
            raise Outdated(CHANGED)
        changes, now = [], clock.now()
        old = governing(edition.year)
        if old is not None:
            before = subjects.EDITION.digest(old)
            old.repealed_at, old.repealed_by = now, edition
            old.save(update_fields=["repealed_at", "repealed_by"])
            changes.append(changed(rules.APPROVE.name, subjects.EDITION, before, old, document))
        before = subjects.EDITION.digest(edition)
        edition.approved_at, edition.approved_by, edition.document = now, by, document.strip()
        edition.save(update_fields=["approved_at", "approved_by", "document"])
        record(by.actor, [*changes, changed(rules.APPROVE.name, subjects.EDITION, before, edition, document)])
    return edition


def return_edition(by: Person, edition: Edition, *, reason: str) -> Return:
    """Send a submitted edition back to the office, which may revise and submit it again."""
    with transaction.atomic():
        edition = Edition.objects.select_for_update().get(pk=edition.pk)
        require(by, rules.SEND_BACK, edition)
        refuse_if(rules.blockers_to_decide(edition), {"reason": [] if reason.strip() else [NO_REASON]})
        assert edition.submitted_at is not None, "what is not submitted was refused above"
        assert edition.submitted_by is not None, "what is not submitted was refused above"
        row = Return.objects.create(
            edition=edition,
            submitted_at=edition.submitted_at,
            submitted_by=edition.submitted_by,
            at=clock.now(),
            by=by,
            reason=reason.strip(),
        )
        before = subjects.EDITION.digest(edition)
        edition.submitted_at = edition.submitted_by = None
        edition.save(update_fields=["submitted_at", "submitted_by"])
        verb = rules.SEND_BACK.name
        record(
            by.actor,
            [changed(verb, subjects.EDITION, before, edition, reason), created(verb, subjects.RETURN, row, reason)],
        )
    return row
