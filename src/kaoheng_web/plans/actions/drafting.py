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
from kaoheng_web.plans.terms import Terms, Way, wrong
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
            refuse_if([], _problems(plan, terms))
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


def _problems(plan: Plan, terms: Terms) -> dict[str, list[Text]]:
    fields: dict[str, list[Text]] = {}
    for name, told in wrong(terms, plan.last):
        fields.setdefault(name, []).append(told)
    if plan.goals.filter(name=terms.name).exists():
        fields.setdefault("name", []).append(Text(f"已有目标“{terms.name}”。", f"There is a goal {terms.name!r}."))
    if terms.item and plan.goals.filter(item=terms.item).exists():
        fields.setdefault("item", []).append(Text("此编码已被使用。", "Another goal has this code."))
    return fields


def _kept(plan: Plan, terms: Terms) -> tuple[PlanGoal, list[Change]]:
    verb = rules.ADD_GOALS.name
    given = {name: getattr(terms, name) for name in Terms.__dataclass_fields__ if name != "stages"}
    goal = PlanGoal.objects.create(plan=plan, **given)
    changes = [created(verb, subjects.GOAL, goal)]
    if terms.way == Way.STAGED:
        for year in range(terms.base_year + 1, plan.last + 1):
            stage = Stage.objects.create(goal=goal, year=year, value=terms.stages[year])
            changes.append(created(verb, subjects.STAGE, stage))
    return goal, changes
