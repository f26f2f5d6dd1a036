"""Who does what in the procedure, where a step stands, and what is wrong with what was written."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from fractions import Fraction

from rules import Predicate

from kaoheng.numbers import parse
from kaoheng.text import Text
from kaoheng_web.organisation.authority.predicates import holds, holds_over
from kaoheng_web.organisation.authority.verbs import Verb
from kaoheng_web.organisation.models import Person, Unit
from kaoheng_web.organisation.queries import is_assigned
from kaoheng_web.organisation.roles import Role
from kaoheng_web.shared import clock


def _visits_it(person: Person, unit: Unit | None = None) -> bool:
    return unit is not None and is_assigned(person, unit, clock.today())


OFFICE, LEADING_GROUP = holds(Role.OFFICE), holds(Role.LEADING_GROUP)
VISITS = holds(Role.TEAM) & Predicate(_visits_it, name="is assigned to the unit")

SET_WINDOW = Verb("procedure.set_window", Text("规定环节期限", "set when a step is taken"), OFFICE)
CLOSE_STEP = Verb("procedure.close_step", Text("办结环节", "close a step"), OFFICE, final=True)
EXEMPT = Verb("procedure.exempt", Text("决定程序例外", "decide an exemption"), LEADING_GROUP)
DRAFT_REPORT = Verb(
    "procedure.draft_report", Text("起草自查报告", "draft a self-assessment"), holds_over(Role.LIAISON, Role.HEAD)
)
SUBMIT_REPORT = Verb(
    "procedure.submit_report", Text("报送自查报告", "submit a self-assessment"), holds_over(Role.HEAD), final=True
)
HOLD_MEETING = Verb("procedure.hold_meeting", Text("登记测评大会", "record an assessment meeting"), VISITS)
EVALUATE = Verb("procedure.evaluate", Text("出具综合评价意见", "evaluate a unit"), VISITS)


class State(Enum):
    """Where a step stands: follows from its days, its closing and what is in the way."""

    CLOSED = Text("已办结", "closed")
    SKIPPED = Text("免予办理", "skipped")
    READY = Text("可办结", "ready to be closed")
    RUNNING = Text("进行中", "running")
    LATE = Text("逾期", "late")
    AHEAD = Text("未开始", "not begun")


@dataclass(frozen=True, slots=True)
class Days:
    """The first and the last day of a step."""

    opens: date
    closes: date


def state(*, closed: bool, skipped: bool, blocked: bool, days: Days, today: date) -> State:
    """Where a step stands.

    >>> days = Days(date(2026, 1, 4), date(2026, 1, 31))
    >>> state(closed=False, skipped=False, blocked=True, days=days, today=date(2026, 2, 1))
    <State.LATE: Text(zh='逾期', en='late')>
    """
    if skipped or closed:
        return State.SKIPPED if skipped else State.CLOSED
    if today < days.opens:
        return State.AHEAD
    if not blocked:
        return State.READY
    return State.LATE if today > days.closes else State.RUNNING


def quorate(least: str, classes: Mapping[str, tuple[int, int]]) -> bool:
    """Whether enough of every class came: due and present by the name of the class.

    >>> quorate("2/3", {"班子成员": (9, 6)}), quorate("2/3", {"班子成员": (9, 9), "中层干部": (30, 19)})
    (True, False)
    """
    return all(present >= Fraction(least) * due for due, present in classes.values())


def wrong_attendance(classes: Mapping[str, tuple[int, int]]) -> Iterator[Text]:
    """What is wrong with the numbers of a meeting."""
    if not classes:
        yield Text("请至少写一类人员的应到和实到人数。", "Give the numbers of at least one class.")
    for name, (due, present) in classes.items():
        if due < 1 or present > due:
            yield Text(f"{name}应到{due}人、实到{present}人，请核对。", f"{name}: {present} of {due} came; check.")


def wrong_points(written: str, full: Fraction | None) -> Iterator[Text]:
    """An own score is a number from 0 to the full marks of the item."""
    try:
        points = parse(written)
    except ValueError:
        yield Text(f"“{written}”不是数。", f"{written!r} is no number.")
        return
    if points < 0 or (full is not None and points > full):
        yield Text(f"自评分须在0至{full}之间。", f"An own score lies between 0 and {full}.")
