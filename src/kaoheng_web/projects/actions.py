"""Projects are registered, reach their stages, plan and report investment; the office says what counts."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction

from kaoheng.text import Text
from kaoheng_web.ledger.actions import Change, changed, created, record
from kaoheng_web.methods.models import Edition
from kaoheng_web.organisation.authority.verbs import require
from kaoheng_web.organisation.models import Person, Unit
from kaoheng_web.projects import rules, subjects
from kaoheng_web.projects.models import CountingRule, Investment, Project, YearPlan
from kaoheng_web.projects.queries import invested
from kaoheng_web.shared import clock
from kaoheng_web.shared.errors import refuse_if

EMPTY = Text("请填写。", "Fill it in.")
OVER = Text("总投资须大于0，且不小于年度计划。", "The total has to be above 0, and not below the year's plan.")
TAKEN = Text("这个单位已有同名项目。", "The unit has a project of this name already.")


@dataclass(frozen=True, slots=True)
class New:
    """A project before it is registered."""

    unit: Unit
    title: str
    investor: str
    area: str
    planned_total: Decimal
    planned_year: Decimal
    reserve_on: date

    @property
    def unit_path(self) -> str:
        """The way of keys to its unit."""
        return self.unit.path

    @property
    def key(self) -> tuple[int, str]:
        """What no other project has: its unit and its title."""
        return self.unit.pk, self.title


def wrong_project(row: New, taken: Collection[tuple[int, str]], today: date) -> dict[str, list[Text]]:
    """Every problem of a project to register, by field; `taken` are the keys of those that stand or come first."""
    written = {"title": row.title, "investor": row.investor, "area": row.area}
    fields = {name: [] if value.strip() else [EMPTY] for name, value in written.items()}
    if row.key in taken:
        fields["title"].append(TAKEN)
    money = {"planned_total": row.planned_total, "planned_year": row.planned_year}
    fields |= {name: list(rules.wrong_amount(amount)) for name, amount in money.items()}
    if row.planned_total <= 0 or row.planned_year > row.planned_total:
        fields["planned_total"].append(OVER)
    return {**fields, "reserve_on": list(rules.wrong_stage("reserve_on", {}, row.reserve_on, today))}


def register(by: Person, year: int, rows: Sequence[New]) -> list[Project]:
    """Projects come into the reserve with their plan for the year; all of them or none."""
    today = clock.today()
    with transaction.atomic():
        for row in rows:
            require(by, rules.REGISTER, row)
        known = set(Project.objects.filter(unit__in=[row.unit for row in rows]).values_list("unit_id", "title"))
        fields: dict[str, list[Text]] = {}
        for at, row in enumerate(rows):
            fields |= {f"{at}:{name}": found for name, found in wrong_project(row, known, today).items()}
            known.add(row.key)
        refuse_if([], fields if len(rows) > 1 else {name[2:]: found for name, found in fields.items()})
        made = Project.objects.bulk_create(_project(row) for row in rows)
        plans = YearPlan.objects.bulk_create(
            YearPlan(project=project, year=year, amount=row.planned_year, at=clock.now(), by=by)
            for project, row in zip(made, rows, strict=True)
        )
        verb = rules.REGISTER.name
        changes = [created(verb, subjects.PROJECT, project) for project in made]
        record(by.actor, [*changes, *(created(verb, subjects.YEAR_PLAN, plan) for plan in plans)])
    return made


def reach_stage(by: Person, project: Project, name: str, on: date) -> Project:
    """A project is signed, started or in production from a day on."""
    with transaction.atomic():
        row: Project = Project.objects.select_for_update(of=("self",)).select_related("unit").get(pk=project.pk)
        require(by, rules.REACH_STAGE, row)
        days = {each: getattr(row, each) for each in rules.NAMES}
        refuse_if([], {"on": list(rules.wrong_stage(name, days, on, clock.today()))})
        before = subjects.PROJECT.digest(row)
        setattr(row, name, on)
        row.save()
        record(by.actor, [changed(rules.REACH_STAGE.name, subjects.PROJECT, before, row)])
    return row


def plan(by: Person, project: Project, year: int, amount: Decimal) -> YearPlan:
    """A project plans another investment for a year; the earlier plan stays."""
    with transaction.atomic():
        require(by, rules.PLAN, project)
        refuse_if([], {"amount": list(rules.wrong_amount(amount))})
        row = YearPlan.objects.create(project=project, year=year, amount=amount, at=clock.now(), by=by)
        record(by.actor, [created(rules.PLAN.name, subjects.YEAR_PLAN, row)])
    return row


def invest(by: Person, amounts: Mapping[tuple[Project, str], Decimal]) -> int:
    """What was invested in some months; those that say what they said before are passed over. How many were written."""
    today = clock.today()
    with transaction.atomic():
        for project in {project for project, _ in amounts}:
            require(by, rules.INVEST, project)
        wrong = {
            f"{project.pk}:{period}": [*rules.wrong_month(period, today), *rules.wrong_amount(amount)]
            for (project, period), amount in amounts.items()
        }
        refuse_if([], wrong)
        known = invested([project for project, _ in amounts])
        made = Investment.objects.bulk_create(
            Investment(project=project, period=period, amount=amount, at=clock.now(), by=by)
            for (project, period), amount in amounts.items()
            if known.get((project.pk, period)) != amount
        )
        record(by.actor, [created(rules.INVEST.name, subjects.INVESTMENT, row) for row in made])
    return len(made)


def count(by: Person, edition: Edition, item: str, what: str, basis: str) -> CountingRule:
    """From now on this of the projects is offered as the value of an item."""
    verb = rules.COUNT.name
    with transaction.atomic():
        require(by, rules.COUNT)
        known = {each.id for each in edition.method.items}
        strange = Text("办法没有这个指标。", "The method has no such item.")
        neither = Text("不是可以计入的内容。", "That cannot be counted.")
        refuse_if(
            [],
            {
                "item": [] if item in known else [strange],
                "what": [] if what in CountingRule.What.values else [neither],
                "basis": [] if basis.strip() else [EMPTY],
            },
        )
        row = CountingRule.objects.select_for_update().filter(edition=edition, item=item).first()
        before = subjects.COUNTING_RULE.digest(row) if row else ""
        row = row or CountingRule(edition=edition, item=item)
        row.what, row.basis = what, basis.strip()
        row.save()
        change: Change = changed(verb, subjects.COUNTING_RULE, before, row, row.basis)
        record(by.actor, [change])
    return row


def _project(row: New) -> Project:
    return Project(
        unit=row.unit,
        title=row.title.strip(),
        investor=row.investor.strip(),
        area=row.area.strip(),
        planned_total=row.planned_total,
        reserve_on=row.reserve_on,
    )
