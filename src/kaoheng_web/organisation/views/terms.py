"""Posts and duties: taking them up and leaving them, from the pages of the unit and of the person."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from kaoheng.text import Text
from kaoheng_web.ledger.versions import version_of
from kaoheng_web.organisation import rules, subjects
from kaoheng_web.organisation.actions.people import appoint as appoint_person
from kaoheng_web.organisation.actions.people import end_duty as finish_duty
from kaoheng_web.organisation.actions.people import end_term as finish_term
from kaoheng_web.organisation.actions.people import give_duty as entrust
from kaoheng_web.organisation.authority.verbs import acting
from kaoheng_web.organisation.forms.fields import initial_day
from kaoheng_web.organisation.forms.people import Appoint, EndTerm, GiveDuty, LastDay
from kaoheng_web.organisation.models import Duty, Term, Unit
from kaoheng_web.organisation.queries import name_of
from kaoheng_web.organisation.views.units import visible_unit
from kaoheng_web.shared.answers import answered
from kaoheng_web.shared.errors import NotFound

NO_TERM = Text("没有这项任职，或者您不能查看。", "There is no such term, or you may not see it.")
NO_DUTY = Text("没有这项分管，或者您不能查看。", "There is no such duty, or you may not see it.")


def appoint(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody takes up a post in this unit."""
    by, unit = acting(request), visible_unit(request, pk)
    form = Appoint(request.POST or None, initial=initial_day())

    def do() -> None:
        given = form.cleaned_data
        who, title, on = given["staff_number"], given["title"], given["on"]
        appoint_person(by, who, unit, title, on, leads=given["leads"], document=given["document"])

    name, back = name_of(unit), reverse("organisation:unit", args=[pk])
    heading, told = Text(f"{name}：登记任职", f"{name}: record a term"), Text("任职已登记。", "The term is recorded.")
    return answered(request, form, do, heading=heading, button=rules.BEGIN_TERM.button, back=back, told=told)


def end_term(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody leaves a post."""
    by, term = acting(request), _term(request, pk)
    form = EndTerm(request.POST or None, initial=initial_day(), version=version_of(subjects.TERM, term))
    person, post = term.person, term.post
    back, told = reverse("organisation:person", args=[person.pk]), Text("任职已结束。", "The term ends.")
    heading = Text(f"{person.name}：免去{post.title}", f"{person.name} leaves the post {post.title}")
    return answered(
        request,
        form,
        lambda: finish_term(by, term, **form.given, seen=form.seen),
        heading=heading,
        button=rules.END_TERM.button,
        back=back,
        told=told,
    )


def give_duty(request: HttpRequest, pk: int) -> HttpResponse:
    """A leader answers for something from a day on."""
    by, term = acting(request), _term(request, pk)
    form = GiveDuty(request.POST or None, initial=initial_day())
    name, back = term.person.name, reverse("organisation:person", args=[term.person_id])
    heading, told = Text(f"{name}：明确分管", f"{name}: give a duty"), Text("分管已登记。", "The duty is recorded.")
    return answered(
        request,
        form,
        lambda: entrust(by, term, **form.cleaned_data),
        heading=heading,
        button=rules.GIVE_DUTY.button,
        back=back,
        told=told,
    )


def end_duty(request: HttpRequest, pk: int) -> HttpResponse:
    """A leader no longer answers for something."""
    by = acting(request)
    duty = Duty.objects.filter(pk=pk).select_related("term__person").first()
    if duty is None:
        raise NotFound(NO_DUTY)
    _term(request, duty.term_id)
    form = LastDay(request.POST or None, initial=initial_day(), version=version_of(subjects.DUTY, duty))
    back, matter = reverse("organisation:person", args=[duty.term.person_id]), duty.matter
    heading, told = Text(f"不再分管：{matter}", f"End the duty: {matter}"), Text("分管已结束。", "The duty ends.")
    return answered(
        request,
        form,
        lambda: finish_duty(by, duty, **form.given, seen=form.seen),
        heading=heading,
        button=rules.END_DUTY.button,
        back=back,
        told=told,
    )


def _term(request: HttpRequest, pk: int) -> Term:
    visible = Unit.objects.visible_to(acting(request))
    found: Term | None = Term.objects.filter(pk=pk, post__unit__in=visible).select_related("person", "post").first()
    if found is None:
        raise NotFound(NO_TERM)
    return found
