"""Units are asked for their opinions on a draft, and every opinion is answered."""

from datetime import date

from django.db import transaction

from kaoheng.text import Text
from kaoheng_web.ledger.actions import changed, created, record
from kaoheng_web.methods import rules, subjects
from kaoheng_web.methods.models import Consultation, Edition, Opinion
from kaoheng_web.organisation.authority.verbs import require
from kaoheng_web.organisation.models import Person, Unit
from kaoheng_web.shared import clock
from kaoheng_web.shared.errors import refuse_if

EMPTY = Text("请写明内容。", "Write it down.")
TWICE = Text("贵单位已经提过同样的意见。", "Your unit has given this opinion already.")
ANSWERED = Text("这条意见已经答复。", "This opinion is answered already.")
NO_REASON = Text("请写明采纳情况或不采纳的理由。", "Say how it was adopted, or why not.")


def open_consultation(by: Person, edition: Edition, until: date, *, document: str = "") -> Consultation:
    """Ask the units for their opinions until a day, that day included."""
    with transaction.atomic():
        require(by, rules.CONSULT, edition)
        edition = Edition.objects.select_for_update().get(pk=edition.pk)
        consulted = Consultation.objects.filter(edition=edition).exists()
        refuse_if(rules.blockers_to_consult(edition, until, clock.today(), consulted=consulted))
        row = Consultation.objects.create(
            edition=edition, opened_at=clock.now(), opened_by=by, until=until, document=document
        )
        record(by.actor, [created(rules.CONSULT.name, subjects.CONSULTATION, row, document)])
    return row


def give_opinion(by: Person, consultation: Consultation, unit: Unit, text: str, *, about: str = "") -> Opinion:
    """What a unit says about a draft."""
    with transaction.atomic():
        given = Opinion(
            consultation=consultation, unit=unit, about=about, text=text.strip(), given_at=clock.now(), given_by=by
        )
        require(by, rules.GIVE_OPINION, given)
        edition = Edition.objects.select_for_update().get(pk=consultation.edition_id)
        said = Opinion.objects.filter(consultation=consultation, unit=unit, text=given.text).exists()
        problems = [*([] if given.text else [EMPTY]), *([TWICE] if said else [])]
        refuse_if(rules.blockers_to_opine(edition, consultation.until, clock.today()), {"text": problems})
        given.save()
        record(by.actor, [created(rules.GIVE_OPINION.name, subjects.OPINION, given)])
    return given


def answer_opinion(by: Person, opinion: Opinion, answer: str, *, adopted: bool) -> Opinion:
    """The office says whether an opinion was adopted, and how, or why not."""
    with transaction.atomic():
        require(by, rules.ANSWER_OPINION, opinion)
        opinion = Opinion.objects.select_for_update().get(pk=opinion.pk)
        edition = Edition.objects.get(pk=opinion.consultation.edition_id)
        stands = [*rules.blockers_to_revise(edition), *([ANSWERED] if opinion.answered_at else [])]
        refuse_if(stands, {"answer": [] if answer.strip() else [NO_REASON]})
        before = subjects.OPINION.digest(opinion)
        opinion.adopted, opinion.answer = adopted, answer.strip()
        opinion.answered_at, opinion.answered_by = clock.now(), by
        opinion.save(update_fields=["adopted", "answer", "answered_at", "answered_by"])
        record(by.actor, [changed(rules.ANSWER_OPINION.name, subjects.OPINION, before, opinion)])
    return opinion
