"""Interviews: members of the teams assigned to a unit record them; notes are read by the author and the authorised."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from rules import Predicate

from kaoheng.text import Text
from kaoheng_web.organisation.authority.predicates import holds, holds_over
from kaoheng_web.organisation.authority.verbs import Verb
from kaoheng_web.organisation.models import Person, Unit
from kaoheng_web.organisation.queries import is_assigned
from kaoheng_web.organisation.roles import Role
from kaoheng_web.shared import clock

if TYPE_CHECKING:
    from kaoheng_web.channels.interviews.models import Interview

LEAST = 3
"""From how many talks on the grades of a unit are told: fewer would tell who said what."""


def _is_assigned_to_it(person: Person, unit: Unit | None = None) -> bool:
    return unit is not None and is_assigned(person, unit, clock.today())


def _wrote_it(person: Person, interview: "Interview | None" = None) -> bool:
    return interview is not None and interview.recorded_by_id == person.pk


TEAM = holds(Role.TEAM)
AUTHORISED = holds_over(Role.PERSONNEL)
SUMMARISED = frozenset({Role.OFFICE, Role.LEADING_GROUP, Role.PERSONNEL})
is_assigned_to_it = Predicate(_is_assigned_to_it, name="is assigned to the unit")
wrote_it = Predicate(_wrote_it, name="wrote it")

RECORD_INTERVIEW = Verb("interviews.record", Text("登记谈话", "record an interview"), TEAM & is_assigned_to_it)
CORRECT_INTERVIEW = Verb("interviews.correct", Text("更正谈话记录", "correct an interview"), wrote_it)
READ_NOTES = Verb(
    "interviews.read_notes", Text("阅读谈话记录", "read the notes of an interview"), wrote_it | AUTHORISED
)


def wrong_day(held_on: date, year: int, today: date) -> Iterator[Text]:
    """What is wrong with the day of a talk: it lies ahead, or outside the year that is summed up and the next one."""
    if held_on > today:
        yield Text("谈话以后再登记。", "Record it once you have talked.")
    if held_on.year not in (year, year + 1):
        yield Text(
            f"{year}年度考核的谈话日期应在{year}年或{year + 1}年。",
            f"Talks for {year} are held in {year} or {year + 1}.",
        )


def grades_told(talks: int) -> bool:
    """Whether the grades of a unit may be told, or only how many talks there were.

    >>> grades_told(2), grades_told(3)
    (False, True)
    """
    return talks >= LEAST
