"""A goal of a draft is written anew, with its stages."""

from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256

from django.db import transaction

from kaoheng.text import Text
from kaoheng_web.ledger.actions import Change, changed, created, record, removed
from kaoheng_web.ledger.versions import UNSEEN
from kaoheng_web.organisation.authority.verbs import require
from kaoheng_web.organisation.models import Person
from kaoheng_web.plans import rules, subjects
from kaoheng_web.plans.actions.drafting import problems
from kaoheng_web.plans.models import Plan, PlanGoal, Stage
from kaoheng_web.plans.terms import FIELDS, Terms, staged, terms_of
from kaoheng_web.shared.errors import Outdated, refuse_if, stands_now

VERB = rules.REVISE_GOAL.name
SAME = Text("没有改动。", "Nothing was changed.")
NEWER = Text(
    "您打开页面以后，别人已修改这个目标，见下。请核对；仍要保存请再按一次。",
    "Since you opened the page somebody changed this goal, see below. Save once more if you still mean it.",
)


def version_of(goal: PlanGoal) -> str:
    """The version of a goal with its stages."""
    rows = [subjects.STAGE.digest(stage) for stage in goal.stages.order_by("year")]
    return sha256(":".join([subjects.GOAL.digest(goal), *rows]).encode()).hexdigest()


def revise_goal(by: Person, goal: PlanGoal, terms: Terms, *, seen: str | None = UNSEEN) -> PlanGoal:
    """What is agreed for a goal of a draft is put differently."""
    with transaction.atomic():
        require(by, rules.REVISE_GOAL, goal.plan)
        plan = Plan.objects.select_for_update().get(pk=goal.plan_id)
        refuse_if(rules.blockers_to_revise(plan))
        goal = PlanGoal.objects.get(pk=goal.pk)
        before = terms_of(goal)
        _refuse_outdated(goal, before, terms, seen)
        refuse_if([], problems(plan, terms, goal))
        stages = staged(terms, plan.last)
        refuse_if([SAME] if before == replace(terms, stages=stages) else [])
        digest = subjects.GOAL.digest(goal)
        for name in FIELDS:
            setattr(goal, name, getattr(terms, name))
        goal.save()
        own = [changed(VERB, subjects.GOAL, digest, goal)] if subjects.GOAL.digest(goal) != digest else []
        record(by.actor, [*own, *_stages(goal, stages)])
    return goal


def _refuse_outdated(goal: PlanGoal, stands: Terms, typed: Terms, seen: str | None) -> None:
    now = version_of(goal)
    if seen is UNSEEN or seen == now:
        return
    fields = {name: [stands_now(getattr(stands, name))] for name in FIELDS if _differ(stands, typed, name)}
    years = {year for year in {*stands.stages, *typed.stages} if stands.stages.get(year) != typed.stages.get(year)}
    fields |= {f"stage_{year}": [stands_now(stands.stages.get(year))] for year in sorted(years)}
    raise Outdated(NEWER, fields=fields, version=now)


def _differ(stands: Terms, typed: Terms, name: str) -> bool:
    return bool(getattr(stands, name) != getattr(typed, name))


def _stages(goal: PlanGoal, wanted: Mapping[int, str]) -> list[Change]:
    """The stages are those of these years with these values, and no others."""
    changes: list[Change] = []
    stand = {stage.year: stage for stage in goal.stages.all()}
    for year, stage in stand.items():
        before, key = subjects.STAGE.digest(stage), stage.pk
        if year not in wanted:
            stage.delete()
            changes.append(removed(VERB, subjects.STAGE, key, before))
        elif stage.value != wanted[year]:
            stage.value = wanted[year]
            stage.save()
            changes.append(changed(VERB, subjects.STAGE, before, stage))
    for year in sorted(wanted.keys() - stand.keys()):
        stage = Stage.objects.create(goal=goal, year=year, value=wanted[year])
        changes.append(created(VERB, subjects.STAGE, stage))
    return changes
