"""考核测评大会: the team convenes every unit that it visits; enough of every class have to come."""

from collections.abc import Iterator

from kaoheng.text import Text
from kaoheng_web.organisation.roles import Role
from kaoheng_web.procedure.queries.meetings import last_meetings
from kaoheng_web.procedure.scope import visited
from kaoheng_web.procedure.steps.step import NO_TEAMS, Output, Step, Usual, missing


def blockers(year: int) -> Iterator[Text]:
    """Units without a meeting, or whose meeting was too small and was not reconvened."""
    units, held = visited(year), last_meetings(year)
    if not units:
        yield NO_TEAMS
    yield from missing([unit for unit in units if unit.pk not in held], "还没有召开测评大会", "had no meeting")
    small = [unit for unit in units if unit.pk in held and not held[unit.pk].quorate]
    yield from missing(small, "到会人数不足，须重开", "had too small a meeting, to be reconvened")


STEP = Step(
    "meetings",
    Text("考核测评大会", "Assessment meetings"),
    Text("考核组召开测评大会，听取述职；每类人员到会须达规定比例。", "Teams hear the units; enough of all come."),
    Role.TEAM,
    Usual(1, 4, later=1),
    Usual(1, 31, later=1),
    blockers,
    (Output(Text("测评大会", "meetings"), "procedure:meetings"),),
)
