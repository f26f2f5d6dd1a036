"""What may be done with a plan by whom, and what is in the way."""

from collections.abc import Iterator
from datetime import datetime
from typing import Protocol

from kaoheng.numbers import parse
from kaoheng.text import Text
from kaoheng_web.organisation.authority.predicates import had_no_hand_in_it, holds
from kaoheng_web.organisation.authority.verbs import Verb
from kaoheng_web.organisation.roles import Role

OFFICE, LEADING_GROUP = holds(Role.OFFICE), holds(Role.LEADING_GROUP)
RECORDERS = holds(Role.OFFICE, Role.DATA)

DRAFT = Verb("plans.draft_plan", Text("起草规划", "draft a plan"), OFFICE)
ADD_GOALS = Verb("plans.add_goals", Text("增加规划目标", "add goals to a plan"), OFFICE)
REMOVE_GOAL = Verb("plans.remove_goal", Text("删去规划目标", "remove a goal of a plan"), OFFICE)
REVISE_GOAL = Verb("plans.revise_goal", Text("修改规划目标", "revise a goal of a plan"), OFFICE)
SUBMIT = Verb("plans.submit_plan", Text("报审规划", "submit a plan"), OFFICE)
WITHDRAW = Verb("plans.withdraw_plan", Text("撤回规划", "withdraw a plan"), OFFICE)
APPROVE = Verb("plans.approve_plan", Text("审定规划", "approve a plan"), LEADING_GROUP & had_no_hand_in_it, final=True)
SEND_BACK = Verb("plans.return_plan", Text("退回规划", "return a plan"), LEADING_GROUP & had_no_hand_in_it)
RECORD_ACTUAL = Verb("plans.record_actual", Text("登记规划实际值", "record what a year brought"), RECORDERS)

LONGEST = 20


class Dates(Protocol):
    """The dates of a plan."""

    submitted_at: datetime | None
    approved_at: datetime | None


def wrong_years(first: int, last: int) -> Iterator[Text]:
    """What is wrong with the years of a plan."""
    if not first < last <= first + LONGEST:
        yield Text(f"终期须晚于起始年，且不超过{LONGEST}年。", f"A plan ends within {LONGEST} years after its first.")


def wrong_line(text: str) -> Iterator[Text]:
    """What is wrong with a line such as 98%."""
    try:
        fine = text.endswith("%") and 0 < parse(text) <= 2
    except ValueError:
        fine = False
    if not fine:
        yield Text(f"“{text}”不是百分比，请写作98%。", f"{text!r} is no percentage: write 98%.")


def state(plan: Dates) -> tuple[Text, str]:
    """Where a plan stands in words, and the colour of its tag."""
    if plan.approved_at:
        return Text("施行", "in force"), "g"
    return (Text("待审定", "submitted"), "y") if plan.submitted_at else (Text("起草", "draft"), "")


def blockers_to_revise(plan: Dates) -> Iterator[Text]:
    """Goals change only while the plan is a draft."""
    if plan.approved_at:
        yield Text("规划已经审定，目标不再改动。", "The plan is approved: its goals do not change.")
    elif plan.submitted_at:
        yield Text("规划已经报审，请先撤回。", "The plan is submitted: withdraw it first.")


def blockers_to_submit(plan: Dates, goals: int) -> Iterator[Text]:
    """A plan needs goals."""
    yield from blockers_to_revise(plan)
    if not goals:
        yield Text("规划还没有目标。", "The plan has no goals yet.")


def blockers_to_decide(plan: Dates) -> Iterator[Text]:
    """Only what is submitted, and not decided yet, can be approved or returned."""
    if plan.approved_at:
        yield Text("规划已经审定。", "The plan is approved already.")
    elif not plan.submitted_at:
        yield Text("规划没有报审，或者已经撤回。", "The plan is not submitted, or was withdrawn.")


def blockers_to_record(plan: Dates, base_year: int, last: int, year: int, this_year: int) -> Iterator[Text]:
    """Figures are recorded for an approved plan, for years that have begun."""
    if not plan.approved_at:
        yield Text("规划审定以后才能登记实际值。", "Figures are recorded once the plan is approved.")
    if not base_year < year <= last:
        yield Text(f"{year}年不在{base_year + 1}年至{last}年之间。", f"{year} is not from {base_year + 1} to {last}.")
    elif year > this_year:
        yield Text(f"{year}年还没有开始。", f"{year} has not begun.")
