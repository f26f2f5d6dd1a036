"""The days of a step, its closing, and what the leading group decides otherwise."""

from datetime import date

from django.db import transaction

from kaoheng.text import Text
from kaoheng_web.ledger.actions import changed, created, record
from kaoheng_web.ledger.versions import refuse_outdated
from kaoheng_web.organisation.authority.verbs import require
from kaoheng_web.organisation.models import Person
from kaoheng_web.organisation.rules import wrong_order
from kaoheng_web.procedure import rules, subjects
from kaoheng_web.procedure.models.steps import Closing, Exemption, Window
from kaoheng_web.procedure.queries.board import board, days_of, unfinished_before
from kaoheng_web.procedure.steps.step import Step
from kaoheng_web.shared import clock
from kaoheng_web.shared.errors import refuse_if

EMPTY = Text("请填写。", "Fill it in.")
DONE = Text("本环节已经办结或者免予办理。", "The step is closed or skipped already.")
RUNS = Text(
    "本环节已经开始：延长期限须由考核领导组决定。", "The step has begun: only the leading group decides to extend it."
)


def set_window(by: Person, year: int, step: Step, opens: date, closes: date, seen: str | None = None) -> Window:
    """The office sets when a step is taken; a last day is not put off any more once the step has begun."""
    with transaction.atomic():
        require(by, rules.SET_WINDOW)
        row = Window.objects.filter(year=year, step=step.key).first()
        before = ""
        if row is not None:
            refuse_outdated(subjects.WINDOW, row, seen, {"opens": "opens", "closes": "closes"})
            before = subjects.WINDOW.digest(row)
        begun = row is not None and row.opens <= clock.today() and closes > row.closes
        refuse_if([RUNS] if begun else [], {"closes": list(wrong_order(opens, closes))})
        row = row or Window(year=year, step=step.key)
        row.opens, row.closes, row.at, row.by = opens, closes, clock.now(), by
        row.save()
        record(by.actor, [changed(rules.SET_WINDOW.name, subjects.WINDOW, before, row)])
    return row


def close_step(by: Person, year: int, step: Step, note: str = "", *, knowingly: bool = False) -> Closing:
    """The office closes a step with nothing in its way; out of order only `knowingly`, and that is on record."""
    with transaction.atomic():
        require(by, rules.CLOSE_STEP)
        steps = board(year)
        own = next(each for each in steps if each.step.key == step.key)
        before = list(unfinished_before(steps, step.key))
        zh, en = "、".join(each.step.title.zh for each in before), ", ".join(each.step.title.en for each in before)
        early = Text(
            f"排在前面的环节还没有办结：{zh}。仍要先办结本环节的，请勾选确认。",
            f"Steps before it are not done: {en}. Confirm if you mean to close this one first.",
        )
        refuse_if([DONE] if own.done else own.blockers, {"knowingly": [early] if before and not knowingly else []})
        row = Closing.objects.create(
            year=year, step=step.key, out_of_order=zh, note=note.strip(), at=clock.now(), by=by
        )
        record(by.actor, [created(rules.CLOSE_STEP.name, subjects.CLOSING, row, row.note or zh)])
    return row


def skip_step(by: Person, year: int, step: Step, reason: str, document: str) -> Exemption:
    """The leading group decides that a step is not taken in a year."""
    skipped = Exemption.objects.filter(year=year, step=step.key, kind=Exemption.Kind.SKIP)
    with transaction.atomic():
        require(by, rules.EXEMPT)
        done = skipped.exists() or Closing.objects.filter(year=year, step=step.key).exists()
        refuse_if([DONE] if done else [], _unsaid(reason, document))
        return _exempt(by, Exemption(year=year, step=step.key, kind=Exemption.Kind.SKIP), reason, document)


def extend_step(by: Person, year: int, step: Step, until: date, reason: str, document: str) -> Exemption:
    """The leading group decides that a step may take longer."""
    with transaction.atomic():
        require(by, rules.EXEMPT)
        last = days_of(step, year).closes
        early = Text(f"须晚于现在的截止日期{last}。", f"It has to be after {last}, the last day now.")
        closed = Closing.objects.filter(year=year, step=step.key).exists()
        refuse_if([DONE] if closed else [], {"until": [early] if until <= last else [], **_unsaid(reason, document)})
        row = Exemption(year=year, step=step.key, kind=Exemption.Kind.EXTEND, until=until)
        return _exempt(by, row, reason, document)


def _unsaid(reason: str, document: str) -> dict[str, list[Text]]:
    written = {"reason": reason, "document": document}
    return {name: [] if value.strip() else [EMPTY] for name, value in written.items()}


def _exempt(by: Person, row: Exemption, reason: str, document: str) -> Exemption:
    row.reason, row.document, row.at, row.by = reason.strip(), document.strip(), clock.now(), by
    row.save()
    record(by.actor, [created(rules.EXEMPT.name, subjects.EXEMPTION, row, row.reason)])
    return row
