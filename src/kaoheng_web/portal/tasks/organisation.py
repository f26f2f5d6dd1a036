"""What waits for those who keep units, roles and the ledger."""

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Exists, OuterRef
from django.urls import reverse

from kaoheng.text import Text
from kaoheng_web.authentication.queries import expiry, factor_names, last_password, recovery_codes
from kaoheng_web.ledger.queries import last_entry, last_root
from kaoheng_web.organisation.models import Account, Delegation, GroupMembership, Person, RoleAssignment, Unit
from kaoheng_web.organisation.roles import Role, title
from kaoheng_web.organisation.standing import standing
from kaoheng_web.portal.tasks.task import Source, Task
from kaoheng_web.shared import clock

SOON = timedelta(days=30)
FEW = 4


NEEDED = (Role.OFFICE, Role.LEADING_GROUP, Role.PERSONNEL, Role.SYSTEM_ADMIN, Role.AUDIT_ADMIN)
"""Without these nobody runs a year, and nobody watches over those who do."""


def _roles_nobody_has(person: Person, _: int) -> Iterator[Task]:
    if not standing(person).has({Role.SECURITY_ADMIN}):
        return
    held = set(RoleAssignment.objects.on(clock.today()).filter(role__in=NEEDED).values_list("role", flat=True))
    for role in NEEDED:
        if role not in held:
            name = title(role)
            what = Text(f"还没有人担任“{name.zh}”", f"Nobody is {name.en} yet")
            yield Task(what, Text("授权", "Roles"), reverse("organisation:people"))


def _no_units(person: Person, _: int) -> Iterator[Task]:
    if standing(person).has({Role.OFFICE}) and not Unit.objects.filter(parent__isnull=False).exists():
        what = Text("还没有设立被考核单位", "There are no units to assess yet")
        yield Task(what, Text("机构", "Units"), reverse("organisation:import_units"))


def _unplaced_units(person: Person, year: int) -> Iterator[Task]:
    if not standing(person).has({Role.OFFICE}):
        return
    placed = GroupMembership.objects.filter(unit=OuterRef("pk"), year=year)
    count = Unit.objects.on(clock.today()).below_the_top().filter(~Exists(placed)).count()
    if count:
        what = Text(f"{count}个单位还没有编入{year}年度考核组别", f"Units in no ranking group of {year} yet: {count}")
        yield Task(what, Text("考核组别", "Ranking groups"), reverse("organisation:groups"), year=year)


def _units_without_liaison(person: Person, year: int) -> Iterator[Task]:
    if not standing(person).has({Role.SECURITY_ADMIN, Role.OFFICE}):
        return
    day = clock.today()
    liaisons = RoleAssignment.objects.on(day).filter(role=Role.LIAISON, unit=OuterRef("pk"))
    placed = GroupMembership.objects.filter(unit=OuterRef("pk"), year=year)
    count = Unit.objects.on(day).filter(Exists(placed), ~Exists(liaisons)).count()
    if count:
        what = Text(f"{count}个被考核单位没有填报人", f"Assessed units without a liaison: {count}")
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


def _sign_in_wears_out(person: Person, _: int) -> Iterator[Task]:
    account: Account | None = getattr(person, "account", None)
    if account is None:
        return
    way = Text("登录方式", "Sign-in")
    expires = expiry(last_password(account))
    last_day = expires.astimezone(clock.CHINA).date() if expires else None
    if last_day and last_day - clock.today() <= SOON:
        what = Text("您的密码即将到期，请更换", "Your password is about to expire: change it")
        yield Task(what, way, reverse("portal:password"), last_day)
    if factor_names(account) and (count := recovery_codes(account)) < FEW:
        what = Text(f"恢复码只剩{count}个，请换发", f"Get new recovery codes; left: {count}")
        yield Task(what, way, reverse("portal:recovery"))


def unsigned_ledger(person: Person) -> Iterator[Task]:
    """Entries that no signed root covers; a root is no entry itself."""
    if not standing(person).has({Role.AUDIT_ADMIN}):
        return
    newest, signed = last_entry(), last_root()
    count = (newest.sequence if newest else 0) - (signed.size if signed else 0)
    if count:
        what = Text(f"{count}条留痕记录还没有签名根", f"Entries under no signed root yet: {count}")
        yield Task(what, Text("日志与存证", "Ledger"), reverse("portal:ledger"))


SOURCES: tuple[Source, ...] = (
    _roles_nobody_has,
    _no_units,
    _unplaced_units,
    _units_without_liaison,
    _roles_that_end,
    _stand_ins,
    _sign_in_wears_out,
)
