"""The steps of a consequence, and the notes of a talk, which every reading leaves on record."""

from collections.abc import Collection
from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction

from kaoheng.text import Text
from kaoheng_web.channels.interviews.sealing import opened, sealed
from kaoheng_web.consequences import rules, subjects, telling
from kaoheng_web.consequences.models import Consequence, Step
from kaoheng_web.ledger.actions import Change, created, record
from kaoheng_web.organisation.authority.verbs import require
from kaoheng_web.organisation.models import Person
from kaoheng_web.progress import storage
from kaoheng_web.progress.rules import wrong_file
from kaoheng_web.shared import clock
from kaoheng_web.shared.errors import NotFound, Outdated, refuse_if

NO_STEP = Text("这项措施没有这个环节。", "There is no such step for this measure.")


@dataclass(frozen=True, slots=True)
class Given:
    """What comes with a step; which of it is needed depends on the step."""

    text: str = ""
    document: str = ""
    on: date | None = None
    host: str = ""
    notes: str = ""
    file: str = ""
    content: bytes = b""

    def only(self, needs: Collection[str]) -> "Given":
        """What the step needs; the rest was given for nothing and is not kept."""
        kept = {name: value for name, value in asdict(self).items() if name in needs}
        return Given(**kept, content=self.content if "file" in needs else b"")


def take_step(by: Person, consequence: Consequence, kind: str, given: Given) -> Step:
    """Take the next step of a consequence with all that it needs."""
    step = rules.transition(consequence.kind, kind)
    if step is None:
        raise NotFound(NO_STEP)
    given = given.only(step.needs)
    with transaction.atomic():
        rows = Consequence.objects.select_for_update(of=("self",)).select_related("unit")
        own = rows.get(pk=consequence.pk)
        require(by, step.verb, own)
        taken = list(own.steps.order_by("pk").values_list("kind", flat=True))
        _refuse_late(own, step, taken)
        problems: dict[str, list[Text]] = {}
        for name, problem in rules.missing(step.needs, asdict(given), clock.today()):
            problems.setdefault(name, []).append(problem)
        if given.file:
            problems.setdefault("file", []).extend(wrong_file(given.file, given.content))
        refuse_if([], problems)
        row = Step.objects.create(
            consequence=own,
            kind=step.kind,
            text=given.text.strip(),
            document=given.document.strip(),
            on=given.on,
            host=given.host.strip(),
            notes=sealed(given.notes, _record(own)) if given.notes.strip() else "",
            file=given.file[-120:],
            sha256=storage.keep(given.content) if given.file else "",
            at=clock.now(),
            by=by,
        )
        told = telling.taken(own, len(taken))
        if step.kind == Step.Kind.RETURN:
            told += telling.returned(own, len(taken), row.text)
        record(by.actor, [created(step.verb.name, subjects.STEP, row, row.document), *told])
    return row


def read_notes(by: Person, step: Step, *, origin: str = "") -> str:
    """The notes of a talk; the ledger keeps who read them, when and from where."""
    with transaction.atomic():
        require(by, rules.READ_NOTES, step)
        notes = opened(step.notes, _record(step.consequence))
        as_it_is = subjects.STEP.digest(step)
        record(by.actor, [Change(rules.READ_NOTES.name, subjects.STEP.name, str(step.pk), as_it_is, as_it_is, origin)])
    return notes


def _record(consequence: Consequence) -> str:
    """To what notes are sealed: they do not open beside another consequence."""
    return f"consequence:{consequence.pk}"


def _refuse_late(own: Consequence, step: rules.Transition, taken: list[str]) -> None:
    now = rules.state(taken)
    if own.withdrawn_at:
        raise Outdated(Text("这项措施已随更正撤销。", "A correction has withdrawn this measure."))
    if now not in step.after:
        stands, title = rules.STATES[now], step.verb.title
        raise Outdated(
            Text(f"这项措施现在是“{stands.zh}”，不能{title.zh}。", f"It is {stands.en} now: you cannot {title.en}.")
        )
