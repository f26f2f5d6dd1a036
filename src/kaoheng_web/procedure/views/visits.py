"""What the teams do at the units: meetings held, and evaluations written."""

from collections.abc import Callable

from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from kaoheng.text import Text
from kaoheng_web.organisation.authority.verbs import Verb, acting
from kaoheng_web.organisation.models import Person, Unit
from kaoheng_web.organisation.queries import names_on
from kaoheng_web.procedure import rules
from kaoheng_web.procedure.actions.meetings import hold_meeting
from kaoheng_web.procedure.actions.reports import evaluate
from kaoheng_web.procedure.forms import EvaluationForm, MeetingForm, OfUnitForm
from kaoheng_web.procedure.models.meetings import AssessmentMeeting
from kaoheng_web.procedure.models.reports import Evaluation
from kaoheng_web.procedure.queries.meetings import held
from kaoheng_web.procedure.queries.visits import meetings_due, to_evaluate
from kaoheng_web.shared import clock
from kaoheng_web.shared.answers import answered
from kaoheng_web.shared.years import year_of


def meetings(request: HttpRequest) -> HttpResponse:
    """The meetings of a year, with who was due and came."""
    reader, year = acting(request), year_of(request)
    rows = AssessmentMeeting.objects.visible_to(reader).filter(year=year).select_related("unit", "by")
    found = held(rows.order_by("unit_id", "pk"))
    names = names_on([each.meeting.unit for each in found], clock.today())
    shown = [(each, names.get(each.meeting.unit_id)) for each in found]
    return render(request, "procedure/meetings.html", {"rows": shown, "due": meetings_due(reader, year)})


def new_meeting(request: HttpRequest) -> HttpResponse:
    """Record a meeting."""
    reader, year = acting(request), year_of(request)
    form = MeetingForm(request.POST or None, units=_named(meetings_due(reader, year)))
    return _answer(request, reader, form, hold_meeting, rules.HOLD_MEETING, "procedure:meetings")


def evaluations(request: HttpRequest) -> HttpResponse:
    """The evaluations of a year that the reader may know of."""
    reader, year = acting(request), year_of(request)
    found = list(Evaluation.objects.visible_to(reader).filter(year=year).select_related("unit", "by"))
    names = names_on([row.unit for row in found], clock.today())
    shown = [(row, names.get(row.unit_id)) for row in found]
    return render(request, "procedure/evaluations.html", {"rows": shown, "due": to_evaluate(reader, year)})


def new_evaluation(request: HttpRequest) -> HttpResponse:
    """Evaluate a unit."""
    reader, year = acting(request), year_of(request)
    form = EvaluationForm(request.POST or None, units=_named(to_evaluate(reader, year)))
    return _answer(request, reader, form, evaluate, rules.EVALUATE, "procedure:evaluations")


def _named(units: list[Unit]) -> list[tuple[Unit, str]]:
    names = names_on(units, clock.today())
    return [(unit, names[unit.pk].name) for unit in units if unit.pk in names]


def _answer(
    request: HttpRequest,
    reader: Person,
    form: OfUnitForm,
    action: Callable[..., Model],
    verb: Verb,
    back: str,
) -> HttpResponse:
    def keep() -> Model:
        return action(reader, year=year_of(request), **form.cleaned_data)

    told = Text("已登记。", "Recorded.")
    return answered(request, form, keep, heading=verb.title, back=reverse(back), told=told, button=verb.button)
