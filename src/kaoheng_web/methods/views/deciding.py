"""Submitting, withdrawing, approving and sending back."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from kaoheng.text import Text
from kaoheng_web.methods import rules
from kaoheng_web.methods.actions.deciding import approve_edition, return_edition, submit_edition, withdraw_edition
from kaoheng_web.methods.forms import Approve, SendBack
from kaoheng_web.methods.queries import governing
from kaoheng_web.methods.views.editions import visible_edition
from kaoheng_web.organisation.authority.confirmation import confirmed
from kaoheng_web.organisation.authority.verbs import acting
from kaoheng_web.shared.answers import answered, went_well

SUBMITTED = Text("已报考核领导组审定。", "Submitted to the leading group.")
WITHDRAWN = Text("已撤回，可以继续修改。", "Withdrawn; it can be revised.")


@require_POST
def submit(request: HttpRequest, pk: int) -> HttpResponse:
    """Lay the draft before the leading group."""
    submit_edition(acting(request), visible_edition(request, pk))
    return went_well(request, reverse("methods:edition", args=[pk]), SUBMITTED)


@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take it back."""
    withdraw_edition(acting(request), visible_edition(request, pk))
    return went_well(request, reverse("methods:edition", args=[pk]), WITHDRAWN)


@confirmed
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    """The leading group approves."""
    found = visible_edition(request, pk)
    form = Approve(request.POST or None, initial={"seen": found.hash})
    return answered(
        request,
        form,
        lambda: approve_edition(acting(request), found, **form.cleaned_data),
        heading=Text(f"审定《{found.title}》", f"Approve {found.title}"),
        button=rules.APPROVE.button,
        back=reverse("methods:edition", args=[pk]),
        told=Text("办法已审定施行。", "The edition is in force."),
        about="methods/submitted.html",
        edition=found,
        standing=governing(found.year),
    )


@confirmed
def send_back(request: HttpRequest, pk: int) -> HttpResponse:
    """The leading group sends it back."""
    found, form = visible_edition(request, pk), SendBack(request.POST or None)
    return answered(
        request,
        form,
        lambda: return_edition(acting(request), found, **form.cleaned_data),
        heading=Text(f"退回《{found.title}》", f"Return {found.title}"),
        button=rules.SEND_BACK.button,
        back=reverse("methods:edition", args=[pk]),
        told=Text("已退回考核办。", "Sent back to the office."),
        about="methods/submitted.html",
        edition=found,
    )
