"""The pages of appeals: those one may see, one with its course, filing it and taking its steps."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from kaoheng.text import Text, title_of
from kaoheng_web.organisation.authority.confirmation import confirmed
from kaoheng_web.organisation.authority.verbs import Verb, acting, may
from kaoheng_web.organisation.models import Person
from kaoheng_web.organisation.queries import name_of, names_on
from kaoheng_web.results.actions import appeals as actions
from kaoheng_web.results.forms.appeals import (
    KINDS,
    WHOLE,
    Answering,
    AskingReview,
    Filing,
    Investigating,
    Reviewing,
    Screening,
    Withdrawing,
)
from kaoheng_web.results.models.appeals import Appeal
from kaoheng_web.results.models.runs import Run, UnitResult
from kaoheng_web.results.queries.shown import branches, reason_of
from kaoheng_web.results.rules import appeals as rules
from kaoheng_web.results.views.table import visible_result
from kaoheng_web.shared import clock
from kaoheng_web.shared.answers import answered
from kaoheng_web.shared.errors import NotFound, refuse_if
from kaoheng_web.shared.language import words
from kaoheng_web.shared.workdays import workday_after
from kaoheng_web.shared.years import year_of

NO_APPEAL = Text("没有这件申诉，或者您不能查看。", "There is no such appeal, or you may not see it.")
DONE = Text("已办理并留痕。", "Done, and recorded.")
COLOURS = {rules.State.DISMISSED: "", rules.State.ANSWERED: "b", rules.State.CLOSED: "g", rules.State.WITHDRAWN: ""}


@dataclass(frozen=True)
class Step:
    """A step as its page offers it; `about` is answered with yes or no, `proposes` a day so many working days on."""

    verb: Verb
    form: type[forms.Form]
    act: Callable[..., Appeal]
    about: str = ""
    proposes: tuple[str, int] = ("", 0)


STEPS = {
    "screen": Step(rules.SCREEN, Screening, actions.screen_appeal, "accepted", ("due", rules.ANSWER_DAYS)),
    "investigate": Step(rules.INVESTIGATE, Investigating, actions.investigate_appeal),
    "answer": Step(rules.ANSWER, Answering, actions.answer_appeal, "upheld", ("until", rules.REVIEW_DAYS)),
    "ask_review": Step(rules.ASK_REVIEW, AskingReview, actions.ask_review),
    "review": Step(rules.REVIEW, Reviewing, actions.review_appeal, "upheld"),
    "withdraw": Step(rules.WITHDRAW, Withdrawing, actions.withdraw_appeal),
}


def appeals(request: HttpRequest) -> HttpResponse:
    """The appeals of the chosen year that the reader may see, and what was answered about rules, for everybody."""
    reader, year = acting(request), year_of(request)
    every = Appeal.objects.filter(run__edition__year=year).select_related("run__edition", "unit").order_by("-pk")
    answered = every.filter(kind=Appeal.Kind.RULES).exclude(answer="")
    shown = {
        "rows": described(every.visible_to(reader).defer("run__evidence")),
        "answers": [{"row": row, "item": item_of(row)} for row in answered.defer("run__evidence")[:50]],
        "year": year,
    }
    return render(request, "results/appeals.html", shown)


def appeal(request: HttpRequest, pk: int) -> HttpResponse:
    """One appeal: what is held against what, what became of it, and both results where it led to a correction."""
    reader, found = acting(request), visible_appeal(request, pk)
    runs = Run.objects.visible_to(reader).filter(edition=found.run.edition_id, corrects=found.run_id)
    results = UnitResult.objects.filter(unit=found.unit).filter(
        run__in=[found.run_id, *runs.values_list("pk", flat=True)]
    )
    shown = {
        **_facts(found),
        "results": results.select_related("run").defer("run__evidence").order_by("run__number"),
        "next": list(_next(reader, found)),
    }
    return render(request, "results/appeal.html", shown)


def file(request: HttpRequest, pk: int, unit: int) -> HttpResponse:
    """Filing an appeal against the result of one's unit."""
    reader, result = acting(request), visible_result(request, pk, unit)
    refuse_if(rules.blockers_to_file(result.run.notice_from, result.run.notice_to, clock.today()))
    items = [
        (each.reason.id, f"{words(each.reason.title)}（{each.score or '—'}）")
        for each in branches(reason_of(result.run, result.unit))
        if each.leaf
    ]
    form = Filing(request.POST or None, items=items, initial={"item": request.GET.get("item", "")})
    return answered(
        request,
        form,
        lambda: actions.file_appeal(reader, result, **form.cleaned_data),
        heading=Text(f"{name_of(result.unit)}提出申诉", f"File an appeal for {name_of(result.unit)}"),
        button=rules.FILE.button,
        back=reverse("results:unit", args=[pk, unit]),
        told=DONE,
        onward=lambda made: reverse("results:appeal", args=[made.pk]),
    )


