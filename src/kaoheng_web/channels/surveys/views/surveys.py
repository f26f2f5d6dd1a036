"""The surveys of the year, one of them with its estimates, and what is done with it."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from kaoheng.text import Text, title_of
from kaoheng_web.channels.slips import sheets
from kaoheng_web.channels.surveys import rules
from kaoheng_web.channels.surveys.actions import surveys as actions
from kaoheng_web.channels.surveys.actions.inviting import invite
from kaoheng_web.channels.surveys.box import estimates, opened, problems
from kaoheng_web.channels.surveys.forms import Invite, NewSurvey, Void
from kaoheng_web.channels.surveys.models import Survey
from kaoheng_web.channels.surveys.queries import channel_of, strata_of, strata_of_each, surveys_of, unit_names
from kaoheng_web.channels.surveys.rules import State, state
from kaoheng_web.methods.queries import governing
from kaoheng_web.organisation.authority.verbs import Verb, acting, may
from kaoheng_web.organisation.models import Person, Unit
from kaoheng_web.shared.answers import answered, form_page, went_well
from kaoheng_web.shared.errors import NotFound, Refusal
from kaoheng_web.shared.forms import carried_out
from kaoheng_web.shared.language import words
from kaoheng_web.shared.paging import page_of
from kaoheng_web.shared.years import year_of

NO_SURVEY = Text("没有这个调查，或者您不能查看。", "There is no such survey, or you may not see it.")
MOVES: dict[str, tuple[Verb, State, Callable[[Person, Survey], Survey], Text]] = {
    "open": (rules.OPEN, State.PREPARED, actions.open_survey, Text("调查已开始。", "The survey is open.")),
    "close": (rules.CLOSE, State.OPEN, actions.close, Text("调查已结束。", "The survey is closed.")),
}


def surveys(request: HttpRequest) -> HttpResponse:
    """The surveys of the year."""
    person, year = acting(request), year_of(request)
    rows = Survey.objects.visible_to(person).filter(edition__year=year).order_by("-pk")
    page = page_of(request, rows)
    shown, asked = [], strata_of_each(list(page))
    for each in page:
        strata = asked[each.pk]
        issued, answered = sum(row.codes_issued for row in strata), sum(row.answered for row in strata)
        units = len({row.unit_id for row in strata})
        shown.append({"survey": each, "state": state(each), "units": units, "issued": issued, "answered": answered})
    may_prepare = may(person, rules.PREPARE) and governing(year) is not None
    return render(request, "surveys/surveys.html", {"page": page, "rows": shown, "may_prepare": may_prepare})


def survey(request: HttpRequest, pk: int) -> HttpResponse:
    """One survey: how many answered, and once it is closed the estimates with their intervals."""
    found, person = visible_survey(request, pk), acting(request)
    now, box = state(found), opened(found) if found.closed_at else None
    channel = channel_of(found)
    strata = box.strata if box else strata_of(found)
    names = box.names if box else unit_names([each.unit for each in strata])
    shown = {
        "survey": found,
        "state": now,
        "channel": channel,
        "measured_en": channel.measured_en or channel.measured,
        "rows": [{"stratum": each, "unit": names[each.unit_id]} for each in strata],
        "estimates": [_shown(each) for each in estimates(box)] if box else [],
        "box": problems(box) if box else [],
        "moves": [
            (name, verb.button) for name, (verb, begin, *_) in MOVES.items() if begin == now and may(person, verb)
        ],
        "may_invite": now in (State.PREPARED, State.OPEN) and may(person, rules.INVITE),
        "may_import": now == State.OPEN and may(person, rules.IMPORT),
        "may_void": now != State.VOIDED and may(person, rules.VOID),
    }
    return render(request, "surveys/survey.html", shown)


def prepare(request: HttpRequest) -> HttpResponse:
    """Plan a survey."""
    person, year = acting(request), year_of(request)
    edition = governing(year)
    if edition is None:
        raise Refusal(Text(f"{year}年度还没有审定的考核办法。", f"No method is approved for {year} yet."))
    channels = [(id, words(title_of(each))) for id, each in surveys_of(edition).items()]
    units = Unit.objects.filter(memberships__year=year).order_by("pk")
    form = NewSurvey(request.POST or None, channels=channels, units=units)
    return answered(
        request,
        form,
        lambda: actions.prepare(person, edition, **form.cleaned_data),
        heading=Text("准备民意调查", "Prepare a survey"),
        button=rules.PREPARE.button,
        back=reverse("surveys:surveys"),
        told=Text("调查已准备。", "The survey is prepared."),
        onward=lambda made: reverse("surveys:survey", args=[made.pk]),
    )


@require_POST
def move(request: HttpRequest, pk: int, move: str) -> HttpResponse:
    """Open or close."""
    found = visible_survey(request, pk)
    _, _, action, done = MOVES[move]
    action(acting(request), found)
    return went_well(request, reverse("surveys:survey", args=[pk]), done)


def codes(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask how many, then show the slips: they exist on this answer only."""
    found, person = visible_survey(request, pk), acting(request)
    strata = strata_of(found)
    names = unit_names([each.unit for each in strata])
    form = Invite(request.POST or None, strata, names)
    back = reverse("surveys:survey", args=[pk])
    if request.method == "POST":
        made = carried_out(form, lambda: invite(person, found, form.numbers("n"), form.numbers("p")))
        if made:
            titles = {each.pk: f"{names[each.unit_id]}{each.name}" for each in strata}
            address = request.build_absolute_uri(reverse("surveys:enter"))
            shown = {"session": found, "sheets": sheets({titles[key]: own for key, own in made.items()}, address)}
            answer = render(request, "surveys/slips.html", shown)
            answer["Cache-Control"] = "no-store"
            return answer
        if made is not None:
            return HttpResponseRedirect(back)
    heading = Text(f"发放邀请码：{found.title}", f"Give out codes: {found.title}")
    return form_page(request, form, heading=heading, button=rules.INVITE.button, back=back)


def void(request: HttpRequest, pk: int) -> HttpResponse:
    """Declare a survey void."""
    found, person = visible_survey(request, pk), acting(request)
    form = Void(request.POST or None)
    return answered(
        request,
        form,
        lambda: actions.void(person, found, **form.cleaned_data),
        heading=Text(f"作废：{found.title}", f"Void {found.title}"),
        button=rules.VOID.button,
        back=reverse("surveys:survey", args=[pk]),
        told=Text("该调查已作废。", "The survey is void."),
    )


def visible_survey(request: HttpRequest, pk: int) -> Survey:
    """The survey, if the reader may know that it exists."""
    found: Survey | None = Survey.objects.visible_to(acting(request)).select_related("edition").filter(pk=pk).first()
    if found is None:
        raise NotFound(NO_SURVEY)
    return found


def _shown(estimate: Any) -> dict[str, Any]:
    """An estimate with its numbers as the library rounded them."""
    values = {name: f"{float(value):.2f}" for name, value in estimate.tally.values.items() if ":" not in name}
    return {"estimate": estimate, **values, "n": int(estimate.tally.values.get("n", 0))}
