"""Appeals: filed within the notice, accepted or not, investigated by another, answered, reviewed once."""

from datetime import date
from enum import Enum
from typing import Any, Protocol

from kaoheng.text import Text
from kaoheng_web.organisation.authority.predicates import had_no_hand_in_it, holds, holds_over
from kaoheng_web.organisation.authority.verbs import Verb
from kaoheng_web.organisation.roles import Role
from kaoheng_web.results.rules.deciding import REPORTERS

OFFICE, LEADERS, OWN = holds(Role.OFFICE), holds(Role.LEADING_GROUP), holds_over(*sorted(REPORTERS))

FILE = Verb("results.file_appeal", Text("提出申诉", "file an appeal"), OWN)
SCREEN = Verb(
    "results.screen_appeal", Text("受理申诉", "accept or dismiss an appeal"), OFFICE & had_no_hand_in_it, final=True
)
INVESTIGATE = Verb("results.investigate_appeal", Text("调查申诉", "investigate an appeal"), OFFICE & had_no_hand_in_it)
ANSWER = Verb("results.answer_appeal", Text("答复申诉", "answer an appeal"), OFFICE & had_no_hand_in_it, final=True)
ASK_REVIEW = Verb("results.ask_review", Text("申请复核", "ask for a review"), OWN)
REVIEW = Verb("results.review_appeal", Text("复核申诉", "review an appeal"), LEADERS & had_no_hand_in_it, final=True)
WITHDRAW = Verb("results.withdraw_appeal", Text("撤回申诉", "withdraw an appeal"), OWN, final=True)

ANSWER_DAYS, REVIEW_DAYS = 15, 5
"""Working days to answer in, and to ask for a review in: usual, not read in a source."""


class State(Enum):
    """Where an appeal stands."""

    FILED = Text("待受理", "to be accepted")
    DISMISSED = Text("不受理", "dismissed")
    ACCEPTED = Text("调查中", "under investigation")
    INVESTIGATED = Text("待答复", "to be answered")
    ANSWERED = Text("已答复", "answered")
    REVIEWING = Text("复核中", "under review")
    CLOSED = Text("已终结", "closed")
    WITHDRAWN = Text("已撤回", "withdrawn")


STARTS = {
    SCREEN: frozenset({State.FILED}),
    INVESTIGATE: frozenset({State.ACCEPTED}),
    ANSWER: frozenset({State.INVESTIGATED}),
    ASK_REVIEW: frozenset({State.ANSWERED}),
    REVIEW: frozenset({State.REVIEWING}),
    WITHDRAW: frozenset({State.FILED, State.ACCEPTED, State.INVESTIGATED, State.REVIEWING}),
}
"""From which states each verb goes on; who withdraws under review leaves the answer as it was."""

CLOSED = frozenset({State.DISMISSED, State.CLOSED, State.WITHDRAWN})


class Dated(Protocol):
    """The dates of an appeal."""

    accepted_at: Any
    dismissed_at: Any
    investigated_at: Any
    upheld_at: Any
    rejected_at: Any
    review_until: date | None
    review_asked_at: Any
    review_upheld_at: Any
    review_rejected_at: Any
    withdrawn_at: Any


def state(appeal: Dated, today: date) -> State:
    """Where an appeal stands on a day; closed once upheld, reviewed, or not reviewed in time."""
    if appeal.withdrawn_at:
        return State.WITHDRAWN
    if appeal.dismissed_at:
        return State.DISMISSED
    if appeal.upheld_at or appeal.review_upheld_at or appeal.review_rejected_at:
        return State.CLOSED
    if appeal.review_asked_at:
        return State.REVIEWING
    if appeal.rejected_at:
        return State.ANSWERED if appeal.review_until and today <= appeal.review_until else State.CLOSED
    if appeal.investigated_at:
        return State.INVESTIGATED
    return State.ACCEPTED if appeal.accepted_at else State.FILED


def wrong_day(day: date | None, today: date) -> list[Text]:
    """A day by which something is due lies ahead."""
    return [] if day is not None and day > today else [Text("请填写今天以后的日期。", "Give a day after today.")]


def blockers_to_file(notice_from: date | None, notice_to: date | None, today: date) -> list[Text]:
    """An appeal is filed while the results are under notice."""
    if notice_from and notice_to and notice_from <= today <= notice_to:
        return []
    return [Text("申诉须在公示期内提出。", "An appeal is filed while the results are under public notice.")]


def blockers_to_finalise(unsettled: int, uncorrected: int) -> list[Text]:
    """What appeals stand in the way of making results final."""
    found = []
    if unsettled:
        found.append(Text(f"有{unsettled}件申诉尚未终结。", f"{unsettled} appeals are not closed."))
    if uncorrected:
        told = Text(
            f"有{uncorrected}件申诉成立，须先更正计分。",
            f"{uncorrected} appeals were upheld: score the year again as a correction.",
        )
        found.append(told)
    return found
