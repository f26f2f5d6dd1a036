"""The pages of vetoes: the cases, one case with its hearings and its effects, and what is done with it."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from kaoheng.text import Text, title_of
from kaoheng_web.methods.queries import governing
from kaoheng_web.organisation.authority.confirmation import confirmed
from kaoheng_web.organisation.authority.verbs import acting, may
from kaoheng_web.organisation.queries import name_of, names_on
from kaoheng_web.results.actions.vetoes import decide_veto, hear_unit, propose_veto
from kaoheng_web.results.forms.vetoes import Decision, HearingForm, Proposal
from kaoheng_web.results.models.vetoes import VetoCase
from kaoheng_web.results.queries.claims import assessed
from kaoheng_web.results.queries.vetoes import clause_of, heard_on, state
from kaoheng_web.results.rules import vetoes as rules
from kaoheng_web.results.rules.vetoes import TITLES, State
from kaoheng_web.shared import clock
from kaoheng_web.shared.answers import form_page
from kaoheng_web.shared.errors import NotFound
from kaoheng_web.shared.forms import carried_out
from kaoheng_web.shared.language import words
from kaoheng_web.shared.years import year_of

NO_CASE = Text("没有这个案件，或者您不能查看。", "There is no such case, or you may not see it.")
NO_VETO = Text("本年度办法没有您可以提出的否决事项。", "The method of the year has no veto that you may propose.")
DONE = Text("已办理并留痕。", "Done, and recorded.")
COLOURS = {State.APPROVED: "r", State.REJECTED: "g", State.HEARD: "y", State.PROPOSED: "y"}


def vetoes(request: HttpRequest) -> HttpResponse:
    """The cases of the chosen year that the reader may see, and what the method vetoes."""
    reader, year = acting(request), year_of(request)
    edition = governing(year)
    cases = VetoCase.objects.visible_to(reader).filter(edition=edition).select_related("unit", "edition")
    matters = list(edition.method.vetoes) if edition else []
    shown = {
        "rows": _described(cases.order_by("-pk")),
        "year": year,
        "edition": edition,
        "matters": [{"veto": each, "clause": clause_of(edition, each.id)} for each in matters] if edition else [],
        "may_propose": any(may(reader, rules.PROPOSE_VETO, each) for each in matters),
    }
    return render(request, "results/vetoes.html", shown)


def veto(request: HttpRequest, pk: int) -> HttpResponse:
    """One case."""
    reader, found = acting(request), visible_case(request, pk)
    row, today = _described([found])[0], clock.today()
    waits = row["stands"] in (State.PROPOSED, State.HEARD)
    shown = {
        **row,
        "case": found,
        "hearings": found.hearings.select_related("recorded_by").order_by("on", "pk"),
        "clause": clause_of(found.edition, found.veto),
        "may_hear": waits and may(reader, rules.HEAR_UNIT, found),
        "may_decide": waits and may(reader, rules.DECIDE_VETO, found),
        "blockers": list(rules.blockers_to_approve(found.terms, heard_on(found), today)) if waits else [],
    }
    return render(request, "results/veto.html", shown)


def propose(request: HttpRequest) -> HttpResponse:
    """Proposing a veto."""
    reader, year, today = acting(request), year_of(request), clock.today()
    edition = governing(year)
    offered = [each for each in edition.method.vetoes if may(reader, rules.PROPOSE_VETO, each)] if edition else []
    if edition is None or not offered:
        raise NotFound(NO_VETO)
    units = list(assessed(year))
    names = names_on(units, today)
    named = [(unit, names[unit.pk].name) for unit in units if unit.pk in names]
    form = Proposal(request.POST or None, vetoes=offered, units=named, initial={"year": year})

    def do() -> VetoCase:
        return propose_veto(reader, edition, **form.cleaned_data)

    if request.method == "POST":
        made = carried_out(form, do)
        if made:
            messages.success(request, words(DONE))
            return HttpResponseRedirect(reverse("results:veto", args=[made.pk]))
    return _page(request, form, Text("提出一票否决", "Propose a veto"), reverse("results:vetoes"))


def hear(request: HttpRequest, pk: int) -> HttpResponse:
    """The hearing of the unit."""
    reader, found = acting(request), visible_case(request, pk)
    form = HearingForm(request.POST or None, initial={"on": clock.today()})

    def do() -> None:
        hear_unit(reader, found, **form.cleaned_data)

    return _done(request, form, do, found, Text("登记陈述意见", "Record the statement of the unit"))


@confirmed
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """The decision of the leading group."""
    reader, found, form = acting(request), visible_case(request, pk), Decision(request.POST or None)

    def do() -> None:
        given = form.cleaned_data
        decide_veto(
            reader, found, approved=given["approved"] == "yes", document=given["document"], reason=given["reason"]
        )

    return _done(request, form, do, found, Text("审定一票否决", "Decide on the veto"))


def visible_case(request: HttpRequest, pk: int) -> VetoCase:
    """The case, if the reader may know that it exists."""
    rows = VetoCase.objects.visible_to(acting(request)).select_related("unit", "edition", "proposed_by", "decided_by")
    found: VetoCase | None = rows.filter(pk=pk).first()
    if found is None:
        raise NotFound(NO_CASE)
    return found


def _described(cases: Any) -> list[dict[str, Any]]:
    found = list(cases)
    names = names_on([case.unit for case in found], clock.today())
    rows = []
    for case in found:
        stands, terms = state(case), case.terms
        name = names[case.unit_id].name if case.unit_id in names else name_of(case.unit)
        title = title_of(terms)
        told = {"state": TITLES[stands], "colour": COLOURS[stands], "stands": stands}
        rows.append({"row": case, "unit": name, "title": title, **told})
    return rows


def _done(
    request: HttpRequest, form: forms.Form, action: Callable[[], None], found: VetoCase, heading: Text
) -> HttpResponse:
    def do() -> bool:
        action()
        return True

    back = reverse("results:veto", args=[found.pk])
    if request.method == "POST" and carried_out(form, do):
        messages.success(request, words(DONE))
        return HttpResponseRedirect(back)
    return _page(request, form, heading, back)


def _page(request: HttpRequest, form: forms.Form, heading: Text, back: str) -> HttpResponse:
    return form_page(request, form, heading=heading, back=back)
