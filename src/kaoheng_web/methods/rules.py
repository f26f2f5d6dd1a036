"""What may be done with an edition by whom, where it stands, and what is in the way."""

from collections.abc import Collection, Iterator
from datetime import date, datetime
from enum import Enum
from typing import Protocol

from kaoheng.text import Text, day
from kaoheng_web.organisation.authority.predicates import had_no_hand_in_it, holds, holds_over
from kaoheng_web.organisation.authority.verbs import Verb
from kaoheng_web.organisation.roles import Role

UNITS = (Role.LIAISON, Role.HEAD)
OFFICE, LEADING_GROUP, HOLDERS = holds(Role.OFFICE), holds(Role.LEADING_GROUP), holds(*UNITS)

DRAFT = Verb("methods.draft_edition", Text("起草考核办法", "draft an edition"), OFFICE)
REVISE = Verb("methods.revise_edition", Text("修改考核办法", "revise an edition"), OFFICE)
CONSULT = Verb("methods.open_consultation", Text("征求意见", "consult the units"), OFFICE)
GIVE_OPINION = Verb("methods.give_opinion", Text("提出意见", "give an opinion"), holds_over(*UNITS))
ANSWER_OPINION = Verb("methods.answer_opinion", Text("答复意见", "answer an opinion"), OFFICE)
SUBMIT = Verb("methods.submit_edition", Text("报审考核办法", "submit an edition"), OFFICE)
WITHDRAW = Verb("methods.withdraw_edition", Text("撤回报审", "withdraw an edition"), OFFICE)
APPROVE = Verb(
    "methods.approve_edition", Text("审定考核办法", "approve an edition"), LEADING_GROUP & had_no_hand_in_it, final=True
)
SEND_BACK = Verb("methods.return_edition", Text("退回考核办法", "return an edition"), LEADING_GROUP & had_no_hand_in_it)


class Dates(Protocol):
    """The dates of an edition."""

    submitted_at: datetime | None
    approved_at: datetime | None
    repealed_at: datetime | None


class State(Enum):
    """Where an edition stands: the word, and the colour of its tag."""

    DRAFT = (Text("起草", "draft"), "")
    CONSULTED = (Text("征求意见", "consulted on"), "b")
    SUBMITTED = (Text("待审定", "submitted"), "y")
    GOVERNS = (Text("施行", "in force"), "g")
    REPEALED = (Text("已废止", "repealed"), "r")

    @property
    def title(self) -> Text:
        """The state in words."""
        return self.value[0]

    @property
    def colour(self) -> str:
        """The colour of its tag."""
        return self.value[1]


def state(edition: Dates, *, consulted: bool) -> State:
    """Where an edition stands, by its dates."""
    if edition.repealed_at:
        return State.REPEALED
    if edition.approved_at:
        return State.GOVERNS
    if edition.submitted_at:
        return State.SUBMITTED
    return State.CONSULTED if consulted else State.DRAFT


def blockers_to_revise(edition: Dates) -> Iterator[Text]:
    """An edition that was approved never changes; one that is submitted has to be withdrawn first."""
    if edition.approved_at:
        yield Text(
            "办法已经审定，内容不再改动；需要调整的，请沿用本版另行起草。",
            "The edition is approved and never changes: copy it and draft another one.",
        )
    elif edition.submitted_at:
        yield Text("办法已经报审，请先撤回。", "The edition is submitted: withdraw it first.")


def blockers_to_consult(edition: Dates, until: date, today: date, *, consulted: bool) -> Iterator[Text]:
    """Opinions are asked once, on a draft, until a day to come."""
    yield from blockers_to_revise(edition)
    if consulted:
        yield Text("已经征求过意见。", "Opinions were asked already.")
    if until < today:
        yield Text(f"截止日期{until}已经过去。", f"The last day {until} is past.")


def blockers_to_opine(edition: Dates, until: date | None, today: date) -> Iterator[Text]:
    """Opinions are given while they are asked for."""
    yield from blockers_to_revise(edition)
    if until is None:
        yield Text("这个办法没有在征求意见。", "No opinions are asked on this edition.")
    elif until < today:
        last = day(until)
        yield Text(f"征求意见已于{last.zh}截止。", f"Opinions were asked until {last.en}.")


def blockers_to_submit(
    edition: Dates, until: date | None, today: date, unanswered: int, unknown_groups: Collection[str]
) -> Iterator[Text]:
    """An edition is submitted once opinions were asked, the day is past and every opinion is answered."""
    yield from blockers_to_revise(edition)
    if until is None:
        yield Text("还没有征求意见。", "No opinions were asked yet.")
    elif today <= until:
        last = day(until)
        yield Text(f"征求意见到{last.zh}才截止。", f"Opinions are asked until {last.en}.")
    if unanswered:
        yield Text(f"还有{unanswered}条意见没有答复。", f"{unanswered} opinions are not answered.")
    if unknown_groups:
        named = "、".join(sorted(unknown_groups))
        yield Text(
            f"办法中的组别{named}不是考核组别，请改正办法或先设立组别。",
            f"The edition names groups that do not exist: {', '.join(sorted(unknown_groups))}.",
        )


def blockers_to_decide(edition: Dates) -> Iterator[Text]:
    """Only what is submitted, and not decided yet, can be approved or returned."""
    if edition.approved_at:
        yield Text("办法已经审定。", "The edition is approved already.")
    elif not edition.submitted_at:
        yield Text("办法没有报审，或者已经撤回。", "The edition is not submitted, or was withdrawn.")
