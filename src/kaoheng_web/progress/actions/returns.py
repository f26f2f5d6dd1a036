"""Figures are sent back and answered, and certified a second time from another unit."""

from django.db import transaction

from kaoheng.text import Text
from kaoheng_web.ledger.actions import changed, created, record
from kaoheng_web.organisation.authority.verbs import may, require
from kaoheng_web.organisation.models import Person, Unit
from kaoheng_web.progress import rules, subjects
from kaoheng_web.progress.models import Countersignature, Figure, Return
from kaoheng_web.progress.queries import against_return, cell_of, current, data_units, figures, owner_of, stands
from kaoheng_web.shared import clock
from kaoheng_web.shared.errors import refuse_if

NO_REASON = Text("请写明退回理由。", "Give the reason.")
NO_ANSWER = Text("请写明答复内容。", "Write the answer.")


def send_back(by: Person, figure: Figure, reason: str) -> Return:
    """A reported figure goes back to the unit: by its data department, or by the office."""
    with transaction.atomic():
        verb = rules.RETURN_BY_OFFICE if may(by, rules.RETURN_BY_OFFICE) else rules.RETURN
        owner = owner_of(figure.edition, figure.item)
        held = current(figures(figure.edition).filter(unit_id=figure.unit_id, item=figure.item))[cell_of(figure)]
        require(by, verb, rules.Concern(owner.path if owner else "none"))
        refuse_if(against_return(figure, held), {"reason": [] if reason.strip() else [NO_REASON]})
        row = Return.objects.create(figure=figure, reason=reason.strip(), at=clock.now(), by=by)
        record(by.actor, [created(verb.name, subjects.RETURN, row, row.reason)])
    return row


def answer(by: Person, returned: Return, words: str) -> Return:
    """The unit says why the figure is right as it stands."""
    with transaction.atomic():
        row = Return.objects.select_for_update(of=("self",)).select_related("figure__unit").get(pk=returned.pk)
        require(by, rules.ANSWER, row.figure)
        done = Text("这条退回已经答复。", "It has been answered already.")
        refuse_if([done] if row.answered_at else [], {"answer": [] if words.strip() else [NO_ANSWER]})
        before = subjects.RETURN.digest(row)
        row.answer, row.answered_at, row.answered_by = words.strip(), clock.now(), by
        row.save()
        record(by.actor, [changed(rules.ANSWER.name, subjects.RETURN, before, row, row.answer)])
    return row


def countersign(by: Person, figure: Figure) -> Countersignature:
    """A second department certifies what a department certified about itself: now it counts."""
    with transaction.atomic():
        require(by, rules.COUNTERSIGN, figure)
        needless = Text("这个数已经有效，不需要复核。", "It counts already; no second certifier is needed.")
        refuse_if([needless] if figure.kind == Figure.Kind.REPORTED or stands(figure) else [])
        outside = Unit.objects.filter(pk__in=data_units(by)).exclude(path__startswith=figure.unit.path)
        row = Countersignature.objects.create(figure=figure, unit=outside.order_by("pk")[0], at=clock.now(), by=by)
        record(by.actor, [created(rules.COUNTERSIGN.name, subjects.COUNTERSIGNATURE, row)])
    return row
