"""The ten steps of a year as a board, each step as a page, and what is decided about it."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from kaoheng.text import Text
from kaoheng_web.ledger.versions import version_of
from kaoheng_web.organisation.authority.confirmation import confirmed
from kaoheng_web.organisation.authority.verbs import Verb, acting, may
from kaoheng_web.procedure import rules, subjects
from kaoheng_web.procedure.actions.steps import close_step, extend_step, set_window, skip_step
from kaoheng_web.procedure.forms import ClosingForm, ExemptionForm, WindowForm
from kaoheng_web.procedure.models.steps import Exemption
from kaoheng_web.procedure.queries.board import Placed, board, unfinished_before
from kaoheng_web.shared.access import way_to
from kaoheng_web.shared.answers import answered
from kaoheng_web.shared.years import year_of


def steps(request: HttpRequest) -> HttpResponse:
    """The board of a year."""
    return render(request, "procedure/board.html", {"steps": board(year_of(request))})


def step(request: HttpRequest, key: str) -> HttpResponse:
    """One step: its days, what is in the way, what it left, and what was decided about it."""
    reader, (every, own) = acting(request), _placed(request, key)
    outputs = [(each.title, url) for each in own.step.outputs if (url := way_to(request, each.page))]
    page = {
        "own": own,
        "outputs": outputs,
        "before": list(unfinished_before(every, key)),
        "may_set": may(reader, rules.SET_WINDOW) and not own.done,
        "may_close": may(reader, rules.CLOSE_STEP) and not own.done and not own.blockers,
        "may_exempt": may(reader, rules.EXEMPT) and not own.done,
    }
    return render(request, "procedure/step.html", page)


def window(request: HttpRequest, key: str) -> HttpResponse:
    """Set when a step is taken."""
    reader, (_, own) = acting(request), _placed(request, key)
    version = version_of(subjects.WINDOW, own.window) if own.window else ""
    shown: dict[str, date] = {"opens": own.days.opens, "closes": own.days.closes}
    form = WindowForm(request.POST or None, version=version, initial=shown)

    def keep() -> Any:
        return set_window(reader, own.year, own.step, **form.given, seen=form.seen)

    return _answer(request, own, form, keep, Text("规定期限", "Set the days"), rules.SET_WINDOW)


def close(request: HttpRequest, key: str) -> HttpResponse:
    """Close a step."""
    reader, (_, own) = acting(request), _placed(request, key)
    form = ClosingForm(request.POST if request.method == "POST" else None)
    return _answer(
        request,
        own,
        form,
        lambda: close_step(reader, own.year, own.step, **form.cleaned_data),
        Text("办结", "Close"),
        rules.CLOSE_STEP,
    )


def _exempt(request: HttpRequest, key: str) -> HttpResponse:
    """Record what the leading group decided about a step."""
    reader, (_, own) = acting(request), _placed(request, key)
    form = ExemptionForm(request.POST or None)

    def keep() -> Exemption:
        given = form.cleaned_data
        why = {"reason": given["reason"], "document": given["document"]}
        if given["kind"] == Exemption.Kind.SKIP:
            return skip_step(reader, own.year, own.step, **why)
        return extend_step(reader, own.year, own.step, given["until"], **why)

    return _answer(request, own, form, keep, Text("程序例外", "Exemption"), rules.EXEMPT)


exempt = confirmed(_exempt)
"""Deciding on an exemption asks for the password once more."""


def _placed(request: HttpRequest, key: str) -> tuple[list[Placed], Placed]:
    every = board(year_of(request))
    found = next((each for each in every if each.step.key == key), None)
    if found is None:
        raise Http404
    return every, found


def _answer(request: HttpRequest, own: Placed, form: Any, keep: Any, what: Text, verb: Verb) -> HttpResponse:
    back = reverse("procedure:step", args=[own.step.key])
    heading = Text(f"{what.zh}：{own.step.title.zh}", f"{what.en}: {own.step.title.en}")
    told = Text("已登记。", "Recorded.")
    return answered(
        request,
        form,
        keep,
        heading=heading,
        back=back,
        told=told,
        button=verb.button,
        about="procedure/step_facts.html",
        own=own,
    )
