"""Founds the demo city: units, groups, and somebody for every role."""

from collections.abc import Callable, Iterator
from datetime import date

from django.db import transaction
from stdnum.cn import uscc

from kaoheng_web.demo.parts import (
    ballots,
    claims,
    consequences,
    earlier,
    interviews,
    methods,
    panels,
    plans,
    procedure,
    progress,
    projects,
    publishing,
    runs,
    supervision,
    surveys,
    targets,
    vetoes,
    year_end,
)
from kaoheng_web.demo.people import names
from kaoheng_web.demo.places import CITY, CITY_CODE, COUNTIES, DATA, SCORING, SERIES, SUBORDINATE, YEAR, Series
from kaoheng_web.ledger.actions import sign_root
from kaoheng_web.organisation.actions.accounts import open_account
from kaoheng_web.organisation.actions.founding import found
from kaoheng_web.organisation.actions.groups import create_group
from kaoheng_web.organisation.actions.people import begin_term, create_post, give_duty, register_person
from kaoheng_web.organisation.actions.roles import assign_role
from kaoheng_web.organisation.actions.units import create_unit
from kaoheng_web.organisation.models import Person, Unit
from kaoheng_web.organisation.roles import Role

SINCE = date(YEAR - 1, 1, 1)
CITY_WIDE = (
    (Role.SYSTEM_ADMIN, 1),
    (Role.AUDIT_ADMIN, 1),
    (Role.OFFICE, 5),
    (Role.LEADING_GROUP, 10),
    (Role.PERSONNEL, 2),
    (Role.TEAM, 6),
)


PARTS: tuple[Callable[[], None], ...] = (
    methods.seed,
    plans.seed,
    targets.seed,
    projects.seed,
    progress.seed,
    year_end.seed,
    supervision.seed,
    ballots.seed,
    surveys.seed,
    panels.seed,
    interviews.seed,
    claims.seed,
    vetoes.seed,
    earlier.seed,
    runs.seed,
    consequences.seed,
    publishing.seed,
    procedure.seed,
)


def seed() -> bool:
    """Found the demo city with its parts and sign the root over all of it; no, where something stands already."""
    with transaction.atomic():
        if Unit.objects.exists():
            return False
        Founding().all()
        for part in PARTS:
            part()
        sign_root()
    return True


class Founding:
    """The people who act while the city comes to be, and the numbers given out so far."""

    def __init__(self) -> None:
        self.names: Iterator[str] = names()
        self.count = 1
        self.city, self.security = found(CITY, CITY_CODE, "D0001", next(self.names), SINCE)
        open_account(self.security, self.security, Role.SECURITY_ADMIN)
        self.office = self.security  # until somebody has that role

    def all(self) -> None:
        """People for the city, then series by series."""
        leaders = []
        for role, count in CITY_WIDE:
            people = [self.person(role, self.city, f"{role}{number}") for number in range(1, count + 1)]
            if role == Role.OFFICE:
                self.office = people[0]
            if role == Role.LEADING_GROUP:
                leaders = people
        counted = 0
        for series in SERIES:
            units = self.series(series, counted)
            counted += len(units)
            leader = leaders[SERIES.index(series)]
            self.duties(leader, series, units)

    def person(self, role: Role, unit: Unit, account: str) -> Person:
        """Somebody new with a role and an account."""
        self.count += 1
        person = register_person(self.security, f"D{self.count:04}", next(self.names))
        assign_role(self.security, person, role, unit, SINCE)
        open_account(self.security, person, account)
        return person

    def series(self, series: Series, counted: int) -> list[Unit]:
        """The units of a ranking group with their heads, liaisons, certifiers and scorers."""
        codes = {name: code for code, name in COUNTIES.items()}
        units = []
        for number, name in enumerate(series.units, counted + 1):
            area = codes.get(name, "") if series.kind == Unit.Kind.COUNTY else ""
            code = credit_code(number)
            unit = create_unit(
                self.office, series.kind, name, SINCE, parent=self.city, area_code=area, credit_code=code
            )
            head = self.person(Role.HEAD, unit, f"head{number}")
            post = create_post(self.office, unit, "主要负责人", SINCE, leads=True)
            begin_term(self.office, head, post, SINCE)
            self.person(Role.LIAISON, unit, f"liaison{number}")
            if name in DATA:
                self.person(Role.DATA, unit, f"data{number}")
            if name in SCORING:
                self.person(Role.SCORING, unit, f"scoring{number}")
            for below in SUBORDINATE.get(name, ()):
                create_unit(self.office, Unit.Kind.SUBORDINATE, below, SINCE, parent=unit)
            units.append(unit)
        create_group(self.office, series.code, series.title, title_en=series.title_en, graded=series.graded)
        return units

    def duties(self, leader: Person, series: Series, units: list[Unit]) -> None:
        """A leader of the city answers for a series."""
        post = create_post(self.office, self.city, f"分管领导（{series.title}）", SINCE, leads=True)
        term = begin_term(self.office, leader, post, SINCE)
        for unit in units[:3]:
            give_duty(self.office, term, series.title, SINCE, unit=unit)


def credit_code(number: int) -> str:
    """An invented code with a right check character; DEM tells that it is nobody's."""
    stem = f"11140500DEM{number:06}"
    return stem + uscc.calc_check_digit(stem)
