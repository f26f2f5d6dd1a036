"""What may be done by whom with a ballot session, in which state it is, and what stands in the way."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from rules import Predicate

from kaoheng.text import Text
from kaoheng_web.channels.ballots.models import Session
from kaoheng_web.organisation.authority.verbs import Verb
from kaoheng_web.organisation.models import Person
from kaoheng_web.organisation.roles import Role
from kaoheng_web.organisation.standing import standing
from kaoheng_web.shared.errors import Outdated

MOST_CODES, MOST_LINES = 5_000, 60


class OfUnits(Protocol):
    """Something that is about several units."""

    @property
    def unit_paths(self) -> tuple[str, ...]: ...


@dataclass(frozen=True, slots=True)
class About:
    """What a session votes on, or will."""

    unit_paths: tuple[str, ...]


def over_all(*roles: Role) -> Predicate:
    """The person has one of the roles over every unit that is voted on."""

    def asked(person: Person, subject: OfUnits | None = None) -> bool:
        paths = subject.unit_paths if subject is not None else ()
        return bool(paths) and all(standing(person).over(roles, path) for path in paths)

    return Predicate(asked, name=f"holds {', '.join(roles)} over all its units")


RUNS, COUNTS = over_all(Role.TEAM, Role.OFFICE), over_all(Role.TEAM)

PREPARE = Verb("ballots.prepare", Text("准备民主测评", "prepare a ballot session"), RUNS)
ISSUE = Verb("ballots.issue", Text("发放投票码", "give out ballot codes"), RUNS)
OPEN = Verb("ballots.open", Text("开始投票", "open the voting"), RUNS)
CLOSE = Verb("ballots.close", Text("封箱", "close the ballot box"), RUNS, final=True)
COUNT = Verb("ballots.count", Text("登记计票单", "enter the count of paper ballots"), COUNTS)
LOCK = Verb("ballots.lock", Text("锁定测评结果", "lock the result of a ballot"), RUNS, final=True)
VOID = Verb("ballots.void", Text("作废测评", "void a ballot session"), RUNS, final=True)
REPEAT = Verb("ballots.repeat", Text("重新测评", "repeat a voided session"), RUNS)


class State(Enum):
    """Where a session stands (准备 → 投票 → 核数 → 锁定, or 作废)."""

    PREPARED = Text("准备", "prepared")
    OPEN = Text("投票中", "voting")
    CLOSED = Text("核数", "counting")
    LOCKED = Text("已锁定", "locked")
    VOIDED = Text("已作废", "void")


def state(session: Session) -> State:
    """The state that the dates of a session come to."""
    if session.voided_at:
        return State.VOIDED
    if session.locked_at:
        return State.LOCKED
    if session.closed_at:
        return State.CLOSED
    return State.OPEN if session.opened_at else State.PREPARED


def expect(session: Session, *states: State) -> None:
    """Go on only in one of these states; otherwise somebody else was faster."""
    now = state(session)
    if now not in states:
        zh, en = now.value.zh, now.value.en
        raise Outdated(Text(f"该场次现在是“{zh}”状态，不能再这样办理。", f"The session is {en} by now."))


def too_many_codes(asked: int, name: str) -> Iterator[Text]:
    """Codes are given out by the class, a bounded number at a time."""
    if not 0 <= asked <= MOST_CODES:
        yield Text(
            f"{name}票一次发放0至{MOST_CODES}个。", f"Give out 0 to {MOST_CODES} codes of class {name} at a time."
        )


def wrong_count(issued: int, returned: int, void: int, most_marks: int) -> Iterator[Text]:
    """Numbers of a count that contradict each other; more returned than issued is no slip of the pen but a finding."""
    if void > returned:
        yield Text(f"无效票{void}张，多于收回的{returned}张。", f"{void} void ballots of {returned} returned.")
    if most_marks + void > returned:
        yield Text(
            f"各档票数与无效票合计{most_marks + void}张，多于收回的{returned}张，请核对。",
            f"{most_marks + void} marks and void ballots stand on {returned} ballots returned: count again.",
        )
    if issued == 0 and returned == 0 and most_marks:
        yield Text("没有发出和收回的票，不能有票数。", "Without any ballot issued or returned there are no marks.")
