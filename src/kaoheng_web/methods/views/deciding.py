"""Submitting, withdrawing, approving and sending back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from kaoheng.text import Text
from kaoheng_web.methods.actions.deciding import approve_edition, return_edition, submit_edition, withdraw_edition
from kaoheng_web.methods.forms import Approve, SendBack
from kaoheng_web.methods.models import Edition
from kaoheng_web.methods.queries import governing
from kaoheng_web.methods.views.editions import visible_edition
from kaoheng_web.organisation.authority.confirmation import confirmed
from kaoheng_web.organisation.authority.verbs import acting
from kaoheng_web.shared.forms import carried_out
from kaoheng_web.shared.language import words


@require_POST
def submit(request: HttpRequest, pk: int) -> HttpResponse:
    """Lay the draft before the leading group."""
    submit_edition(acting(request), visible_edition(request, pk))
    return _done(request, pk, Text("已报考核领导组审定。", "Submitted to the leading group."))


@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take it back."""
    withdraw_edition(acting(request), visible_edition(request, pk))
    return _done(request, pk, Text("已撤回，可以继续修改。", "Withdrawn; it can be revised."))


@confirmed
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    """The leading group approves."""
    found = visible_edition(request, pk)
    form = Approve(request.POST or None, initial={"seen": found.hash})
    done = carried_out(form, lambda: approve_edition(acting(request), found, **form.cleaned_data))
    if done:
        return _done(request, pk, Text("办法已审定施行。", "The edition is in force."))
    return _form(request, found, form, Text(f"审定《{found.title}》", f"Approve {found.title}"))


@confirmed
def send_back(request: HttpRequest, pk: int) -> HttpResponse:
    """The leading group sends it back."""
    found = visible_edition(request, pk)
    form = SendBack(request.POST or None)
    done = carried_out(form, lambda: return_edition(acting(request), found, **form.cleaned_data))
    if done:
        return _done(request, pk, Text("已退回考核办。", "Sent back to the office."))
    return _form(request, found, form, Text(f"退回《{found.title}》", f"Return {found.title}"))


def _done(request: HttpRequest, pk: int, told: Text) -> HttpResponse:
    messages.success(request, words(told))
    return HttpResponseRedirect(reverse("methods:edition", args=[pk]))


def _form(request: HttpRequest, edition: Edition, form: Approve | SendBack, heading: Text) -> HttpResponse:
    shown = {
        "form": form,
        "heading": heading,
        "back": reverse("methods:edition", args=[edition.pk]),
        "edition": edition,
        "standing": governing(edition.year) if isinstance(form, Approve) else None,
    }
    return render(request, "methods/form.html", shown, status=422 if form.errors else 200)
