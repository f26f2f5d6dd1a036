"""个别谈话: the team talks to people of every unit that it visits."""

from collections.abc import Iterator

from kaoheng.text import Text
from kaoheng_web.channels.interviews.queries import summaries
from kaoheng_web.organisation.roles import Role
from kaoheng_web.procedure.scope import visited
from kaoheng_web.procedure.steps.step import NO_TEAMS, Output, Step, Usual, missing


def blockers(year: int) -> Iterator[Text]:
    """Units where nobody was talked to."""
    units = visited(year)
    if not units:
        yield NO_TEAMS
    talked = {each.unit for each in summaries(year)}
    yield from missing([unit for unit in units if unit.pk not in talked], "还没有谈话", "had no talk")


STEP = Step(
    "interviews",
    Text("个别谈话", "Interviews"),
    Text("考核组成员与有关人员个别谈话，记录加密保存。", "Team members talk to people; notes are sealed."),
    Role.TEAM,
    Usual(1, 4, later=1),
    Usual(2, 10, later=1),
    blockers,
    (Output(Text("谈话情况汇总", "summaries"), "interviews:interviews"),),
)
