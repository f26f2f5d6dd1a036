"""What may be done with results, by whom, and what stands in the way."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from enum import Enum
from typing import Protocol

from kaoheng.findings import Finding
from kaoheng.text import Text, day
from kaoheng_web.organisation.authority.predicates import had_no_hand_in_it, holds
from kaoheng_web.organisation.authority.verbs import Verb
from kaoheng_web.organisation.roles import Role

OFFICE, LEADERS = holds(Role.OFFICE), holds(Role.LEADING_GROUP)

SCORE = Verb("results.score", Text("试算", "score a year"), OFFICE)
CHECK = Verb("results.check", Text("复核计分", "check a run"), OFFICE & had_no_hand_in_it, final=True)
SUBMIT = Verb("results.submit", Text("报审结果", "submit results"), OFFICE, final=True)
APPROVE = Verb("results.approve", Text("审定结果", "approve results"), LEADERS & had_no_hand_in_it, final=True)
NOTICE = Verb("results.notice", Text("公示结果", "give public notice of results"), OFFICE, final=True)
FINALISE = Verb("results.finalise", Text("结果定稿", "make results final"), OFFICE, final=True)

NOTICE_DAYS = 5
"""Working days of public notice: usual, not read in a source; the edition's own text goes before."""


class State(Enum):
    """How far a run has got."""

    TRIAL = Text("试算", "trial")
    CHECKED = Text("已复核", "checked")
    SUBMITTED = Text("报审中", "submitted")
    APPROVED = Text("已审定", "approved")
    NOTICED = Text("公示中", "under public notice")
    FINAL = Text("已定稿", "final")


NEXT = {
    State.TRIAL: CHECK,
    State.CHECKED: SUBMIT,
    State.SUBMITTED: APPROVE,
    State.APPROVED: NOTICE,
    State.NOTICED: FINALISE,
}
"""The step that comes after each state."""


class Dated(Protocol):
    """The dates of a run."""

    checked_at: datetime | None
    submitted_at: datetime | None
    approved_at: datetime | None
    notice_from: date | None
    notice_to: date | None
    final_at: datetime | None

    @property
    def provisional(self) -> bool:
        """Whether its year was not over."""
        ...


def state(run: Dated) -> State:
    """The state that the dates of a run come to."""
    steps = (
        (run.final_at, State.FINAL),
        (run.notice_from, State.NOTICED),
        (run.approved_at, State.APPROVED),
        (run.submitted_at, State.SUBMITTED),
        (run.checked_at, State.CHECKED),
    )
    return next((name for at, name in steps if at is not None), State.TRIAL)


def not_in(run: Dated, *wanted: State) -> Iterator[Text]:
    """A step is taken from the state before it, once."""
    own = state(run)
    if own not in wanted:
        zh, en = "或".join(each.value.zh for each in wanted), " or ".join(each.value.en for each in wanted)
        yield Text(
            f"本批次现为“{own.value.zh}”，须在“{zh}”时办理。", f"The run is {own.value.en}; it has to be {en} for this."
        )


def blockers_to_check(run: Dated) -> list[Text]:
    """What stands in the way of checking a run."""
    found = list(not_in(run, State.TRIAL))
    if run.provisional:
        told = Text("本批次是年度结束前的暂算，不进入报审程序。", "It was scored before the year was over.")
        found.append(told)
    return found


def blockers_to_submit(run: Dated, undecided: int) -> list[Text]:
    """What stands in the way of submitting a run."""
    found = list(not_in(run, State.CHECKED))
    if undecided:
        found.append(
            Text(
                f"有{undecided}个单位的名次或等次待领导组决定，请先记录决定，再重新计分。",
                f"{undecided} ranks or grades await a decision: record it, then score again.",
            )
        )
    return found


def blockers_to_finalise(run: Dated, today: date, *, superseded: bool) -> list[Text]:
    """What stands in the way of making a run final."""
    found = list(not_in(run, State.NOTICED))
    if run.notice_to is not None and today <= run.notice_to:
        last = day(run.notice_to)
        found.append(Text(f"公示期至{last.zh}，尚未结束。", f"The public notice runs until {last.en}."))
    if superseded:
        found.append(Text("已有另一批次定稿，本批次不能再定稿。", "Another run was made final: this one cannot be."))
    return found


def said(finding: Finding) -> Text:
    """What the library finds wrong, in a sentence; where it stood in the tables written for it, nobody has seen."""
    what, mend = finding.what, finding.mend
    return Text(f"{what.zh}。{mend.zh}", f"{what.en}. {mend.en}")


def told(findings: Iterable[Finding]) -> list[Text]:
    """All that the library finds wrong: before what is mended alike, once, how it is mended."""
    alike: dict[Text, list[Text]] = {}
    for finding in findings:
        alike.setdefault(finding.mend, []).append(finding.what)
    lines = []
    for mend, found in alike.items():
        lines += [Text(f"{mend.zh}（{len(found)}处）：", f"{mend.en} ({len(found)}):"), *found]
    return lines
