"""What waits for a person, read from the facts that stand; nothing is a task only because a page would look fuller."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef
from django.urls import reverse

from kaoheng.text import Text
from kaoheng_web.channels.ballots.queries import unfinished
from kaoheng_web.channels.ballots.rules import state
from kaoheng_web.ledger.queries import last_entry, last_root
from kaoheng_web.methods.models import Consultation, Edition, Opinion
from kaoheng_web.methods.rules import UNITS
from kaoheng_web.organisation.models import Delegation, GroupMembership, Person, RoleAssignment, Unit
from kaoheng_web.organisation.roles import Role, title
from kaoheng_web.organisation.standing import standing
from kaoheng_web.plans.models import Plan
from kaoheng_web.shared import clock

SOON = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Task:
    """Something to do: what, in which phase, by when if there is a day, and where."""

    what: Text
    phase: Text
    url: str
    due: date | None = None
    year: int | None = None

    @property
    def days(self) -> int | None:
        """Days left."""
        return None if self.due is None else (self.due - clock.today()).days


def tasks(person: Person, year: int) -> list[Task]:
    """All that waits for a person, the nearest day first."""
    found = [task for source in SOURCES for task in source(person, year)]
    return sorted(found, key=lambda task: task.due or date.max)


def _unplaced_units(person: Person, year: int) -> Iterator[Task]:
    if not standing(person).has({Role.OFFICE}):
        return
    placed = GroupMembership.objects.filter(unit=OuterRef("pk"), year=year)
    count = Unit.objects.on(clock.today()).filter(~Exists(placed), parent__isnull=False).count()
    if count:
        what = Text(
            f"{count}个单位还没有编入{year}年度考核组别", f"{count} units stand in no ranking group of {year} yet"
        )
        yield Task(what, Text("考核组别", "Ranking groups"), f"{reverse('organisation:groups')}?year={year}", year=year)


def _units_without_liaison(person: Person, year: int) -> Iterator[Task]:
    if not standing(person).has({Role.SECURITY_ADMIN, Role.OFFICE}):
        return
    day = clock.today()
    liaisons = RoleAssignment.objects.on(day).filter(role=Role.LIAISON, unit=OuterRef("pk"))
    placed = GroupMembership.objects.filter(unit=OuterRef("pk"), year=year)
    count = Unit.objects.on(day).filter(Exists(placed), ~Exists(liaisons)).count()
    if count:
        what = Text(f"{count}个被考核单位没有填报人", f"{count} assessed units have no liaison")
        yield Task(what, Text("授权", "Roles"), f"{reverse('organisation:units')}?without=liaison", year=year)


def _roles_that_end(person: Person, _: int) -> Iterator[Task]:
    day = clock.today()
    rows = RoleAssignment.objects.on(day).filter(valid_to__lte=day + SOON).select_related("person")
    if not standing(person).has({Role.SECURITY_ADMIN}):
        rows = rows.filter(person=person)
    for row in rows[:20]:
        role = title(Role(row.role))
        what = Text(f"{row.person.name}的“{role.zh}”角色即将到期", f"The role {role.en} of {row.person.name} ends soon")
        yield Task(what, Text("授权", "Roles"), reverse("organisation:person", args=[row.person_id]), row.valid_to)


def _stand_ins(person: Person, _: int) -> Iterator[Task]:
    rows = Delegation.objects.on(clock.today()).filter(delegate=person).select_related("assignment__person")
    for row in rows[:20]:
        role, absent = title(Role(row.assignment.role)), row.assignment.person
        what = Text(f"您正代{absent.name}行使“{role.zh}”职责", f"You stand in for {absent.name} as {role.en}")
        yield Task(what, Text("委托代理", "Delegation"), reverse("portal:account"), row.valid_to)


def _unsigned_ledger(person: Person, _: int) -> Iterator[Task]:
    if not standing(person).has({Role.AUDIT_ADMIN}):
        return
    newest, signed = last_entry(), last_root()
    count = (newest.sequence if newest else 0) - (signed.size if signed else 0)
    if count:
        what = Text(f"{count}条留痕记录还没有签名根", f"{count} entries stand under no signed root yet")
        yield Task(what, Text("日志与存证", "Ledger"), reverse("portal:ledger"))


def _ballot_sessions(person: Person, year: int) -> Iterator[Task]:
    rows = unfinished(person, year) if standing(person).has({Role.TEAM}) else ()
    for session in rows:
        now = state(session).value
        what = Text(f"民主测评“{session.title}”：{now.zh}", f"Ballot “{session.title}”: {now.en}")
        url = reverse("ballots:session", args=[session.pk])
        yield Task(what, Text("民主测评", "Ballots"), url, session.held_on, year)


def _editions_to_approve(person: Person, _: int) -> Iterator[Task]:
    if not standing(person).has({Role.LEADING_GROUP}):
        return
    for edition in Edition.objects.filter(submitted_at__isnull=False, approved_at__isnull=True).defer("text"):
        what = Text(f"审定《{edition.title}》", f"Decide on {edition.title}")
        url = reverse("methods:edition", args=[edition.pk])
        yield Task(what, Text("考核办法", "Methods"), url, year=edition.year)


def _plans_to_approve(person: Person, _: int) -> Iterator[Task]:
    if not standing(person).has({Role.LEADING_GROUP}):
        return
    for plan in Plan.objects.filter(submitted_at__isnull=False, approved_at__isnull=True):
        what = Text(f"审定《{plan.title}》", f"Decide on {plan.title}")
        yield Task(what, Text("五年目标", "Five-year goals"), reverse("plans:plan", args=[plan.pk]))


def _opinions_asked(person: Person, _: int) -> Iterator[Task]:
    if not standing(person).has(UNITS):
        return
    asked = Consultation.objects.filter(until__gte=clock.today(), edition__submitted_at__isnull=True)
    mine = Opinion.objects.filter(consultation=OuterRef("pk"), given_by=person)
    for row in asked.filter(~Exists(mine)).select_related("edition").defer("edition__text"):
        what = Text(f"对《{row.edition.title}》提出意见", f"Give an opinion on {row.edition.title}")
        url = reverse("methods:edition", args=[row.edition_id])
        yield Task(what, Text("考核办法", "Methods"), url, row.until, row.edition.year)


def _opinions_to_answer(person: Person, _: int) -> Iterator[Task]:
    if not standing(person).has({Role.OFFICE}):
        return
    open_ = Opinion.objects.filter(answered_at__isnull=True, consultation__edition__submitted_at__isnull=True)
    keys = list(open_.values_list("consultation__edition_id", flat=True))
    for key in dict.fromkeys(keys):
        what = Text(f"{keys.count(key)}条对考核办法的意见待答复", f"{keys.count(key)} opinions wait for an answer")
        yield Task(what, Text("考核办法", "Methods"), f"{reverse('methods:edition', args=[key])}#opinions")


SOURCES: tuple[Callable[[Person, int], Iterator[Task]], ...] = (
    _unplaced_units,
    _units_without_liaison,
    _roles_that_end,
    _stand_ins,
    _unsigned_ledger,
    _ballot_sessions,
    _editions_to_approve,
    _plans_to_approve,
    _opinions_asked,
    _opinions_to_answer,
)
