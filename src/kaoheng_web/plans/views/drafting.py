"""Drafting a plan, its goals one by one or from a workbook, and recording what the years brought."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from kaoheng.text import Text
from kaoheng_web.organisation.authority.verbs import acting
from kaoheng_web.plans import rules
from kaoheng_web.plans.actions.drafting import add_goals, draft_plan, remove_goal
from kaoheng_web.plans.actions.recording import record_actual
from kaoheng_web.plans.actions.revising import revise_goal, version_of
from kaoheng_web.plans.exchange import goals_form
from kaoheng_web.plans.forms import NewGoal, NewPlan, RecordActual, RevisedGoal
from kaoheng_web.plans.queries import items_offered
from kaoheng_web.plans.views.plans import visible_goal, visible_plan
from kaoheng_web.shared.answers import answered, went_well
from kaoheng_web.shared.workbooks.importing import imported, template_of


def draft(request: HttpRequest) -> HttpResponse:
    """A plan without goals yet."""
    form = NewPlan(request.POST or None)
    return answered(
        request,
        form,
        lambda: draft_plan(acting(request), **form.cleaned_data),
        heading=Text("起草规划", "Draft a plan"),
        button=rules.DRAFT.button,
        back=reverse("plans:plans"),
        told=Text("规划已起草，请增加目标。", "The plan is drafted: add its goals."),
        onward=lambda made: reverse("plans:plan", args=[made.pk]),
    )


def add(request: HttpRequest, pk: int) -> HttpResponse:
    """A goal of a plan."""
    plan = visible_plan(request, pk)
    form = NewGoal(plan, request.POST or None, items=items_offered(plan))
    return answered(
        request,
        form,
        lambda: add_goals(acting(request), plan, [form.terms()]),
        heading=Text(f"{plan.title}：增加目标", f"Add a goal to {plan.title}"),
        button=rules.ADD_GOALS.button,
        back=reverse("plans:plan", args=[pk]),
        told=Text("目标已增加。", "The goal is added."),
    )


def revise(request: HttpRequest, pk: int) -> HttpResponse:
    """A goal that stands, written anew."""
    goal = visible_goal(request, pk)
    items = items_offered(goal.plan)
    form = RevisedGoal(goal.plan, request.POST or None, items=items, goal=goal, version=version_of(goal))
    return answered(
        request,
        form,
        lambda: revise_goal(acting(request), goal, form.terms(), seen=form.seen),
        heading=Text(f"{goal.name}：修改目标", f"Revise the goal {goal.name}"),
        button=rules.REVISE_GOAL.button,
        back=reverse("plans:goal", args=[pk]),
        told=Text("目标已修改。", "The goal is revised."),
    )


@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a goal out of a draft."""
    goal = visible_goal(request, pk)
    remove_goal(acting(request), goal)
    return went_well(request, reverse("plans:plan", args=[goal.plan_id]), Text("目标已删去。", "The goal is removed."))


def record(request: HttpRequest, pk: int) -> HttpResponse:
    """What a year brought."""
    goal, form = visible_goal(request, pk), RecordActual(request.POST or None)
    return answered(
        request,
        form,
        lambda: record_actual(acting(request), goal, **form.cleaned_data),
        heading=Text(f"{goal.name}：登记实际值", f"Record a figure of {goal.name}"),
        button=rules.RECORD_ACTUAL.button,
        back=reverse("plans:goal", args=[pk]),
        told=Text("实际值已登记。", "The figure is recorded."),
    )


def goals(request: HttpRequest, pk: int) -> HttpResponse:
    """Many goals at once."""
    form = goals_form(acting(request), visible_plan(request, pk))
    back, template = reverse("plans:plan", args=[pk]), reverse("plans:goals_template", args=[pk])
    return imported(request, form, back=back, template=template)


def goals_template(request: HttpRequest, pk: int) -> HttpResponse:
    """The empty form of the goals of a plan."""
    return template_of(goals_form(acting(request), visible_plan(request, pk)))
