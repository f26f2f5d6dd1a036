"""Submitting, withdrawing, approving and sending back a plan."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from kaoheng.text import Text
from kaoheng_web.methods.forms import SendBack
from kaoheng_web.methods.views.course import RETURNED, SUBMITTED, WITHDRAWN, Course
from kaoheng_web.organisation.authority.confirmation import confirmed
from kaoheng_web.plans import rules
from kaoheng_web.plans.actions.deciding import approve_plan, return_plan, submit_plan, withdraw_plan
from kaoheng_web.plans.forms import ApprovePlan
from kaoheng_web.plans.views.plans import goals_of, visible_plan

COURSE = Course(visible_plan, "plans:plan", "plans/goals.html", lambda plan: {"plan": plan, "rows": goals_of(plan)})


@require_POST
def submit(request: HttpRequest, pk: int) -> HttpResponse:
    """Lay the plan before the leading group."""
    return COURSE.moved(request, pk, submit_plan, SUBMITTED)


@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take it back."""
    return COURSE.moved(request, pk, withdraw_plan, WITHDRAWN)


@confirmed
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    """The leading group approves."""
    plan, form = visible_plan(request, pk), ApprovePlan(request.POST or None)
    told = Text("规划已审定。", "The plan is in force.")
    return COURSE.decided(request, plan, form, rules.APPROVE, approve_plan, told)


@confirmed
def send_back(request: HttpRequest, pk: int) -> HttpResponse:
    """The leading group sends it back."""
    plan, form = visible_plan(request, pk), SendBack(request.POST or None)
    return COURSE.decided(request, plan, form, rules.SEND_BACK, return_plan, RETURNED)
