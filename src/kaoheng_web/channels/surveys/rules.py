"""What may be done by whom with a survey, and in which state it is."""

from enum import Enum

from kaoheng.text import Text
from kaoheng_web.channels.surveys.models import Survey
from kaoheng_web.organisation.authority.predicates import holds
from kaoheng_web.organisation.authority.verbs import Verb
from kaoheng_web.organisation.roles import Role
from kaoheng_web.shared.errors import Outdated

MOST_CODES, MOST_UNITS, MOST_LINES = 5_000, 200, 4_900
OFFICE = holds(Role.OFFICE)

PREPARE = Verb("surveys.prepare", Text("准备民意调查", "prepare a survey"), OFFICE)
INVITE = Verb("surveys.invite", Text("发放邀请码", "give out invitation codes"), OFFICE)
OPEN = Verb("surveys.open", Text("开始调查", "open a survey"), OFFICE)
IMPORT = Verb("surveys.import_responses", Text("导入答卷", "import answered questionnaires"), OFFICE)
CLOSE = Verb("surveys.close", Text("结束调查", "close a survey"), OFFICE, final=True)
VOID = Verb("surveys.void", Text("作废调查", "void a survey"), OFFICE, final=True)


class State(Enum):
    """Where a survey stands."""

    PREPARED = Text("准备", "prepared")
    OPEN = Text("调查中", "asking")
    CLOSED = Text("已结束", "closed")
    VOIDED = Text("已作废", "void")


def state(survey: Survey) -> State:
    """The state that the dates of a survey come to."""
    if survey.voided_at:
        return State.VOIDED
    if survey.closed_at:
        return State.CLOSED
    return State.OPEN if survey.opened_at else State.PREPARED


def expect(survey: Survey, *states: State) -> None:
    """Go on only in one of these states; otherwise somebody else was faster."""
    now = state(survey)
    if now not in states:
        zh, en = now.value.zh, now.value.en
        raise Outdated(Text(f"该调查现在是“{zh}”状态，不能再这样办理。", f"The survey is {en} by now."))
