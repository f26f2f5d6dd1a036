"""Where an order stands, what may follow, how far it has gone up, and who may do what."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from kaoheng.text import Text
from kaoheng_web.organisation.authority.predicates import holds, holds_over
from kaoheng_web.organisation.authority.verbs import Verb
from kaoheng_web.organisation.roles import Role
from kaoheng_web.supervision.models import EscalationLevel, Step

OFFICE, UNIT = holds(Role.OFFICE), holds_over(Role.LIAISON, Role.HEAD)

ISSUE = Verb("supervision.issue", Text("交办督办事项", "issue an order"), OFFICE)
SIGN = Verb("supervision.sign", Text("签收督办单", "sign for an order"), UNIT)
FEEDBACK = Verb("supervision.feedback", Text("反馈办理情况", "report on an order"), UNIT)
RETURN = Verb("supervision.return", Text("退回反馈", "send a report back"), OFFICE)
VERIFY = Verb("supervision.verify", Text("核查办结", "verify that it is done"), OFFICE)
CLOSE = Verb("supervision.close", Text("销号", "close an order"), OFFICE, final=True)
REMIND = Verb("supervision.remind", Text("催办", "remind"), OFFICE)
SET_LEVELS = Verb("supervision.set_levels", Text("规定逾期升级", "set levels of escalation"), OFFICE)
HOLD_MEETING = Verb("supervision.hold_meeting", Text("登记联席会议", "record a joint conference"), OFFICE)
ACKNOWLEDGE = Verb("supervision.acknowledge", Text("回复预警", "reply to a warning"), UNIT)

ISSUED = "issued"
OPEN = (ISSUED, Step.Kind.SIGN, Step.Kind.FEEDBACK, Step.Kind.RETURN)
UNIT_ACTS = (ISSUED, Step.Kind.SIGN, Step.Kind.RETURN)
OFFICE_ACTS = (Step.Kind.FEEDBACK, Step.Kind.VERIFY)
STATES = {
    ISSUED: Text("已交办", "issued"),
    Step.Kind.SIGN: Text("已签收", "signed for"),
    Step.Kind.FEEDBACK: Text("已反馈", "reported"),
    Step.Kind.RETURN: Text("已退回", "sent back"),
    Step.Kind.VERIFY: Text("已办结", "verified"),
    Step.Kind.CLOSE: Text("已销号", "closed"),
}


@dataclass(frozen=True, slots=True)
class Transition:
    """What may be done to an order in some of its states, and whether it needs words."""

    kind: Step.Kind
    verb: Verb
    states: tuple[str, ...]
    needs_words: bool


TRANSITIONS = {
    each.kind: each
    for each in (
        Transition(Step.Kind.SIGN, SIGN, (ISSUED,), False),
        Transition(Step.Kind.FEEDBACK, FEEDBACK, (Step.Kind.SIGN, Step.Kind.RETURN), True),
        Transition(Step.Kind.RETURN, RETURN, (Step.Kind.FEEDBACK,), True),
        Transition(Step.Kind.VERIFY, VERIFY, (Step.Kind.FEEDBACK,), True),
        Transition(Step.Kind.CLOSE, CLOSE, (Step.Kind.VERIFY,), False),
        Transition(Step.Kind.REMIND, REMIND, OPEN, False),
    )
}


def state(kinds: Sequence[str]) -> str:
    """Where an order stands after these steps, oldest first.

    >>> state(()), state(("sign", "remind")), state(("sign", "feedback", "return"))
    ('issued', 'sign', 'return')
    """
    return next((str(kind) for kind in reversed(kinds) if kind != Step.Kind.REMIND), ISSUED)


def against(kind: Step.Kind, kinds: Sequence[str], text: str) -> Iterator[Text]:
    """Why a step cannot be taken now."""
    transition, now = TRANSITIONS[kind], state(kinds)
    if now not in transition.states:
        title, stands = transition.verb.title, STATES[now]
        yield Text(f"事项{stands.zh}，现在不能{title.zh}。", f"The order is {stands.en}: you cannot {title.en} now.")
    if transition.needs_words and not text.strip():
        yield Text("请写明具体情况。", "Say what exactly.")


def overdue(now: str, due: date, today: date) -> int:
    """For how many days an open order has been overdue."""
    return max(0, (today - due).days) if now in OPEN else 0


def level(days: int, levels: Iterable[EscalationLevel]) -> EscalationLevel | None:
    """How far an order has gone up after so many days."""
    reached = [each for each in levels if 0 < each.days <= days]
    return max(reached, key=lambda each: each.days, default=None)
