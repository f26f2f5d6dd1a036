"""Submitting, withdrawing, approving and sending back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from kaoheng.text import Text
from kaoheng_web.organisation.authority.confirmation import confirmed
from kaoheng_web.organisation.authority.verbs import acting
from kaoheng_web.plans.actions.deciding import approve_plan, return_plan, submit_plan, withdraw_plan
from kaoheng_web.plans.forms import ApprovePlan, SendBack
from kaoheng_web.plans.views.plans import visible_plan
from kaoheng_web.shared.forms import carried_out
from kaoheng_web.shared.language import words


@require_POST
def submit(request: HttpRequest, pk: int) -> HttpResponse:
    """Lay the plan before the leading group."""
    submit_plan(acting(request), visible_plan(request, pk))
    return _done(request, pk, Text("已报考核领导组审定。", "Submitted to the leading group."))


@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take it back."""
    withdraw_plan(acting(request), visible_plan(request, pk))
    return _done(request, pk, Text("已撤回，可以继续修改。", "Withdrawn; it can be revised."))


@confirmed
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    """The leading group approves."""
    plan, form = visible_plan(request, pk), ApprovePlan(request.POST or None)
    done = carried_out(form, lambda: approve_plan(acting(request), plan, **form.cleaned_data))
    if done:
        return _done(request, pk, Text("规划已审定。", "The plan is in force."))
    return _form(request, pk, form, Text(f"审定《{plan.title}》", f"Approve {plan.title}"))


@confirmed
def send_back(request: HttpRequest, pk: int) -> HttpResponse:
    """The leading group sends it back."""
    plan, form = visible_plan(request, pk), SendBack(request.POST or None)
    done = carried_out(form, lambda: return_plan(acting(request), plan, **form.cleaned_data))
    if done:
        return _done(request, pk, Text("已退回考核办。", "Sent back to the office."))
    return _form(request, pk, form, Text(f"退回《{plan.title}》", f"Return {plan.title}"))


def _done(request: HttpRequest, pk: int, told: Text) -> HttpResponse:
    messages.success(request, words(told))
    return HttpResponseRedirect(reverse("plans:plan", args=[pk]))


def _form(request: HttpRequest, pk: int, form: ApprovePlan | SendBack, heading: Text) -> HttpResponse:
    shown = {"form": form, "heading": heading, "back": reverse("plans:plan", args=[pk])}
    return render(request, "plans/form.html", shown, status=422 if form.errors else 200)
