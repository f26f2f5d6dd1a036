"""Plans are drafted with their goals."""

from collections.abc import Iterable

from django.db import transaction

from kaoheng.numbers import parse
from kaoheng.text import Text
from kaoheng_web.ledger.actions import Change, created, record, removed
from kaoheng_web.organisation.authority.verbs import require
from kaoheng_web.organisation.models import Person
from kaoheng_web.plans import rules, subjects
from kaoheng_web.plans.models import Plan, PlanGoal, Stage
from kaoheng_web.plans.terms import FIELDS, Terms, staged, wrong
from kaoheng_web.shared import clock
from kaoheng_web.shared.errors import refuse_if


def draft_plan(by: Person, title: str, first: int, last: int, *, on_course_at: str, slow_at: str) -> Plan:
    """A plan without goals; its words are 正常 from the first line, 偏慢 from the second, 滞后 below."""
    with transaction.atomic():
        require(by, rules.DRAFT)
        fields = {
            "last": list(rules.wrong_years(first, last)),
            "on_course_at": list(rules.wrong_line(on_course_at)),
            "slow_at": list(rules.wrong_line(slow_at)),
        }
        if not any(fields.values()) and parse(on_course_at) <= parse(slow_at):
            fields["slow_at"] = [Text("偏慢线须低于正常线。", "It has to be below the line of 正常.")]
        refuse_if([], fields)
        plan = Plan.objects.create(
            title=title,
            first=first,
            last=last,
            on_course_at=on_course_at,
            slow_at=slow_at,
            drafted_at=clock.now(),
            drafted_by=by,
        )
        record(by.actor, [created(rules.DRAFT.name, subjects.PLAN, plan)])
    return plan


def add_goals(by: Person, plan: Plan, proposed: Iterable[Terms]) -> list[PlanGoal]:
    """Goals for a plan, all or none."""
    with transaction.atomic():
        require(by, rules.ADD_GOALS, plan)
        plan = Plan.objects.select_for_update().get(pk=plan.pk)
        refuse_if(rules.blockers_to_revise(plan))
        goals, changes = [], []
        for terms in proposed:
            refuse_if([], problems(plan, terms))
            goal, kept = _kept(plan, terms)
            goals.append(goal)
            changes += kept
        record(by.actor, changes)
    return goals


def remove_goal(by: Person, goal: PlanGoal, *, reason: str = "") -> None:
    """Take a goal out of a draft."""
    verb = rules.REMOVE_GOAL.name
    with transaction.atomic():
        require(by, rules.REMOVE_GOAL, goal.plan)
        refuse_if(rules.blockers_to_revise(Plan.objects.select_for_update().get(pk=goal.plan_id)))
        changes = []
        for stage in goal.stages.all():
            before, key = subjects.STAGE.digest(stage), stage.pk
            stage.delete()
            changes.append(removed(verb, subjects.STAGE, key, before, reason))
        before, key = subjects.GOAL.digest(goal), goal.pk
        goal.delete()
        record(by.actor, [*changes, removed(verb, subjects.GOAL, key, before, reason)])


def problems(plan: Plan, terms: Terms, goal: PlanGoal | None = None) -> dict[str, list[Text]]:
    """All that is wrong with a goal, field by field; with one that stands already, held against the others alone."""
    others = plan.goals.exclude(pk=goal.pk) if goal else plan.goals
    fields: dict[str, list[Text]] = {}
    for name, told in wrong(terms, plan.last):
        fields.setdefault(name, []).append(told)
    if others.filter(name=terms.name).exists():
        fields.setdefault("name", []).append(Text(f"已有目标“{terms.name}”。", f"There is a goal {terms.name!r}."))
    if terms.item and others.filter(item=terms.item).exists():
        fields.setdefault("item", []).append(Text("规划中已有这一指标的目标。", "The plan has a goal for this item."))
    return fields


def _kept(plan: Plan, terms: Terms) -> tuple[PlanGoal, list[Change]]:
    verb = rules.ADD_GOALS.name
    goal = PlanGoal.objects.create(plan=plan, **{name: getattr(terms, name) for name in FIELDS})
    changes = [created(verb, subjects.GOAL, goal)]
    for year, value in staged(terms, plan.last).items():
        stage = Stage.objects.create(goal=goal, year=year, value=value)
        changes.append(created(verb, subjects.STAGE, stage))
    return goal, changes
