"""What each year brought is recorded with its source, and corrected without losing what was said before."""

from django.db import transaction

from kaoheng.text import Text
from kaoheng_web.ledger.actions import changed, created, record
from kaoheng_web.organisation.authority.verbs import require
from kaoheng_web.organisation.models import Person
from kaoheng_web.plans import rules, subjects
from kaoheng_web.plans.models import Actual, Plan, PlanGoal
from kaoheng_web.plans.terms import NO_NUMBER, number
from kaoheng_web.shared import clock
from kaoheng_web.shared.errors import refuse_if

NO_SOURCE = Text("请写明数据来源。", "Say where the figure comes from.")
NO_REASON = Text("该年已有数值，更正请写明理由。", "The year has a figure: give the reason for correcting it.")


def record_actual(by: Person, goal: PlanGoal, year: int, value: str, *, source: str, reason: str = "") -> Actual:
    """The figure of a year; one that stands already is replaced, with a reason."""
    verb = rules.RECORD_ACTUAL.name
    with transaction.atomic():
        require(by, rules.RECORD_ACTUAL, goal.plan)
        plan = Plan.objects.select_for_update().get(pk=goal.plan_id)
        old = Actual.objects.filter(goal=goal, year=year, replaced_at__isnull=True).first()
        read = number(value)
        fields = {
            "year": list(rules.blockers_to_record(plan, goal.base_year, plan.last, year, clock.today().year)),
            "value": [] if read is not None and read > 0 else [NO_NUMBER],
            "source": [] if source.strip() else [NO_SOURCE],
            "reason": [NO_REASON] if old and not reason.strip() else [],
        }
        refuse_if([], fields)
        changes, now = [], clock.now()
        if old is not None:
            before = subjects.ACTUAL.digest(old)
            old.replaced_at = now
            old.save(update_fields=["replaced_at"])
            changes.append(changed(verb, subjects.ACTUAL, before, old, reason))
        made = Actual.objects.create(
            goal=goal, year=year, value=value, source=source, recorded_at=now, recorded_by=by, reason=reason
        )
        record(by.actor, [*changes, created(verb, subjects.ACTUAL, made, reason or source)])
    return made
