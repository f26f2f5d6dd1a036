"""综合评价: the team evaluates every unit that it visited."""

from collections.abc import Iterator

from kaoheng.text import Text
from kaoheng_web.organisation.roles import Role
from kaoheng_web.procedure.models.reports import Evaluation
from kaoheng_web.procedure.scope import visited
from kaoheng_web.procedure.steps.step import NO_TEAMS, Output, Step, Usual, missing


def blockers(year: int) -> Iterator[Text]:
    """Units without an evaluation."""
    units = visited(year)
    if not units:
        yield NO_TEAMS
    done = set(Evaluation.objects.filter(year=year).values_list("unit_id", flat=True))
    yield from missing([unit for unit in units if unit.pk not in done], "还没有综合评价意见", "are not evaluated yet")


STEP = Step(
    "evaluation",
    Text("综合评价", "Comprehensive evaluation"),
    Text("考核组逐单位出具综合评价意见，其他考核组不得查看。", "Teams evaluate every unit."),
    Role.TEAM,
    Usual(2, 1, later=1),
    Usual(3, 15, later=1),
    blockers,
    (Output(Text("综合评价意见", "evaluations"), "procedure:evaluations"),),
)
