"""The plans, one plan with how far its goals have come, and one goal with its path."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kaoheng.analysis.trajectory.follow import Trajectory
from kaoheng.analysis.trajectory.sentences import said
from kaoheng.numbers import written
from kaoheng.text import Text
from kaoheng_web.organisation.authority.verbs import acting, may
from kaoheng_web.organisation.models import Person
from kaoheng_web.plans import rules
from kaoheng_web.plans.forms import DIRECTIONS, WAYS
from kaoheng_web.plans.models import Plan, PlanGoal
from kaoheng_web.plans.queries import LIGHTS, followed, item_of, trajectories
from kaoheng_web.shared.errors import NotFound
from kaoheng_web.shared.language import words

NO_PLAN = Text("没有这个规划，或者您不能查看。", "There is no such plan, or you may not see it.")
NO_GOAL = Text("没有这个规划目标，或者您不能查看。", "There is no such goal, or you may not see it.")


def plans(request: HttpRequest) -> HttpResponse:
    """The plans that the reader may see."""
    reader = acting(request)
    rows = [
        {"plan": plan, "state": rules.state(plan), "goals": len(plan.goals.all())}
        for plan in Plan.objects.visible_to(reader).prefetch_related("goals").order_by("-first", "-pk")
    ]
    return render(request, "plans/plans.html", {"rows": rows, "may_draft": may(reader, rules.DRAFT)})


def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """One plan: every goal with what it asks for, what came, and what the remaining years require."""
    reader, found = acting(request), visible_plan(request, pk)
    rows = goals_of(found)
    shown = {"plan": found, "state": rules.state(found), "rows": rows, **_doable(reader, found, len(rows))}
    return render(request, "plans/plan.html", shown)


def goals_of(plan: Plan) -> list[dict[str, Any]]:
    """What `goals.html` shows of the goals of a plan."""
    paths = trajectories(plan)
    return [{"goal": goal, **_row(goal, paths[goal.pk])} for goal in plan.goals.order_by("pk")]


def goal(request: HttpRequest, pk: int) -> HttpResponse:
    """One goal: the path as a picture and a table, the sentence about it, every figure with its source."""
    reader, found = acting(request), visible_goal(request, pk)
    path = followed([found])[found.pk]
    shown = {
        "goal": found,
        "plan": found.plan,
        "item": item_of(found),
        "path": _picture(path),
        "stages": [_stage(path, at) for at in range(len(path.stages))],
        "actuals": found.actuals.select_related("recorded_by").order_by("-year", "-recorded_at"),
        "may_record": bool(found.plan.approved_at) and may(reader, rules.RECORD_ACTUAL),
        "may_revise": not found.plan.submitted_at and may(reader, rules.REVISE_GOAL, found.plan),
        "may_remove": not found.plan.submitted_at and may(reader, rules.REMOVE_GOAL),
        **_row(found, path),
    }
    return render(request, "plans/goal.html", shown)


def visible_plan(request: HttpRequest, pk: int) -> Plan:
    """The plan, if the reader may know that it exists."""
    rows = Plan.objects.visible_to(acting(request)).select_related("drafted_by", "approved_by")
    found: Plan | None = rows.filter(pk=pk).first()
    if found is None:
        raise NotFound(NO_PLAN)
    return found


def visible_goal(request: HttpRequest, pk: int) -> PlanGoal:
    """The goal, if the reader may know that its plan exists."""
    seen = Plan.objects.visible_to(acting(request))
    found = PlanGoal.objects.filter(plan__in=seen, pk=pk).select_related("plan").prefetch_related("stages").first()
    if found is None:
        raise NotFound(NO_GOAL)
    return found


def _row(goal: PlanGoal, path: Trajectory) -> dict[str, Any]:
    """What a goal asks for and where it stands, in figures as they are written."""
    latest = path.latest
    band = latest.band if latest else None
    return {
        "direction": DIRECTIONS[goal.direction],
        "way": WAYS[goal.way],
        "end": written(path.aim, goal.decimals),
        "latest": latest,
        "due": written(latest.required, goal.decimals) if latest else "",
        "actual": written(latest.actual, goal.decimals) if latest and latest.actual is not None else "",
        "light": LIGHTS[band.word] if band else "n",
        "word": words(Text(band.word, band.word_en)) if band else "",
        "said": said(path),
    }


def _stage(path: Trajectory, at: int) -> dict[str, Any]:
    stage, decimals = path.stages[at], path.goal.decimals
    return {
        "year": stage.year,
        "due": written(stage.required, decimals),
        "actual": "" if stage.actual is None else written(stage.actual, decimals),
        "light": LIGHTS[stage.band.word] if stage.band else "",
        "word": words(Text(stage.band.word, stage.band.word_en)) if stage.band else "",
        "percent": "" if stage.measure is None else f"{written(stage.measure * 100, 1)}%",
    }


def _picture(path: Trajectory) -> dict[str, Any]:
    goal = path.goal
    base = written(path.base, goal.decimals)
    rows = [{"name": str(goal.base.year), "value": base, "other": base}]
    for at in range(len(path.stages)):
        stage = _stage(path, at)
        rows.append({"name": str(stage["year"]), "value": stage["due"], "other": stage["actual"]})
    zh, en = (f"（{goal.unit}）", f" ({goal.unit})") if goal.unit else ("", "")
    heads = Text(f"应达到{zh}", f"due{en}"), Text(f"实际{zh}", f"actual{en}")
    return {
        "rows": rows,
        "sentence": words(said(path)),
        "label": words(Text("年度", "Year")),
        "unit": words(heads[0]),
        "other": words(heads[1]),
    }


def _doable(reader: Person, plan: Plan, goals: int) -> dict[str, Any]:
    open_, submitted = not plan.submitted_at, bool(plan.submitted_at and not plan.approved_at)
    may_submit = open_ and may(reader, rules.SUBMIT, plan)
    return {
        "may_add": open_ and may(reader, rules.ADD_GOALS, plan),
        "may_submit": may_submit,
        "blockers": list(rules.blockers_to_submit(plan, goals)) if may_submit else [],
        "may_withdraw": submitted and may(reader, rules.WITHDRAW, plan),
        "may_decide": submitted and may(reader, rules.APPROVE, plan),
    }
