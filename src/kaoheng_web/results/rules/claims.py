"""Bonuses and penalties: who files, reviews, puts on notice and decides, and in which order."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Any, Protocol

from rules import Predicate

from kaoheng.freeze.written import NOTHING, NUMBER, narrow, read_one
from kaoheng.tally.claiming.terms import ClaimTerms
from kaoheng.tally.claims import Claims
from kaoheng.tally.rows import ClaimRow
from kaoheng.text import Text
from kaoheng_web.organisation.authority.predicates import had_no_hand_in_it, holds, holds_over
from kaoheng_web.organisation.authority.verbs import Verb
from kaoheng_web.organisation.models import Person
from kaoheng_web.organisation.roles import Role
from kaoheng_web.organisation.standing import standing
from kaoheng_web.results.rules.deciding import REPORTERS

OFFICE = holds(Role.OFFICE)
REPORTS_FOR_IT = holds_over(*sorted(REPORTERS))


class Decided(Protocol):
    """Something that one role decides on."""

    @property
    def decider(self) -> Role: ...


def _decides(person: Person, subject: Decided | None = None) -> bool:
    return subject is not None and standing(person).has({subject.decider})


def _filed_for(person: Person, subject: Any = None) -> bool:
    """A bonus is taken back by its unit, a penalty by the office."""
    allowed = REPORTS_FOR_IT if subject is not None and subject.sign == "bonus" else OFFICE
    return bool(allowed.test(person, subject))


decides = Predicate(_decides, name="decides on it")
filed_for = Predicate(_filed_for, name="works for those who filed it")

CLAIM_BONUS = Verb("results.claim_bonus", Text("申报加分", "claim a bonus"), REPORTS_FOR_IT)
REGISTER_PENALTY = Verb("results.register_penalty", Text("登记扣分", "register a penalty"), OFFICE)
ADD_PROOFS = Verb("results.add_proofs", Text("补充佐证材料", "add evidence files to a claim"), filed_for)
WITHDRAW_CLAIM = Verb("results.withdraw_claim", Text("撤回申报", "withdraw a claim"), filed_for, final=True)
REVIEW_CLAIM = Verb("results.review_claim", Text("初审加分扣分", "review a claim"), OFFICE & had_no_hand_in_it)
NOTICE_CLAIMS = Verb("results.notice_claims", Text("公示加分扣分", "put claims on notice"), OFFICE)
DECIDE_CLAIM = Verb(
    "results.decide_claim", Text("认定加分扣分", "decide on a claim"), decides & had_no_hand_in_it, final=True
)


MOST_PROOFS = 30
"""So many files stand behind a claim at most."""


class State(StrEnum):
    """Where a claim stands; read from its dates, never kept."""

    FILED = "filed"
    REVIEWED = "reviewed"
    NOTICED = "noticed"
    DUE = "due"
    RECOGNISED = "recognised"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


TITLES = {
    State.FILED: Text("待初审", "to be reviewed"),
    State.REVIEWED: Text("待公示", "to be put on notice"),
    State.NOTICED: Text("公示中", "on notice"),
    State.DUE: Text("待认定", "to be decided"),
    State.RECOGNISED: Text("认定", "recognised"),
    State.REJECTED: Text("不予认定", "rejected"),
    State.WITHDRAWN: Text("已撤回", "withdrawn"),
}

# From which states each verb goes on: whoever comes later finds the claim elsewhere, and is told where.
STARTS = {
    ADD_PROOFS: frozenset({State.FILED, State.REVIEWED, State.NOTICED, State.DUE}),
    WITHDRAW_CLAIM: frozenset({State.FILED, State.REVIEWED}),
    REVIEW_CLAIM: frozenset({State.FILED}),
    NOTICE_CLAIMS: frozenset({State.REVIEWED}),
    DECIDE_CLAIM: frozenset({State.NOTICED, State.DUE}),
}


class Dated(Protocol):
    """The dates of a claim."""

    withdrawn_at: Any
    reviewed_at: Any
    noticed_on: date | None
    notice_until: date | None
    recognised_at: Any
    rejected_at: Any


def state_of(claim: Dated, today: date) -> State:
    """Where a claim stands on a day."""
    if claim.withdrawn_at:
        return State.WITHDRAWN
    if claim.recognised_at:
        return State.RECOGNISED
    if claim.rejected_at:
        return State.REJECTED
    if claim.notice_until:
        return State.NOTICED if today <= claim.notice_until else State.DUE
    return State.REVIEWED if claim.reviewed_at else State.FILED


def blockers_to_decide(claim: Dated, today: date) -> Iterator[Text]:
    """What stands in the way of a decision: the notice is not over."""
    if claim.notice_until is not None and today <= claim.notice_until:
        until = claim.notice_until
        yield Text(f"公示到{until}为止，期满后才能认定。", f"It is on notice until {until}: decide after that.")


def wrong_proofs(stand: int, fresh: int) -> Iterator[Text]:
    """What is wrong with adding so many files to those that stand."""
    if not fresh:
        yield Text("请选择还没有上传的文件。", "Choose files that the claim does not have yet.")
    if stand + fresh > MOST_PROOFS:
        yield Text(
            f"一项申报最多{MOST_PROOFS}个文件，已有{stand}个。",
            f"A claim has {MOST_PROOFS} files at most; it has {stand}.",
        )


def wrong_period(first: date, last: date, today: date) -> Iterator[Text]:
    """What is wrong with the days of a notice."""
    if first < today:
        yield Text("公示不能从过去的日期开始。", "A notice cannot begin on a day that is past.")
    if last < first:
        yield Text(f"截止日期{last}早于起始日期{first}。", f"The last day {last} is before the first day {first}.")


def wrong_row(terms: Claims, row: ClaimRow, points: str) -> dict[str, list[Text]]:
    """What is wrong with a claim by the terms of its channel, field by field: the library's own problems and dates."""
    found: dict[str, list[Text]] = {}
    if points and row.points is None:
        found["points"] = [Text(f"“{points}”不是数，请只填数字。", f"{points!r} is no number: give digits only.")]
    for problem in terms.problems([row]):
        if problem.column not in found:
            what, mend = problem.what, problem.mend
            found[problem.column] = [Text(f"{what.zh}。{mend.zh}。", f"{what.en}. {mend.en}.")]
    if terms.document == "required" and not row.document:
        found["document"] = [Text("须有证明文件，请填写文号。", "A document is required: give its number.")]
    if not row.matter and "matter" not in found:
        found["matter"] = [Text("请填写事项。", "Name the matter.")]
    dates = list(_outside(terms, row.dated))
    return {**found, **({"dated": dates} if dates else {})}


def _outside(terms: ClaimTerms, dated: date | None) -> Iterator[Text]:
    window, before = terms.window, terms.consecutive.earlier if terms.consecutive else None
    if window is None or window.holds(dated) or (before is not None and before.holds(dated)):
        return
    first, last = window.first, window.last
    yield Text(f"文件日期须在考核期内：{first}至{last}。", f"The document has to be dated within {first} and {last}.")


def number(points: str) -> Any:
    """The points that were typed as an exact number; None for nothing, or for what is no number."""
    state, value = read_one(points)
    return value if state in (NOTHING, NUMBER) else None


def matter_key(matter: str) -> str:
    """What is left of a matter when signs and spaces are taken out: equal keys look like one matter.

    >>> matter_key("“全国文明城市”（复查）") == matter_key("全国文明城市 复查")
    True
    """
    return "".join(sign for sign in narrow(matter).casefold() if sign.isalnum())
