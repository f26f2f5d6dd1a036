"""The first unit and the first security administrator, who gives everybody else their roles."""

from datetime import date

from django.db import transaction

from kaoheng.text import Text
from kaoheng_web.ledger.actions import created, record
from kaoheng_web.organisation import rules, subjects
from kaoheng_web.organisation.actions.units import add_unit
from kaoheng_web.organisation.models import Person, RoleAssignment, Unit
from kaoheng_web.organisation.roles import Role
from kaoheng_web.shared.errors import refuse_if

PLATFORM = "platform"  # what the ledger writes when nobody is there yet who could act


def found(city: str, area_code: str, staff_number: str, name: str, on: date) -> tuple[Unit, Person]:
    """Begin an empty platform; refused as soon as there is a unit or a person."""
    with transaction.atomic():
        begun = Unit.objects.exists() or Person.objects.exists()
        refuse_if([Text("平台已经初始化。", "The platform was founded before.")] if begun else [])
        refuse_if([], {"area_code": list(rules.wrong_area_code(area_code))})
        unit, changes = add_unit(rules.FOUND, Unit.Kind.CITY, city, city, None, on, area_code, "")
        person = Person.objects.create(staff_number=staff_number, name=name)
        role = RoleAssignment.objects.create(person=person, role=Role.SECURITY_ADMIN, unit=unit, valid_from=on)
        changes.append(created(rules.FOUND, subjects.PERSON, person))
        changes.append(created(rules.FOUND, subjects.ROLE_ASSIGNMENT, role))
        record(PLATFORM, changes)
    return unit, person
