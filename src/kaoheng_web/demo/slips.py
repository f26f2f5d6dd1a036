"""Slips for whoever tries the demo city out: new codes for the open session, shown once like all others."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from kaoheng.text import Text
from kaoheng_web.channels.ballots.actions.issuing import issue_codes
from kaoheng_web.channels.ballots.models import Session
from kaoheng_web.channels.slips import sheets
from kaoheng_web.demo.people import person
from kaoheng_web.shared.errors import Refusal

NO_SESSION = Text("现在没有开放的测评场次。", "No session is open now.")


def slips(request: HttpRequest) -> HttpResponse:
    """Ask for one slip of every class, and get them."""
    open_ones = Session.objects.filter(opened_at__isnull=False, closed_at=None, voided_at=None).order_by("-pk")
    session = open_ones.first()
    if session is None:
        raise Refusal(NO_SESSION)
    made = {}
    if request.method == "POST":
        wanted = dict.fromkeys(session.classes.values_list("name", flat=True), 1)
        made = issue_codes(person("team1"), session, wanted)
    address = request.build_absolute_uri(reverse("ballots:enter"))
    shown = {"session": session, "sheets": sheets(made, address), "address": address}
    return render(request, "demo/slips.html", {**shown, "codes": made})
