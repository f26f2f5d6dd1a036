"""Plans are submitted to the leading group, which approves them or sends them back."""

from django.db import transaction

from kaoheng.text import Text
from kaoheng_web.ledger.actions import changed, record
from kaoheng_web.organisation.authority.verbs import require
from kaoheng_web.organisation.models import Person
from kaoheng_web.plans import rules, subjects
from kaoheng_web.plans.models import Plan
from kaoheng_web.shared import clock
from kaoheng_web.shared.errors import refuse_if

NO_DOCUMENT = Text("请填写文号。", "Write the number of the document.")
NO_REASON = Text("请写明退回理由。", "Give the reason for sending it back.")
SUBMISSION = ["submitted_at", "submitted_by"]


def submit_plan(by: Person, plan: Plan) -> Plan:
    """Lay a plan before the leading group."""
    with transaction.atomic():
        require(by, rules.SUBMIT, plan)
        plan = Plan.objects.select_for_update().get(pk=plan.pk)
        refuse_if(rules.blockers_to_submit(plan, plan.goals.count()))
        before = subjects.PLAN.digest(plan)
        plan.submitted_at, plan.submitted_by = clock.now(), by
        plan.save(update_fields=SUBMISSION)
        record(by.actor, [changed(rules.SUBMIT.name, subjects.PLAN, before, plan)])
    return plan


def withdraw_plan(by: Person, plan: Plan) -> Plan:
    """Take it back before it is decided."""
    with transaction.atomic():
        require(by, rules.WITHDRAW, plan)
        plan = Plan.objects.select_for_update().get(pk=plan.pk)
        refuse_if(rules.blockers_to_decide(plan))
        before = subjects.PLAN.digest(plan)
        plan.submitted_at = plan.submitted_by = None
        plan.save(update_fields=SUBMISSION)
        record(by.actor, [changed(rules.WITHDRAW.name, subjects.PLAN, before, plan)])
    return plan


def approve_plan(by: Person, plan: Plan, *, document: str) -> Plan:
    """The goals hold from now on."""
    with transaction.atomic():
        plan = Plan.objects.select_for_update().get(pk=plan.pk)
        require(by, rules.APPROVE, plan)
        refuse_if(rules.blockers_to_decide(plan), {"document": [] if document.strip() else [NO_DOCUMENT]})
        before = subjects.PLAN.digest(plan)
        plan.approved_at, plan.approved_by, plan.document = clock.now(), by, document.strip()
        plan.save(update_fields=["approved_at", "approved_by", "document"])
        record(by.actor, [changed(rules.APPROVE.name, subjects.PLAN, before, plan, document)])
    return plan


def return_plan(by: Person, plan: Plan, *, reason: str) -> Plan:
    """Send it back to the office; the ledger keeps why."""
    with transaction.atomic():
        plan = Plan.objects.select_for_update().get(pk=plan.pk)
        require(by, rules.SEND_BACK, plan)
        refuse_if(rules.blockers_to_decide(plan), {"reason": [] if reason.strip() else [NO_REASON]})
        before = subjects.PLAN.digest(plan)
        plan.submitted_at = plan.submitted_by = None
        plan.save(update_fields=SUBMISSION)
        record(by.actor, [changed(rules.SEND_BACK.name, subjects.PLAN, before, plan, reason.strip())])
    return plan
