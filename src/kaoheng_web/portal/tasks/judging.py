"""What waits while results are made: ballots, ratings, claims, vetoes, runs, appeals."""

from collections.abc import Iterator

from django.urls import reverse

from kaoheng.text import Text
from kaoheng_web.channels.ballots.queries import unfinished
from kaoheng_web.channels.ballots.rules import state
from kaoheng_web.channels.panels.queries import waiting_sheets
from kaoheng_web.organisation.models import Person
from kaoheng_web.organisation.roles import Role
from kaoheng_web.organisation.standing import standing
from kaoheng_web.portal.tasks.task import Source, Task
from kaoheng_web.results.queries.due import appeals_due, runs_due
from kaoheng_web.results.queries.waiting import cases_waiting, claims_waiting


def _ballot_sessions(person: Person, year: int) -> Iterator[Task]:
    rows = unfinished(person, year) if standing(person).has({Role.TEAM}) else ()
    for session in rows:
        now = state(session).value
        what = Text(f"民主测评“{session.title}”：{now.zh}", f"Ballot “{session.title}”: {now.en}")
        url = reverse("ballots:session", args=[session.pk])
        yield Task(what, Text("民主测评", "Ballots"), url, session.held_on, year)


def _sheets(person: Person, year: int) -> Iterator[Task]:
    for rater in waiting_sheets(person, year):
        title = rater.panel.terms.title
        what, url = Text(f"请评分：{title}", f"Rate: {title}"), reverse("panels:sheet", args=[rater.pk])
        yield Task(what, Text("评委评分", "Panels"), url, rater.panel.due_on, year)


def _claims(person: Person, year: int) -> Iterator[Task]:
    for waits, what in claims_waiting(person, year):
        url = f"{reverse('results:claims')}?state={waits}"
        yield Task(what, Text("加分与扣分", "Bonuses and penalties"), url, year=year)


def _veto_cases(person: Person, year: int) -> Iterator[Task]:
    for case, what in cases_waiting(person, year):
        yield Task(what, Text("一票否决", "Vetoes"), reverse("results:veto", args=[case.pk]), year=year)


def _runs(person: Person, year: int) -> Iterator[Task]:
    for each in runs_due(person, year):
        url = reverse(each.page, args=each.arguments)
        yield Task(each.what, Text("计分与结果", "Results"), url, year=year)


def _appeals(person: Person, year: int) -> Iterator[Task]:
    for each in appeals_due(person, year):
        url = reverse(each.page, args=each.arguments)
        yield Task(each.what, Text("申诉", "Appeals"), url, each.by, year)


SOURCES: tuple[Source, ...] = (
    _ballot_sessions,
    _sheets,
    _claims,
    _veto_cases,
    _runs,
    _appeals,
)