def step(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    """Take the next step of an appeal."""
    reader, found, taken = acting(request), visible_appeal(request, pk), STEPS[verb]
    form = taken.form(request.POST or None, initial=_proposed(*taken.proposes))

    def do() -> Appeal:
        given = dict(form.cleaned_data)
        if taken.about:
            given[taken.about] = given[taken.about] == "yes"
        return taken.act(reader, found, **given)

    facts = _facts(found)
    return answered(
        request,
        form,
        do,
        heading=Text(f"{taken.verb.title.zh}：{facts['unit']}", f"{taken.verb.title.en}: {facts['unit']}"),
        button=taken.verb.button,
        back=reverse("results:appeal", args=[pk]),
        told=DONE,
        about="results/appeal_facts.html",
        **facts,
    )


confirmed_step = confirmed(step)
"""Answers and reviews ask for the password once more."""


def visible_appeal(request: HttpRequest, pk: int) -> Appeal:
    """The appeal, if the reader may know that it exists."""
    people = (
        "filed_by",
        "screened_by",
        "investigated_by",
        "answered_by",
        "review_asked_by",
        "reviewed_by",
        "withdrawn_by",
    )
    rows = Appeal.objects.visible_to(acting(request)).select_related("run__edition", "unit", *people)
    found: Appeal | None = rows.defer("run__evidence").filter(pk=pk).first()
    if found is None:
        raise NotFound(NO_APPEAL)
    return found


def described(appeals: Any) -> list[dict[str, Any]]:
    """Appeals with the names of their units and items, and where they stand."""
    found, today = list(appeals), clock.today()
    names = names_on([each.unit for each in found], today)
    return [
        {
            "row": each,
            "unit": names[each.unit_id].name if each.unit_id in names else str(each.unit),
            "item": item_of(each),
            "state": (stands := rules.state(each, today)).value,
            "colour": COLOURS.get(stands, "y"),
        }
        for each in found
    ]


def _facts(appeal: Appeal) -> dict[str, Any]:
    """What `appeal_facts.html` shows: what is appealed, and its course so far."""
    return {**described([appeal])[0], "appeal": appeal, "kind": KINDS[Appeal.Kind(appeal.kind)]}


def item_of(appeal: Appeal) -> Text:
    """What it is about."""
    return title_of(appeal.run.edition.method.node(appeal.item)) if appeal.item else WHOLE


def _next(reader: Person, appeal: Appeal) -> Iterator[tuple[str, Text]]:
    """The steps that this reader may take now: their addresses and titles."""
    stands = rules.state(appeal, clock.today())
    for name, each in STEPS.items():
        if stands in rules.STARTS[each.verb] and may(reader, each.verb, appeal):
            yield reverse(f"results:{name}_appeal", args=[appeal.pk]), each.verb.title


def _proposed(name: str, days: int) -> dict[str, date]:
    """A day to begin with; none where the working days of the year are not published yet."""
    day = workday_after(days) if name else None
    return {} if day is None else {name: day}
