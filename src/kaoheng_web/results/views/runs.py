"""The runs of a year: how far each has got, what stands in the way, and the steps."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from kaoheng.method.edition import Group
from kaoheng.text import Text, title_of
from kaoheng_web.methods.queries import governing
from kaoheng_web.organisation.authority.confirmation import confirmed
from kaoheng_web.organisation.authority.verbs import Verb, acting, may
from kaoheng_web.organisation.models import Person
from kaoheng_web.results.actions.runs import approve_run, check_run, finalise_run, notice_run, score_year, submit_run
from kaoheng_web.results.forms.runs import Approval, Notice, Scoring, Step
from kaoheng_web.results.models.runs import Run, UnitResult
from kaoheng_web.results.queries.appeals import to_correct
from kaoheng_web.results.queries.runs import runs_of
from kaoheng_web.results.queries.steps import against
from kaoheng_web.results.rules import runs as rules
from kaoheng_web.shared.answers import answered
from kaoheng_web.shared.errors import NotFound
from kaoheng_web.shared.years import year_of

NO_RUN = Text("没有这个计分批次，或者您不能查看它。", "There is no such run, or you may not see it.")
NO_METHOD = Text("本年度还没有审定的考核办法。", "No method is approved for this year yet.")

SCORED = Text("计分完成，由考核办另一人复核。", "Scored; somebody else of the office checks it now.")
PROVISIONAL = Text("暂算完成，不进入报审程序。", "Scored before the year is over; the run goes no further.")


@dataclass(frozen=True)
class Taken:
    """A step as its page offers it."""

    verb: Verb
    form: type[forms.Form]
    act: Callable[..., Run]
    done: Text


STEPS = {
    "check": Taken(rules.CHECK, Step, check_run, Text("已复核。", "Checked.")),
    "submit": Taken(rules.SUBMIT, Step, submit_run, Text("已报审。", "Submitted.")),
    "approve": Taken(rules.APPROVE, Approval, approve_run, Text("已审定。", "Approved.")),
    "notice": Taken(rules.NOTICE, Notice, notice_run, Text("已公示。", "Under public notice.")),
    "finalise": Taken(rules.FINALISE, Step, finalise_run, Text("已定稿。", "The results are final.")),
}


@dataclass(frozen=True)
class Offer:
    """The step that comes next: where it is taken, and what stands in the way of it."""

    title: Text
    url: str
    blockers: list[Text]


def runs(request: HttpRequest) -> HttpResponse:
    """Every run of the chosen year that the reader may see, the newest first."""
    person, year = acting(request), year_of(request)
    rows = [
        {"run": run, "state": rules.state(run), "next": offered(person, run)}
        for run in runs_of(year).visible_to(person)[:50]
    ]
    shown = {"rows": rows, "edition": governing(year), "may_score": may(person, rules.SCORE), "year": year}
    return render(request, "results/runs.html", shown)


def score(request: HttpRequest) -> HttpResponse:
    """Score the chosen year; as a correction where results are final, or an appeal against them was upheld."""
    person, year = acting(request), year_of(request)
    edition = governing(year)
    if edition is None:
        raise NotFound(NO_METHOD)
    form, wrong = Scoring(request.POST or None), to_correct(year)
    form.fields["reason"].required = wrong is not None
    heading = Text(f"{year}年度更正计分", f"Score {year} again") if wrong else Text(f"{year}年度试算", f"Score {year}")
    return answered(
        request,
        form,
        lambda: score_year(person, edition, corrects=wrong, reason=form.cleaned_data["reason"]),
        heading=heading,
        button=rules.SCORE.button,
        back=reverse("results:runs"),
        told=lambda made: PROVISIONAL if made.provisional else SCORED,
        onward=lambda made: reverse("results:run", args=[made.pk]),
    )


def step(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    """Take the next step of a run."""
    person, run = acting(request), visible_run(request, pk)
    taken = STEPS[verb]
    form = taken.form(request.POST if request.method == "POST" else None)
    return answered(
        request,
        form,
        lambda: taken.act(person, run, **form.cleaned_data),
        heading=taken.verb.title,
        button=taken.verb.button,
        back=reverse("results:run", args=[pk]),
        told=taken.done,
        about="results/run_facts.html",
        run=run,
        groups=_graded(run),
    )


confirmed_step = confirmed(step)
"""Approving, publishing and making final ask for the password once more."""


def offered(person: Person, run: Run) -> Offer | None:
    """The step that comes next, if this person may take it."""
    verb = rules.NEXT.get(rules.state(run))
    if verb is None or run.provisional or not may(person, verb, run):
        return None
    name = verb.name.removeprefix("results.")
    return Offer(verb.title, reverse(f"results:{name}_run", args=[run.pk]), against(run, verb))


def _graded(run: Run) -> list[tuple[Text, list[Text], int]]:
    """Every group with how many of its units got which grade, and of how many nothing is decided yet."""
    rows = list(UnitResult.objects.filter(run=run))
    return [
        (
            title_of(group),
            [_counted(group, grade, count) for grade, count in Counter(row.grade for row in own).items()],
            sum(row.undecided for row in own),
        )
        for id, group in run.edition.method.groups.items()
        if (own := [row for row in rows if row.group == id])
    ]


def _counted(group: Group, grade: str, count: int) -> Text:
    if grade:
        return Text(f"{grade}{count}个", f"{grade}: {count}")
    if group.honours_only:
        return Text(f"{count}个只计分，不评等次", f"{count} scored only, without grades")
    return Text(f"未定等次{count}个", f"{count} without a grade yet")


def visible_run(request: HttpRequest, pk: int) -> Run:
    """The run, if the reader may know that it exists."""
    found: Run | None = (
        Run.objects.visible_to(acting(request))
        .select_related("edition", "scored_by", "checked_by")
        .filter(pk=pk)
        .first()
    )
    if found is None:
        raise NotFound(NO_RUN)
    return found
