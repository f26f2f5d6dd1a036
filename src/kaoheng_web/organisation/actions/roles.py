"""Roles are given and taken back by the security administrator, and lent by their holders."""

from datetime import date

from django.db import transaction

from kaoheng.text import Text
from kaoheng_web.ledger.actions import changed, created, record
from kaoheng_web.ledger.versions import UNSEEN, refuse_outdated
from kaoheng_web.organisation import rules, subjects
from kaoheng_web.organisation.authority.verbs import require
from kaoheng_web.organisation.models import Delegation, Person, RoleAssignment, Unit
from kaoheng_web.organisation.queries import roles_from
from kaoheng_web.organisation.roles import Role, conflicts
from kaoheng_web.shared.errors import NotAllowed, refuse_if

NOT_YOURS = Text("只能委托或收回本人的角色。", "You may only lend, and take back, a role of your own.")


def assign_role(
    by: Person, person: Person, role: Role, unit: Unit, on: date, *, until: date | None = None, reason: str = ""
) -> RoleAssignment:
    """A person gets a role over a unit and all below it."""
    with transaction.atomic():
        row = RoleAssignment(person=person, role=role, unit=unit, valid_from=on, valid_to=until)
        require(by, rules.ASSIGN_ROLE, row)
        Person.objects.select_for_update().get(pk=person.pk)
        held = roles_from(person, on)
        twice = person.roles.on(on).filter(role=role, unit=unit).exists()
        holds = Text(f"{person.name}已有此角色。", f"{person.name} has this role already.")
        refuse_if(
            [
                *conflicts(role, held),
                *([holds] if twice else []),
                *rules.wrong_order(on, until),
                *rules.ended(Text("单位", "The unit"), unit.valid_to, on),
            ]
        )
        row.save()
        record(by.actor, [created(rules.ASSIGN_ROLE.name, subjects.ROLE_ASSIGNMENT, row, reason)])
    person.__dict__.pop("standing_kept", None)
    return row


def end_role(by: Person, assignment: RoleAssignment, on: date, *, reason: str, seen: str | None = UNSEEN) -> None:
    """A role ends, with that day as the last one."""
    with transaction.atomic():
        require(by, rules.END_ROLE, assignment)
        refuse_outdated(subjects.ROLE_ASSIGNMENT, assignment, seen, {"on": "valid_to"})
        first, last = assignment.valid_from, assignment.valid_to
        refuse_if([*rules.ended(Text("角色", "The role"), last, on), *rules.wrong_order(first, on)])
        before = subjects.ROLE_ASSIGNMENT.digest(assignment)
        assignment.valid_to = on
        assignment.save(update_fields=["valid_to"])
        record(by.actor, [changed(rules.END_ROLE.name, subjects.ROLE_ASSIGNMENT, before, assignment, reason)])


def delegate(by: Person, assignment: RoleAssignment, to: Person, first: date, last: date, *, reason: str) -> Delegation:
    """Lend a role of one's own to somebody for some days."""
    with transaction.atomic():
        require(by, rules.DELEGATE)
        if assignment.person_id != by.pk:
            raise NotAllowed(NOT_YOURS)
        Person.objects.select_for_update().get(pk=to.pk)
        self_ = Text("不能委托给本人。", "You cannot stand in for yourself.")
        refuse_if(
            [
                *conflicts(Role(assignment.role), roles_from(to, first)),
                *([self_] if to.pk == by.pk else []),
                *rules.wrong_order(first, last),
                *rules.outside(first, last, assignment.valid_from, assignment.valid_to),
            ]
        )
        row = Delegation.objects.create(assignment=assignment, delegate=to, valid_from=first, valid_to=last)
        record(by.actor, [created(rules.DELEGATE.name, subjects.DELEGATION, row, reason)])
    to.__dict__.pop("standing_kept", None)
    return row


def end_delegation(by: Person, delegation: Delegation, on: date, *, seen: str | None = UNSEEN) -> None:
    """Take a lent role back, with that day as the last one."""
    with transaction.atomic():
        require(by, rules.END_DELEGATION)
        if delegation.assignment.person_id != by.pk:
            raise NotAllowed(NOT_YOURS)
        refuse_outdated(subjects.DELEGATION, delegation, seen, {"on": "valid_to"})
        ended = rules.ended(Text("代理", "The delegation"), delegation.valid_to, on)
        refuse_if([*ended, *rules.wrong_order(delegation.valid_from, on)])
        before = subjects.DELEGATION.digest(delegation)
        delegation.valid_to = on
        delegation.save(update_fields=["valid_to"])
        record(by.actor, [changed(rules.END_DELEGATION.name, subjects.DELEGATION, before, delegation)])
