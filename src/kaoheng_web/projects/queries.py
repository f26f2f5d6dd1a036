"""Reading projects: stages, plans, investment, and what is counted into an item."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kaoheng_web.ledger.reading import once
from kaoheng_web.methods.models import Edition
from kaoheng_web.organisation.models import Unit
from kaoheng_web.projects import rules
from kaoheng_web.projects.models import CountingRule, Investment, Project, YearPlan

HUNDRED_MILLION = Decimal(10_000)
"""亿元 in 万元."""
DAYS = {"signed": "signed_on", "started": "started_on", "in_production": "in_production_on"}


@dataclass(frozen=True, slots=True)
class Counted:
    """What is counted into an item, the projects that it is made of, and the clause that says so."""

    value: str
    projects: tuple[Project, ...]
    basis: str


@dataclass(frozen=True, slots=True)
class Row:
    """A project with its stage and its money of a year."""

    project: Project
    stage: str
    planned: Decimal
    actual: Decimal

    @property
    def percent(self) -> int | None:
        """How much of the year's plan is invested."""
        return int(self.actual * 100 / self.planned) if self.planned else None


@dataclass(frozen=True, slots=True)
class Layer:
    """A stage of the funnel: how many projects reached it, and their planned total."""

    name: str
    count: int
    total: Decimal


def invested(projects: Iterable[Project]) -> dict[tuple[int, str], Decimal]:
    """The newest figure of every project and month."""
    rows = Investment.objects.filter(project__in=list(projects)).order_by("pk")
    return {(row.project_id, row.period): row.amount for row in rows}


def planned(projects: Iterable[Project], year: int) -> dict[int, Decimal]:
    """The newest plan of every project for a year."""
    rows = YearPlan.objects.filter(project__in=list(projects), year=year).order_by("pk")
    return {row.project_id: row.amount for row in rows}


def rows_of(projects: Iterable[Project], year: int) -> list[Row]:
    """Projects with their stage, plan and investment of a year."""
    own = list(projects)
    plans, months = planned(own, year), invested(own)
    sums: dict[int, Decimal] = {}
    for (project, period), amount in months.items():
        if period.startswith(str(year)):
            sums[project] = sums.get(project, Decimal(0)) + amount
    return [Row(each, stage_of(each), plans.get(each.pk, Decimal(0)), sums.get(each.pk, Decimal(0))) for each in own]


def stage_of(project: Project) -> str:
    """The stage that a project has reached."""
    return rules.stage(days_of(project))


def days_of(project: Project) -> Mapping[str, date | None]:
    """The day of each stage."""
    return {name: getattr(project, name) for name in rules.NAMES}


def funnel(projects: Iterable[Project]) -> list[Layer]:
    """How many projects reached each stage."""
    own = list(projects)
    reached = {name: [each for each in own if getattr(each, name)] for name in rules.NAMES}
    return [
        Layer(name, len(some), sum((each.planned_total for each in some), Decimal(0))) for name, some in reached.items()
    ]


@once
def counted(edition: Edition, unit: Unit, item: str) -> Counted | None:
    """What of a unit's projects is counted into an item so far; none without a rule for it."""
    rule = CountingRule.objects.filter(edition=edition, item=item).first()
    if rule is None:
        return None
    own = list(Project.objects.filter(unit=unit).order_by("pk"))
    if rule.what in DAYS:
        some = [each for each in own if (day := getattr(each, DAYS[rule.what])) and day.year == edition.year]
        return Counted(str(len(some)), tuple(some), rule.basis)
    rows = [row for row in rows_of(own, edition.year) if row.actual]
    total = sum((row.actual for row in rows), Decimal(0)) / HUNDRED_MILLION
    return Counted(format(total.normalize(), "f"), tuple(row.project for row in rows), rule.basis)
