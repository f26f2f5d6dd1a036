"""Submitting, withdrawing, approving and sending back."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from kaoheng.text import Text
from kaoheng_web.methods.forms import SendBack
from kaoheng_web.methods.views.deciding import SUBMITTED, WITHDRAWN
from kaoheng_web.organisation.authority.confirmation import confirmed
from kaoheng_web.organisation.authority.verbs import acting
from kaoheng_web.plans import rules
from kaoheng_web.plans.actions.deciding import approve_plan, return_plan, submit_plan, withdraw_plan
from kaoheng_web.plans.forms import ApprovePlan
from kaoheng_web.plans.views.plans import goals_of, visible_plan
from kaoheng_web.shared.answers import answered, went_well


@require_POST
def submit(request: HttpRequest, pk: int) -> HttpResponse:
    """Lay the plan before the leading group."""
    submit_plan(acting(request), visible_plan(request, pk))
    return went_well(request, reverse("plans:plan", args=[pk]), SUBMITTED)


@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take it back."""
    withdraw_plan(acting(request), visible_plan(request, pk))
    return went_well(request, reverse("plans:plan", args=[pk]), WITHDRAWN)


@confirmed
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    """The leading group approves."""
    plan, form = visible_plan(request, pk), ApprovePlan(request.POST or None)
    return answered(
        request,
        form,
        lambda: approve_plan(acting(request), plan, **form.cleaned_data),
        heading=Text(f"审定《{plan.title}》", f"Approve {plan.title}"),
        button=rules.APPROVE.button,
        back=reverse("plans:plan", args=[pk]),
        told=Text("规划已审定。", "The plan is in force."),
        about="plans/goals.html",
        plan=plan,
        rows=goals_of(plan),
    )


@confirmed
def send_back(request: HttpRequest, pk: int) -> HttpResponse:
    """The leading group sends it back."""
    plan, form = visible_plan(request, pk), SendBack(request.POST or None)
    return answered(
        request,
        form,
        lambda: return_plan(acting(request), plan, **form.cleaned_data),
        heading=Text(f"退回《{plan.title}》", f"Return {plan.title}"),
        button=rules.SEND_BACK.button,
        back=reverse("plans:plan", args=[pk]),
        told=Text("已退回考核办。", "Sent back to the office."),
        about="plans/goals.html",
        plan=plan,
        rows=goals_of(plan),
    )
