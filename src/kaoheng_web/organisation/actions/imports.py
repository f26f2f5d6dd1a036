"""Many units or people at once: every line through the action that the page of one uses, all of them or none."""

from collections.abc import Sequence

from django.db import transaction

from kaoheng_web.organisation import rules
from kaoheng_web.organisation.actions.accounts import open_account
from kaoheng_web.organisation.actions.people import appoint, register_person
from kaoheng_web.organisation.actions.roles import assign_role
from kaoheng_web.organisation.actions.units import create_unit
from kaoheng_web.organisation.authority.verbs import may, require
from kaoheng_web.organisation.models import Account, Person, RoleAssignment, Term, Unit, UnitName
from kaoheng_web.organisation.roles import Role
from kaoheng_web.shared import clock
from kaoheng_web.shared.workbooks.checking import Checked


def import_units(by: Person, rows: Sequence[Checked]) -> int:
    """Set up the units that do not stand yet, in the order of the table; how many."""
    with transaction.atomic():
        require(by, rules.CREATE_UNIT)
        standing = _units()
        before = len(standing)
        for row in rows:
            name = row.values["name"]
            if name not in standing:
                standing[name] = create_unit(by, **{**row.values, "parent": standing[row.values["parent"]]})
    return len(standing) - before


def import_people(by: Person, rows: Sequence[Checked]) -> int:
    """What the one who uploads may do of every line and is not done yet; how many lines changed anything."""
    with transaction.atomic():
        require(by, rules.IMPORT_PEOPLE)
        units = _units()
        take_in = _security if may(by, rules.REGISTER_PERSON) else _office
        return sum(take_in(by, row, units) for row in rows)


def _security(by: Person, row: Checked, units: dict[str, Unit]) -> bool:
    """The person, the role and the account."""
    given, done = row.values, False
    person = Person.objects.filter(staff_number=given["staff_number"]).first()
    if person is None:
        person, done = register_person(by, given["staff_number"], given["name"]), True
    if given["role"]:
        unit = units[given["unit"]]
        if not RoleAssignment.objects.on(given["on"]).filter(person=person, role=given["role"], unit=unit).exists():
            assign_role(by, person, Role(given["role"]), unit, given["on"])
            done = True
    if given["account"] and not Account.objects.filter(person=person).exists():
        open_account(by, person, given["account"])
        done = True
    return done


def _office(by: Person, row: Checked, units: dict[str, Unit]) -> bool:
    """The post."""
    given = row.values
    if not given["post"]:
        return False
    person, unit = Person.objects.get(staff_number=given["staff_number"]), units[given["unit"]]
    if Term.objects.on(given["on"]).filter(person=person, post__unit=unit, post__title=given["post"]).exists():
        return False
    appoint(by, person, unit, given["post"], given["on"])
    return True


def _units() -> dict[str, Unit]:
    rows = UnitName.objects.on(clock.today()).filter(unit__valid_to__isnull=True).select_related("unit")
    return {row.name: row.unit for row in rows}
