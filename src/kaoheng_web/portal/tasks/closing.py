"""What waits while a year is summed up: reports, meetings, evaluations, and steps to be closed."""

from collections.abc import Iterator

from django.urls import reverse

from kaoheng.text import Text
from kaoheng_web.organisation.authority.verbs import may
from kaoheng_web.organisation.models import Person
from kaoheng_web.organisation.queries import name_of
from kaoheng_web.organisation.roles import Role
from kaoheng_web.organisation.standing import standing
from kaoheng_web.portal.tasks.task import Source, Task
from kaoheng_web.procedure import rules
from kaoheng_web.procedure.queries.board import board, days_of
from kaoheng_web.procedure.queries.visits import meetings_due, reports_due, to_evaluate
from kaoheng_web.procedure.rules import State
from kaoheng_web.procedure.steps import evaluation, meetings, self_assessment
from kaoheng_web.procedure.steps.step import Step
from kaoheng_web.procedure.visible import REPORTERS
from kaoheng_web.shared import clock

PROCEDURE = Text("考核程序", "Procedure")


def _begun(step: Step, year: int) -> bool:
    return days_of(step, year).opens <= clock.today()


def _reports(person: Person, year: int) -> Iterator[Task]:
    step = self_assessment.STEP
    if not standing(person).has(REPORTERS) or not _begun(step, year):
        return
    for unit, draft in reports_due(person, year):
        name = name_of(unit)
        if draft is not None and may(person, rules.SUBMIT_REPORT, draft):
            what = Text(f"审核并报送{name}自查报告", f"Submit the self-assessment of {name}")
            url = reverse("procedure:report", args=[draft.pk])
        else:
            what = Text(f"填写{name}自查报告", f"Write the self-assessment of {name}")
            url = reverse("procedure:write_report", args=[unit.pk])
        yield Task(what, step.title, url, days_of(step, year).closes, year)


def _visits(person: Person, year: int) -> Iterator[Task]:
    if not standing(person).has({Role.TEAM}):
        return
    due = (
        (meetings.STEP, meetings_due, "procedure:new_meeting", "召开并登记测评大会", "Meetings to hold"),
        (evaluation.STEP, to_evaluate, "procedure:new_evaluation", "出具综合评价意见", "Units to evaluate"),
    )
    for step, units, page, zh, en in due:
        waiting = units(person, year) if _begun(step, year) else []
        if waiting:
            what = Text(f"{zh}：{len(waiting)}个单位", f"{en}: {len(waiting)}")
            yield Task(what, step.title, reverse(page), days_of(step, year).closes, year)


def _steps(person: Person, year: int) -> Iterator[Task]:
    for each in board(year) if standing(person).has({Role.OFFICE}) else ():
        title = each.step.title
        if each.state == State.READY and each.days.closes <= clock.today():
            what = Text(f"办结“{title.zh}”", f"Close the step {title.en}")
        elif each.state == State.LATE:
            what = Text(f"“{title.zh}”已逾期：{each.blockers[0].zh}", f"{title.en} is late: {each.blockers[0].en}")
        else:
            continue
        url = reverse("procedure:step", args=[each.step.key])
        yield Task(what, PROCEDURE, url, each.days.closes, year)


SOURCES: tuple[Source, ...] = (
    _reports,
    _visits,
    _steps,
)
