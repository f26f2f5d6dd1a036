"""A small city: those who may, their colleagues who may not, and strangers."""

from dataclasses import dataclass
from datetime import date

from kaoheng_web.authentication.actions.passwords import change_password, give_password
from kaoheng_web.organisation.actions.accounts import open_account
from kaoheng_web.organisation.actions.founding import found
from kaoheng_web.organisation.actions.people import register_person
from kaoheng_web.organisation.actions.roles import assign_role
from kaoheng_web.organisation.actions.units import create_unit
from kaoheng_web.organisation.models import Account, Person, Unit
from kaoheng_web.organisation.roles import Role

SINCE = date(2025, 1, 1)


@dataclass(frozen=True)
class Cast:
    """Who plays."""

    city: Unit
    county: Unit  # 高平市
    bureau: Unit  # 市统计局
    security: Person
    office: Person
    leader: Person
    liaison: Person  # of the county
    colleague: Person  # liaison of the bureau
    certifier: Person  # data role of the bureau
    stranger: Person  # no role at all

    def account(self, person: Person) -> Account:
        """The account of a person."""
        found: Account = Account.objects.get(person=person)
        return found


def assemble() -> Cast:
    """Found the city through actions."""
    city, security = found("晋城市", "140500", "T001", "安一禾", SINCE)
    everybody = {}
    for number, (name, role) in enumerate(
        {
            "office": Role.OFFICE,
            "leader": Role.LEADING_GROUP,
            "liaison": None,
            "colleague": None,
            "certifier": None,
            "stranger": None,
        }.items(),
        2,
    ):
        person = everybody[name] = register_person(security, f"T{number:03}", f"演员{number}")
        open_account(security, person, name)
        if role:
            assign_role(security, person, role, city, SINCE)
    office = everybody["office"]
    county = create_unit(office, Unit.Kind.COUNTY, "高平市", SINCE, parent=city, area_code="140581")
    bureau = create_unit(office, Unit.Kind.GOVERNMENT, "市统计局", SINCE, parent=city)
    assign_role(security, everybody["liaison"], Role.LIAISON, county, SINCE)
    assign_role(security, everybody["colleague"], Role.LIAISON, bureau, SINCE)
    assign_role(security, everybody["certifier"], Role.DATA, bureau, SINCE)
    return Cast(city=city, county=county, bureau=bureau, security=security, **everybody)


def with_password(account: Account, password: str) -> Account:
    """An account whose owner chose that password after the first one."""
    security = Person.objects.filter(roles__role=Role.SECURITY_ADMIN).exclude(pk=account.person_id).earliest("pk")
    first = give_password(security, account)
    change_password(account.person, account, first, password, password, origin="127.0.0.1")
    return account
