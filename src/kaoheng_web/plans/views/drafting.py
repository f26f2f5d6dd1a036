"""Drafting a plan, its goals one by one or from a workbook, and recording what the years brought."""

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from kaoheng.findings import Refused
from kaoheng.text import Text
from kaoheng_web.organisation.authority.verbs import acting
from kaoheng_web.plans.actions.drafting import add_goals, draft_plan, remove_goal
from kaoheng_web.plans.actions.recording import record_actual
from kaoheng_web.plans.exchange import Row, checked, read, template
from kaoheng_web.plans.forms import NewGoal, NewPlan, RecordActual, titles
from kaoheng_web.plans.models import Plan
from kaoheng_web.plans.views.plans import visible_goal, visible_plan
from kaoheng_web.shared.answers import answered, went_well
from kaoheng_web.shared.errors import Refusal
from kaoheng_web.shared.language import language, words

SALT = "plans.import_goals"
LOST = Text("预览已失效，请重新上传。", "The preview is no longer valid: upload the file again.")
NO_FILE = Text("请选择文件。", "Choose a file.")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def draft(request: HttpRequest) -> HttpResponse:
    """A plan without goals yet."""
    form = NewPlan(request.POST or None)
    return answered(
        request,
        form,
        lambda: draft_plan(acting(request), **form.cleaned_data),
        heading=Text("起草规划", "Draft a plan"),
        back=reverse("plans:plans"),
        told=Text("规划已起草，请增加目标。", "The plan is drafted: add its goals."),
        onward=lambda made: reverse("plans:plan", args=[made.pk]),
    )


def add(request: HttpRequest, pk: int) -> HttpResponse:
    """A goal of a plan."""
    plan = visible_plan(request, pk)
    form = NewGoal(plan, request.POST or None)
    return answered(
        request,
        form,
        lambda: add_goals(acting(request), plan, [form.terms()]),
        heading=Text(f"{plan.title}：增加目标", f"Add a goal to {plan.title}"),
        back=reverse("plans:plan", args=[pk]),
        told=Text("目标已增加。", "The goal is added."),
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
        back=reverse("plans:goal", args=[pk]),
        told=Text("实际值已登记。", "The figure is recorded."),
    )


def goals(request: HttpRequest, pk: int) -> HttpResponse:
    """Many goals at once: upload, look at every line, then all or none."""
    plan = visible_plan(request, pk)
    if request.method != "POST":
        return _preview(request, plan, [], [])
    try:
        rows = checked(plan, _lines(request, plan))
    except Refusal as refusal:
        return _preview(request, plan, [], [words(text) for text in refusal.sentences])
    except Refused as refused:
        return _preview(request, plan, [], [finding.sentence(language()) for finding in refused])
    if "preview" not in request.POST or any(row.problems for row in rows):
        return _preview(request, plan, rows, [])
    made = add_goals(acting(request), plan, [row.terms for row in rows if row.terms])
    return went_well(
        request, reverse("plans:plan", args=[pk]), Text(f"已增加{len(made)}个目标。", f"{len(made)} goals are added.")
    )


def goals_template(request: HttpRequest, pk: int) -> HttpResponse:
    """The empty form of the goals of a plan."""
    answer = HttpResponse(template(visible_plan(request, pk)), content_type=XLSX)
    answer["Content-Disposition"] = 'attachment; filename="goals.xlsx"'
    return answer


def _lines(request: HttpRequest, plan: Plan) -> list[dict[str, str]]:
    if "preview" in request.POST:
        try:
            found: list[dict[str, str]] = signing.loads(request.POST["preview"], salt=SALT, max_age=3600)
        except signing.BadSignature:
            raise Refusal(LOST) from None
        return found
    file = request.FILES.get("file")
    if file is None:
        raise Refusal(NO_FILE)
    return read(plan, file.name or "", file.read())


def _preview(request: HttpRequest, plan: Plan, rows: list[Row], problems: list[str]) -> HttpResponse:
    wrong, heads = sum(bool(row.problems) for row in rows), titles(plan)
    shown = {
        "plan": plan,
        "rows": [
            {
                "number": row.number,
                "cells": [{"text": row.cells.get(key, ""), "problems": row.problems.get(key, [])} for key in heads],
            }
            for row in rows
        ],
        "titles": heads.values(),
        "problems": problems,
        "wrong": wrong,
        "preview": signing.dumps([row.cells for row in rows], salt=SALT, compress=True) if rows and not wrong else "",
    }
    return render(request, "plans/import.html", shown, status=422 if problems or wrong else 200)
