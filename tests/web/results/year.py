"""A year that is over, and the people who bring its results to their end."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from kaoheng_web.ledger.verification import verify
from kaoheng_web.methods.models import Edition
from kaoheng_web.organisation.actions.accounts import open_account
from kaoheng_web.organisation.actions.people import register_person
from kaoheng_web.organisation.actions.roles import assign_role
from kaoheng_web.organisation.authority.confirmation import SESSION_KEY
from kaoheng_web.organisation.models import Person, Unit
from kaoheng_web.organisation.roles import Role
from kaoheng_web.progress.actions.figures import certify, report
from kaoheng_web.progress.actions.returns import countersign
from kaoheng_web.progress.lines import Cell
from kaoheng_web.progress.models import Figure
from kaoheng_web.results.actions.runs import approve_run, check_run, finalise_run, notice_run, score_year, submit_run
from kaoheng_web.results.models.runs import Run
from kaoheng_web.shared import clock
from kaoheng_web.subjects import SUBJECTS
from tests.web.cast import SINCE, Cast
from tests.web.progress.scene import METHOD, Scene

RUNNING, CLOSED = date(2026, 6, 8), date(2027, 1, 11)
FIRST, LAST, AFTER = date(2027, 1, 18), date(2027, 1, 22), date(2027, 1, 25)
MINUTES = "晋考领纪要〔2027〕1号"
TIED = METHOD.replace("ties: competition}", "ties: competition, chain: [{kind: decide}]}")


@dataclass(frozen=True)
class Year:
    """A year with every figure, and the people who bring its results to their end."""

    scene: Scene
    checker: Any

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # whoever copies a year asks
            raise AttributeError(name)
        return getattr(self.scene.cast, name)

    @property
    def edition(self) -> Edition:
        return self.scene.edition

    def scored(self, **more: Any) -> Run:
        return score_year(self.office, self.edition, **more)

    def checked(self) -> Run:
        return check_run(self.checker, self.scored())

    def submitted(self) -> Run:
        return submit_run(self.office, self.checked())

    def approved(self) -> Run:
        return approve_run(self.leader, self.submitted(), MINUTES)

    def noticed(self) -> Run:
        return notice_run(self.office, self.approved(), FIRST, LAST)

    def final(self) -> Run:
        run = self.noticed()
        with clock.at(AFTER):
            return finalise_run(self.office, run)


def closed(scene: Scene) -> Year:
    """2026 is over, and everything is reported and certified."""
    with clock.at(RUNNING):
        checker = somebody(scene.cast, 201, Role.OFFICE, scene.cast.city)
        scene.report("118")
        scene.certify("5.8", "gdp")
        for part in ("general", "larger"):
            report(scene.cast.liaison, scene.edition, {scene.cell("accidents", part=part): "0"})
        for unit, value in ((scene.cast.bureau, "92"), (scene.emergency, "88")):
            cell = Cell(unit.pk, "bulletins", "actual", "", "2026-05")
            certify(scene.cast.certifier, scene.edition, {cell: value}, source="统计台账", as_of=RUNNING)
        countersign(scene.second, Figure.objects.get(unit=scene.cast.bureau, item="bulletins"))
    return Year(scene, checker)


def somebody(cast: Cast, number: int, role: Role, unit: Unit) -> Person:
    """Somebody new with a role and an account."""
    person = register_person(cast.security, f"T{number}", f"演员{number}")
    open_account(cast.security, person, f"actor{number}")
    assign_role(cast.security, person, role, unit, SINCE)
    return person


def damaged() -> list[str]:
    """What the ledger finds changed in the tables of results."""
    return [damage for damage in verify(SUBJECTS).damages if "results." in damage]


def enter(client, year, who, *, confirmed=False):
    """Sign somebody in and choose the year."""
    client.logout()  # a session of last week would have ended by itself
    client.force_login(year.account(getattr(year, who)))
    client.get("/?year=2026")
    if confirmed:
        session = client.session
        session[SESSION_KEY] = clock.now().isoformat()
        session.save()
