"""The ten steps of both years: last year's papers with one step skipped by decision; this year's days (演示数据)."""

from datetime import date, timedelta

from kaoheng_web.demo.parts.interviews import TEAMS
from kaoheng_web.demo.people import holder, person
from kaoheng_web.demo.places import COUNTIES, YEAR
from kaoheng_web.organisation.models import RoleAssignment
from kaoheng_web.organisation.roles import Role
from kaoheng_web.procedure.actions.meetings import hold_meeting
from kaoheng_web.procedure.actions.reports import draft_report, evaluate, submit_report
from kaoheng_web.procedure.actions.steps import close_step, set_window, skip_step
from kaoheng_web.procedure.queries.board import board, unfinished_before
from kaoheng_web.procedure.scope import assessed
from kaoheng_web.procedure.steps.catalogue import BY_KEY, STEPS
from kaoheng_web.shared import clock

LAST = YEAR - 1
MET = {"班子成员": (11, 11), "中层干部": (60, 54), "干部职工代表": (40, 33)}
TOO_FEW = {"班子成员": (11, 11), "中层干部": (60, 36), "干部职工代表": (40, 30)}
TEXT = "全年目标任务总体完成；存在的问题和下一步打算另附（演示数据，虚构内容）。"
OPINION = "班子团结协作，重点任务推进有力；投资增速和项目储备有待加强（演示数据，虚构内容）。"


def seed() -> None:
    """Days, reports, meetings and evaluations; then the office closes what nothing stands in the way of."""
    office = person("office1")
    for year, day in ((LAST, date(LAST, 2, 20)), (YEAR, date(YEAR, 2, 20))):
        with clock.at(day):
            for step in STEPS:
                set_window(office, year, step, step.usual(year).opens, step.usual(year).closes)
    _reports()
    _visits()
    with clock.at(date(YEAR, 1, 20)):
        reason = "本年度考核办法未设社会评价渠道，有关评价并入民主测评（演示）。"
        skip_step(
            person("leading_group1"),
            LAST,
            BY_KEY["social_evaluation"],
            reason,
            f"市考核领导组会议纪要〔{YEAR}〕1号（演示）",
        )
    with clock.at(date(YEAR, 3, 16)):
        for step in STEPS:
            _close(step.key)


def _reports() -> None:
    for at, unit in enumerate(assessed(LAST)):
        head = RoleAssignment.objects.select_related("person").get(role=Role.HEAD, unit=unit).person
        with clock.at(date(YEAR, 1, 4) + timedelta(days=at % 9)):
            submit_report(head, draft_report(head, unit, LAST, TEXT, {}))


def _visits() -> None:
    names = list(COUNTIES.values())
    for at, (_, accounts) in enumerate(TEAMS):
        member = person(accounts[0])
        for turn, name in enumerate(names[at * 3 : at * 3 + 3]):
            unit, place = holder(Role.HEAD, name)[0], f"{name}会议中心"
            if turn == at == 1:
                with clock.at(date(YEAR, 1, 7)):
                    hold_meeting(member, unit, LAST, clock.today(), place, "2/3", TOO_FEW)
            with clock.at(date(YEAR, 1, 8 + turn)):
                hold_meeting(member, unit, LAST, clock.today(), place, "2/3", MET)
            with clock.at(date(YEAR, 2, 10 + turn)):
                evaluate(member, unit, LAST, OPINION)


def _close(key: str) -> None:
    every = board(LAST)
    own = next(each for each in every if each.step.key == key)
    if not own.done and not own.blockers:
        close_step(person("office1"), LAST, own.step, knowingly=any(unfinished_before(every, key)))
