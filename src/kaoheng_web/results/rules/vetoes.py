"""Vetoes: proposed by the body that the method names, never decided before the unit was heard, nor by the proposer."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Any

from rules import Predicate

from kaoheng.method.vetoes import Veto
from kaoheng.text import Text
from kaoheng_web.ledger.reading import once
from kaoheng_web.organisation.authority.predicates import had_no_hand_in_it, holds, holds_over
from kaoheng_web.organisation.authority.verbs import Verb
from kaoheng_web.organisation.models import Person, UnitName
from kaoheng_web.organisation.roles import Role
from kaoheng_web.organisation.standing import standing
from kaoheng_web.results.rules.deciding import REPORTERS

OFFICE, LEADING_GROUP = holds(Role.OFFICE), holds(Role.LEADING_GROUP)
SPEAKERS = frozenset({Role.HEAD, Role.LIAISON, Role.DATA, Role.SCORING})


@once
def bodies(person: Person) -> list[str]:
    """The bodies that a person speaks for: the names of the units where they are head, liaison, certifier or scorer."""
    stands = standing(person)
    keys = [held.path.rstrip("/").rpartition("/")[2] for held in stands.held if held.role in SPEAKERS]
    rows = UnitName.objects.on(stands.day).filter(unit__in=keys).order_by("unit_id")
    return list(rows.values_list("name", flat=True))


def _speaks_for_its_proposer(person: Person, veto: Veto | None = None) -> bool:
    if veto is None:
        return False
    names = bodies(person)
    return bool(names) and (not veto.proposer or veto.proposer in names)


speaks_for_its_proposer = Predicate(_speaks_for_its_proposer, name="speaks for the body that proposes it")

PROPOSERS = holds(Role.OFFICE, *sorted(SPEAKERS))
PROPOSE_VETO = Verb("results.propose_veto", Text("提出一票否决", "propose a veto"), OFFICE | speaks_for_its_proposer)
HEAR_UNIT = Verb(
    "results.hear_unit", Text("登记陈述意见", "put the unit's view on record"), OFFICE | holds_over(*sorted(REPORTERS))
)
DECIDE_VETO = Verb(
    "results.decide_veto", Text("审定一票否决", "decide on a veto"), LEADING_GROUP & had_no_hand_in_it, final=True
)


class State(StrEnum):
    """Where a case stands; the words are those of the library's evidence."""

    PROPOSED = "proposed"
    HEARD = "heard"
    APPROVED = "approved"
    REJECTED = "rejected"


TITLES = {
    State.PROPOSED: Text("已提出，待听取意见", "proposed, the unit is to be heard"),
    State.HEARD: Text("已听取意见，待审定", "heard, to be decided"),
    State.APPROVED: Text("批准", "approved"),
    State.REJECTED: Text("不予批准", "rejected"),
}


def state_of(case: Any, heard: bool) -> State:
    """Where a case stands."""
    if case.approved_at:
        return State.APPROVED
    if case.rejected_at:
        return State.REJECTED
    return State.HEARD if heard else State.PROPOSED


def blockers_to_approve(veto: Veto, heard: date | None, today: date) -> Iterator[Text]:
    """What stands in the way of approving a case; rejecting it needs only the hearing."""
    yield from blockers_to_decide(heard, today)
    if not veto.legal_basis:
        yield Text(
            f"办法没有写明“{veto.title}”的法律依据，不能批准；请先修订办法。",
            f"The method names no law for {veto.title_en or veto.title}: amend it first.",
        )


def blockers_to_decide(heard: date | None, today: date) -> Iterator[Text]:
    """What stands in the way of any decision: the unit was not heard."""
    if heard is None:
        yield Text(
            "还没有听取被考核单位意见：请考核办组织听取，或由单位提交陈述意见。",
            "The unit was not heard yet: the office arranges it, or the unit gives its statement.",
        )
    elif heard > today:
        yield Text(f"听取意见的日期{heard}还没有到。", f"The hearing on {heard} is still to come.")


def wrong_year(veto: Veto, effective: int, year: int) -> Iterator[Text]:
    """What is wrong with the year that a veto is to act on."""
    if effective > year:
        yield Text(f"适用年度不能晚于考核年度{year}。", f"It cannot be for a year after {year}.")
    if effective < year and not veto.retroactive:
        yield Text(
            f"“{veto.title}”不追溯以前年度，适用年度应为{year}。",
            f"{veto.title_en or veto.title} does not reach back: the year is {year}.",
        )
