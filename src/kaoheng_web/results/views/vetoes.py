"""The pages of vetoes: the cases, one case with its hearings and its effects, and what is done with it."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from kaoheng.text import Text, title_of
from kaoheng_web.methods.queries import governing
from kaoheng_web.organisation.authority.confirmation import confirmed
from kaoheng_web.organisation.authority.verbs import Verb, acting, may
from kaoheng_web.organisation.queries import name_of, names_on
from kaoheng_web.results.actions.vetoes import decide_veto, hear_unit, propose_veto
from kaoheng_web.results.forms.vetoes import Decision, HearingForm, Proposal
from kaoheng_web.results.models.vetoes import Hearing, VetoCase
from kaoheng_web.results.queries.claims import assessed
from kaoheng_web.results.queries.vetoes import clause_of, heard_on, state
from kaoheng_web.results.rules import vetoes as rules
from kaoheng_web.results.rules.vetoes import TITLES, State
from kaoheng_web.shared import clock
from kaoheng_web.shared.answers import answered
from kaoheng_web.shared.errors import NotFound
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
    row = _described([found])[0]
    waits = row["stands"] in (State.PROPOSED, State.HEARD)
    shown = {
        **row,
        "case": found,
        "hearings": _hearings(found),
        "clause": clause_of(found.edition, found.veto),
        "may_hear": waits and may(reader, rules.HEAR_UNIT, found),
        "may_decide": waits and may(reader, rules.DECIDE_VETO, found),
        "blockers": _blockers(found) if waits else [],
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
    return answered(
        request,
        form,
        lambda: propose_veto(reader, edition, **form.cleaned_data),
        heading=rules.PROPOSE_VETO.title,
        button=rules.PROPOSE_VETO.button,
        back=reverse("results:vetoes"),
        told=DONE,
        onward=lambda made: reverse("results:veto", args=[made.pk]),
    )


def hear(request: HttpRequest, pk: int) -> HttpResponse:
    """The hearing of the unit."""
    reader, found = acting(request), visible_case(request, pk)
    form = HearingForm(request.POST or None, initial={"on": clock.today()})

    def do() -> None:
        hear_unit(reader, found, **form.cleaned_data)

    return _done(request, form, do, found, rules.HEAR_UNIT)


@confirmed
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """The decision of the leading group."""
    reader, found, form = acting(request), visible_case(request, pk), Decision(request.POST or None)

    def do() -> None:
        given = form.cleaned_data
        decide_veto(
            reader, found, approved=given["approved"] == "yes", document=given["document"], reason=given["reason"]
        )

    return _done(request, form, do, found, rules.DECIDE_VETO)


def visible_case(request: HttpRequest, pk: int) -> VetoCase:
    """The case, if the reader may know that it exists."""
    rows = VetoCase.objects.visible_to(acting(request)).select_related("unit", "edition", "proposed_by", "decided_by")
    found: VetoCase | None = rows.filter(pk=pk).first()
    if found is None:
        raise NotFound(NO_CASE)
    return found


def _blockers(case: VetoCase) -> list[Text]:
    """What stands in the way of approving it; it may still be rejected."""
    return list(rules.blockers_to_approve(case.terms, heard_on(case), clock.today()))


def _hearings(case: VetoCase) -> QuerySet[Hearing]:
    return Hearing.objects.filter(case=case).select_related("recorded_by").order_by("on", "pk")


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
    request: HttpRequest, form: forms.Form, action: Callable[[], None], found: VetoCase, verb: Verb
) -> HttpResponse:
    row = _described([found])[0]
    return answered(
        request,
        form,
        action,
        heading=Text(f"{verb.title.zh}：{row['title'].zh}", f"{verb.title.en}: {row['title'].en}"),
        button=verb.button,
        back=reverse("results:veto", args=[found.pk]),
        told=DONE,
        about="results/veto_facts.html",
        case=found,
        hearings=_hearings(found),
        blockers=_blockers(found) if verb == rules.DECIDE_VETO else [],
        unit=row["unit"],
        state=row["state"],
    )
