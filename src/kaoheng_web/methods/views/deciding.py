"""Submitting, withdrawing, approving and sending back an edition."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from kaoheng.text import Text
from kaoheng_web.methods import rules
from kaoheng_web.methods.actions.deciding import approve_edition, return_edition, submit_edition, withdraw_edition
from kaoheng_web.methods.forms import Approve, SendBack
from kaoheng_web.methods.queries import governing
from kaoheng_web.methods.views.course import RETURNED, SUBMITTED, WITHDRAWN, Course
from kaoheng_web.methods.views.editions import visible_edition
from kaoheng_web.organisation.authority.confirmation import confirmed

COURSE = Course(
    visible_edition,
    "methods:edition",
    "methods/submitted.html",
    lambda edition: {"edition": edition, "standing": governing(edition.year)},
)


@require_POST
def submit(request: HttpRequest, pk: int) -> HttpResponse:
    """Lay the draft before the leading group."""
    return COURSE.moved(request, pk, submit_edition, SUBMITTED)


@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take it back."""
    return COURSE.moved(request, pk, withdraw_edition, WITHDRAWN)


@confirmed
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    """The leading group approves."""
    found = visible_edition(request, pk)
    form, told = (
        Approve(request.POST or None, initial={"seen": found.hash}),
        Text("办法已审定施行。", "It is in force."),
    )
    return COURSE.decided(request, found, form, rules.APPROVE, approve_edition, told)


@confirmed
def send_back(request: HttpRequest, pk: int) -> HttpResponse:
    """The leading group sends it back."""
    found, form = visible_edition(request, pk), SendBack(request.POST or None)
    return COURSE.decided(request, found, form, rules.SEND_BACK, return_edition, RETURNED)
