"""What waits for a person, read from the facts that stand; nothing is a task only because a page would look fuller."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef
from django.urls import reverse

from kaoheng.text import Text
from kaoheng_web.ledger.queries import last_entry, last_root
from kaoheng_web.methods.models import Consultation, Edition, Opinion
from kaoheng_web.methods.queries import governing
from kaoheng_web.methods.rules import UNITS
from kaoheng_web.organisation.authority.verbs import may
from kaoheng_web.organisation.models import Delegation, GroupMembership, Person, RoleAssignment, Unit
from kaoheng_web.organisation.roles import Role, title
from kaoheng_web.organisation.standing import standing
from kaoheng_web.plans.models import Plan
from kaoheng_web.progress.due import uncertified, unreported
from kaoheng_web.progress.queries import open_returns, self_certified
from kaoheng_web.progress.rules import COUNTERSIGN
from kaoheng_web.shared import clock
from kaoheng_web.supervision.queries import orders_of, unanswered
from kaoheng_web.supervision.rules import OFFICE_ACTS, SIGN, UNIT_ACTS, VERIFY
from kaoheng_web.targets.waiting import targets_waiting

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


def _figures_to_report(person: Person, year: int) -> Iterator[Task]:
    edition = governing(year) if standing(person).has({Role.LIAISON}) else None
    for due in unreported(person, edition) if edition else ():
        what = Text(f"填报{due.name}{due.period}进度数据", f"Report the figures of {due.name} for {due.period}")
        yield Task(what, FIGURES, reverse("progress:unit", args=[due.unit]), due.by, year)


def _figures_sent_back(person: Person, year: int) -> Iterator[Task]:
    edition = governing(year) if standing(person).has({Role.LIAISON, Role.HEAD}) else None
    units = standing(person).paths({Role.LIAISON, Role.HEAD}, "figure__unit__")
    for row in open_returns(edition).filter(units)[:20] if edition else ():
        what = Text(
            f"{row.figure.period}填报数被退回：{row.reason}", f"Sent back for {row.figure.period}: {row.reason}"
        )
        place = [row.figure.unit_id, row.figure.item, row.figure.period]
        yield Task(what, FIGURES, reverse("progress:cell", args=place), year=year)


def _figures_to_certify(person: Person, year: int) -> Iterator[Task]:
    edition = governing(year) if standing(person).has({Role.DATA}) else None
    for due in uncertified(person, edition) if edition else ():
        what = Text(f"核定{due.name}{due.period}数据{due.count}个", f"Certify {due.count} of {due.name}, {due.period}")
        yield Task(what, CERTIFY, reverse("progress:item", args=[due.item]), due.by, year)


def _figures_to_countersign(person: Person, year: int) -> Iterator[Task]:
    edition = governing(year) if standing(person).has({Role.DATA}) else None
    for figure in self_certified(edition) if edition else ():
        if may(person, COUNTERSIGN, figure):
            title = edition.method.node(figure.item).title if edition else ""
            what = Text(f"复核{title}{figure.period}自核数", f"Certify {title} {figure.period} as a second department")
            yield Task(what, CERTIFY, reverse("progress:countersign", args=[figure.pk]), year=year)


def _orders_to_work_off(person: Person, year: int) -> Iterator[Task]:
    for each in orders_of(person, year):
        url, due = reverse("supervision:order", args=[each.order.pk]), each.order.due
        if may(person, SIGN, each.assignment) and each.state in UNIT_ACTS:
            what = Text(f"督办：{each.order.title}（{each.title.zh}）", f"Order: {each.order.title} ({each.title.en})")
            yield Task(what, ORDERS, url, due, year)
        elif each.state in OFFICE_ACTS and may(person, VERIFY, each.assignment):
            what = Text(f"核查销号：{each.order.title}（{each.name}）", f"Verify and close: {each.order.title}")
            yield Task(what, ORDERS, url, due, year)


def _warnings_to_answer(person: Person, year: int) -> Iterator[Task]:
    edition = governing(year) if standing(person).has({Role.LIAISON, Role.HEAD}) else None
    count = sum(1 for _ in unanswered(person, edition)) if edition else 0
    if count:
        what = Text(f"{count}条预警等您回复", f"{count} warnings wait for your reply")
        yield Task(what, Text("预警", "Warnings"), reverse("supervision:warnings"), year=year)


FIGURES, CERTIFY, ORDERS = Text("数据填报", "Figures"), Text("数据核定", "Certifying"), Text("督办事项", "Orders")


def _targets(person: Person, year: int) -> Iterator[Task]:
    for waiting in targets_waiting(person, year):
        yield Task(waiting.what, Text("定目标", "Set targets"), waiting.url, waiting.due, year)


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
    _figures_to_report,
    _figures_sent_back,
    _figures_to_certify,
    _figures_to_countersign,
    _orders_to_work_off,
    _warnings_to_answer,
    _targets,
    _editions_to_approve,
    _plans_to_approve,
    _opinions_asked,
    _opinions_to_answer,
)
