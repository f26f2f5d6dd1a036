"""Codes on slips, shown once, and the count of paper ballots."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from kaoheng.text import Text
from kaoheng_web.channels.ballots import rules
from kaoheng_web.channels.ballots.actions.counting import enter_count, seen_of
from kaoheng_web.channels.ballots.actions.issuing import issue_codes
from kaoheng_web.channels.ballots.forms import ALL, Codes, CountSheet
from kaoheng_web.channels.ballots.models import VoterClass
from kaoheng_web.channels.ballots.paper import read
from kaoheng_web.channels.ballots.views.sessions import visible_session
from kaoheng_web.channels.slips import sheets
from kaoheng_web.organisation.authority.verbs import acting
from kaoheng_web.shared.answers import form_page, went_well
from kaoheng_web.shared.errors import NotFound
from kaoheng_web.shared.forms import carried_out, status_of

NO_CLASS = Text("没有这类投票人，或投票还没有开始。", "There is no such class of voters, or the voting has not begun.")


def codes(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask how many, then show the slips: they exist on this answer only and cannot be called up again."""
    found, person = visible_session(request, pk), acting(request)
    form = Codes(request.POST or None, VoterClass.objects.filter(session=found).order_by("pk"))
    if request.method == "POST":
        made = carried_out(form, lambda: issue_codes(person, found, _numbers(form)))
        if made:
            address = request.build_absolute_uri(reverse("ballots:enter"))
            answer = render(request, "ballots/slips.html", {"session": found, "sheets": sheets(made, address)})
            answer["Cache-Control"] = "no-store"
            return answer
    heading = Text(f"发放投票码：{found.title}", f"Give out codes: {found.title}")
    return form_page(
        request, form, heading=heading, button=rules.ISSUE.button, back=reverse("ballots:session", args=[pk])
    )


def count(request: HttpRequest, pk: int, voter_class: int) -> HttpResponse:
    """Enter what two people counted."""
    session, person = visible_session(request, pk), acting(request)
    own = VoterClass.objects.filter(session=session, pk=voter_class).select_related("session", "count").first()
    if own is None or not session.paper:
        raise NotFound(NO_CLASS)
    old = getattr(own, "count", None)
    form = CountSheet(request.POST or None, read(session.paper), own, old, seen_of(old))

    def enter() -> bool:
        given = form.cleaned_data
        names = ("counter", "checker", "issued", "returned", "void", "eligible", "attended")
        enter_count(person, own, **{name: given[name] for name in names}, votes=form.votes(), seen=form.seen)
        return True

    if request.method == "POST" and carried_out(form, enter):
        told = Text("计票单已登记。", "The count is entered.")
        return went_well(request, reverse("ballots:session", args=[pk]), told)
    shown = {"form": form, "session": session, "voter_class": own, "button": rules.COUNT.button}
    return render(request, "ballots/count.html", shown, status=status_of(form))


def _numbers(form: Codes) -> dict[str, int]:
    return {"" if name == ALL else name: number or 0 for name, number in form.cleaned_data.items()}
