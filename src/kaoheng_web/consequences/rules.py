"""Which way a consequence goes, where it stands, and who may do what."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from rules import Predicate

from kaoheng.text import Text
from kaoheng_web.consequences.models import Consequence, Step
from kaoheng_web.organisation.authority.predicates import had_no_hand_in_it, holds, holds_over
from kaoheng_web.organisation.authority.verbs import Verb
from kaoheng_web.organisation.models import Person
from kaoheng_web.organisation.roles import Role

Kind = Consequence.Kind
OFFICE, UNIT = holds(Role.OFFICE), holds_over(Role.LIAISON, Role.HEAD)
PERSONNEL, LEADERS = holds(Role.PERSONNEL) & ~OFFICE, holds(Role.LEADING_GROUP)


def _wrote_it(person: Person, step: Step | None = None) -> bool:
    return step is not None and step.by_id == person.pk


def _is_oneself(person: Person, subject: Person | None = None) -> bool:
    return subject is not None and subject.pk == person.pk


wrote_it = Predicate(_wrote_it, name="wrote it")
is_oneself = Predicate(_is_oneself, name="is oneself")

GENERATE = Verb("consequences.generate", Text("生成结果运用措施", "generate the consequences"), OFFICE, final=True)
ISSUE = Verb("consequences.issue", Text("印发文件", "issue the document"), OFFICE, final=True)
SUBMIT = Verb("consequences.submit", Text("提交书面报告", "submit the written report"), UNIT)
ACCEPT = Verb("consequences.accept", Text("认可报告", "accept the report"), OFFICE & had_no_hand_in_it, final=True)
RETURN = Verb("consequences.return", Text("退回", "send back"), OFFICE)
PLAN = Verb("consequences.plan", Text("提交整改方案", "submit the plan"), UNIT)
PROGRESS = Verb("consequences.progress", Text("报告整改进展", "report progress"), UNIT)
PROVE = Verb("consequences.prove", Text("提交整改证明", "hand in the proof"), UNIT)
VERIFY = Verb("consequences.verify", Text("核查整改", "verify the rectification"), OFFICE & had_no_hand_in_it)
CLOSE = Verb("consequences.close", Text("销号", "close"), OFFICE, final=True)
HOLD = Verb("consequences.hold", Text("登记谈话", "record the talk"), PERSONNEL)
SUMMON = Verb("consequences.summon", Text("登记约谈", "record the summons"), OFFICE)
PROPOSE = Verb("consequences.propose", Text("提出调整建议", "propose a reshuffle"), PERSONNEL)
APPROVE = Verb(
    "consequences.approve", Text("同意建议", "approve the proposal"), LEADERS & had_no_hand_in_it, final=True
)
REJECT = Verb("consequences.reject", Text("不同意建议", "reject the proposal"), LEADERS & had_no_hand_in_it, final=True)
READ_NOTES = Verb("consequences.read_notes", Text("阅读谈话记录", "read the notes of a talk"), PERSONNEL | wrote_it)
READ_RECORD = Verb("consequences.read_record", Text("查阅干部考核档案", "read a cadre record"), PERSONNEL | is_oneself)

MADE = "made"
STATES = {
    MADE: Text("待办理", "to be done"),
    Step.Kind.ISSUE: Text("已印发", "issued"),
    Step.Kind.SUBMIT: Text("已报告，待认可", "reported"),
    Step.Kind.ACCEPT: Text("已认可", "accepted"),
    Step.Kind.RETURN: Text("已退回", "sent back"),
    Step.Kind.PLAN: Text("整改中", "being rectified"),
    Step.Kind.PROGRESS: Text("整改中", "being rectified"),
    Step.Kind.PROVE: Text("已举证，待核查", "proof handed in"),
    Step.Kind.VERIFY: Text("已核查，待销号", "verified"),
    Step.Kind.CLOSE: Text("已销号", "closed"),
    Step.Kind.HOLD: Text("已谈话", "held"),
    Step.Kind.PROPOSE: Text("已提出，待决定", "proposed"),
    Step.Kind.APPROVE: Text("同意", "approved"),
    Step.Kind.REJECT: Text("不同意", "rejected"),
}
DONE = frozenset(map(Step.Kind, ("issue", "accept", "close", "hold", "approve", "reject")))
HANDED_IN = frozenset(map(Step.Kind, ("submit", "prove", "verify", "propose")))
"""Who had the deadline has kept it; what is left is for others."""


@dataclass(frozen=True, slots=True)
class Transition:
    """A step that may be taken after some others, and what has to be given with it."""

    kind: Step.Kind
    verb: Verb
    after: tuple[str, ...]
    needs: tuple[str, ...]


S = Step.Kind
_ISSUED = (Transition(S.ISSUE, ISSUE, (MADE,), ("document",)),)
_HELD = ("on", "host", "document", "notes")
WAYS: Mapping[str, tuple[Transition, ...]] = {
    Kind.COMMENDATION: _ISSUED,
    Kind.OTHER: _ISSUED,
    Kind.WRITTEN_REPORT: (
        Transition(S.SUBMIT, SUBMIT, (MADE, S.RETURN), ("text", "document")),
        Transition(S.ACCEPT, ACCEPT, (S.SUBMIT,), ("text",)),
        Transition(S.RETURN, RETURN, (S.SUBMIT,), ("text",)),
    ),
    Kind.RECTIFICATION: (
        Transition(S.PLAN, PLAN, (MADE,), ("text",)),
        Transition(S.PROGRESS, PROGRESS, (S.PLAN, S.PROGRESS, S.RETURN), ("text",)),
        Transition(S.PROVE, PROVE, (S.PLAN, S.PROGRESS, S.RETURN), ("text", "file")),
        Transition(S.RETURN, RETURN, (S.PROVE,), ("text",)),
        Transition(S.VERIFY, VERIFY, (S.PROVE,), ("text",)),
        Transition(S.CLOSE, CLOSE, (S.VERIFY,), ("document",)),
    ),
    Kind.SUMMONS: (Transition(S.HOLD, SUMMON, (MADE,), _HELD),),
    Kind.ADMONITION: (Transition(S.HOLD, HOLD, (MADE,), _HELD),),
    Kind.RESHUFFLE: (
        Transition(S.PROPOSE, PROPOSE, (MADE,), ("text",)),
        Transition(S.APPROVE, APPROVE, (S.PROPOSE,), ("text", "document")),
        Transition(S.REJECT, REJECT, (S.PROPOSE,), ("text", "document")),
    ),
}


def state(kinds: Sequence[str]) -> str:
    """Where a consequence stands after these steps, oldest first."""
    return kinds[-1] if kinds else MADE


def transition(kind: str, step: str) -> Transition | None:
    """A step on the way of this kind of consequences."""
    return next((each for each in WAYS[kind] if each.kind == step), None)


def missing(needs: Sequence[str], given: Mapping[str, Any], today: date) -> Iterator[tuple[str, Text]]:
    """What has to be given with a step and is not, field by field."""
    for name in needs:
        value = given[name]
        if not (value.strip() if isinstance(value, str) else value):
            yield name, Text("请填写。", "Fill this in.")
    if given["on"] and given["on"] > today:
        yield "on", Text("谈话以后再登记。", "Record it once the talk was held.")


def late(now: str, due: date | None, today: date) -> int:
    """For how many days it has been overdue; what is handed in waits for others and is not.

    >>> [late(now, date(2026, 3, 10), date(2026, 3, 12)) for now in (MADE, Step.Kind.PROVE, Step.Kind.RETURN)]
    [2, 0, 2]
    """
    return max(0, (today - due).days) if due and now not in DONE | HANDED_IN else 0
