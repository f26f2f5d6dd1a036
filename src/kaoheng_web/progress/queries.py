"""Reading figures: who is assessed, what holds in every cell, what it is held against, what is sent back or late."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import F, QuerySet

from kaoheng import tables
from kaoheng.freeze.targets import target_of
from kaoheng.numbers import parse
from kaoheng.text import Text, title_of
from kaoheng_web.ledger.reading import once
from kaoheng_web.methods.models import Edition
from kaoheng_web.organisation.models import GroupMembership, Person, RoleAssignment, Unit, UnitName
from kaoheng_web.organisation.queries import code_of, names_on
from kaoheng_web.organisation.roles import Role
from kaoheng_web.organisation.rules import certification_stands
from kaoheng_web.organisation.standing import standing
from kaoheng_web.progress import rules
from kaoheng_web.progress.lines import Asked, Cell, asked, month, owned_by
from kaoheng_web.progress.models import Deadline, EvidenceFile, Figure, LightScale, Return
from kaoheng_web.progress.pace import Aim, Scale
from kaoheng_web.shared import clock
from kaoheng_web.shared.clock import CHINA
from kaoheng_web.targets.queries import in_force


@dataclass(frozen=True, slots=True)
class Assessed:
    """A unit that is assessed in a year: its code, group and name."""

    unit: Unit
    code: str
    group: str
    group_title: Text
    name: str


@dataclass(slots=True)
class Held:
    """What was said about a cell: the newest figure of each kind."""

    reported: Figure | None = None
    certified: Figure | None = None
    final: Figure | None = None

    @property
    def best(self) -> Figure | None:
        """The figure that counts: final before certified before reported; a self-certified one not by itself."""
        return next((each for each in (self.final, self.certified) if each and stands(each)), self.reported)

    @property
    def waiting(self) -> Figure | None:
        """A figure that a department certified about itself and nobody else yet."""
        return next((each for each in (self.final, self.certified) if each and not stands(each)), None)


def stands(figure: Figure) -> bool:
    """Whether a certified figure counts: somebody from another unit has certified it."""
    second = getattr(figure, "countersignature", None)
    units = (figure.certifier_id, second.unit_id if second else None)
    return certification_stands(figure.unit_id, {unit for unit in units if unit})


@once
def roster(edition: Edition) -> list[Assessed]:
    """The units of a year's groups, group by group."""
    rows = GroupMembership.objects.filter(year=edition.year).select_related("unit", "group")
    rows = rows.order_by("group_id", F("unit__area_code").asc(nulls_first=True), "unit_id")
    found = list(rows)
    names = names_on([row.unit for row in found], clock.today())
    return [
        Assessed(row.unit, code_of(row.unit), row.group.code, title_of(row.group), _called(names, row.unit))
        for row in found
    ]


def lines(edition: Edition, who: Assessed) -> list[Asked]:
    """What a unit reports."""
    return asked(edition.method, who.code, who.group)


def current(figures: Iterable[Figure]) -> dict[Cell, Held]:
    """The newest figure of each kind in every cell."""
    found: dict[Cell, Held] = defaultdict(Held)
    for row in figures:
        setattr(found[cell_of(row)], row.kind, row)
    return dict(found)


def figures(edition: Edition, on: date | None = None) -> QuerySet[Figure]:
    """Every figure of an edition in the order in which they were written, up to the end of a day."""
    rows: QuerySet[Figure] = Figure.objects.filter(edition=edition).select_related("countersignature").order_by("pk")
    return rows if on is None else rows.filter(at__lt=datetime.combine(on + timedelta(days=1), time(), CHINA))


def cell_of(row: Figure) -> Cell:
    """The cell that a figure stands in."""
    return Cell(row.unit_id, row.item, row.column, row.part, row.period)


@once
def aims(edition: Edition) -> dict[tuple[int, str], Aim]:
    """What every unit has to reach: the target in force, or what the method itself says."""
    found: dict[tuple[int, str], Aim] = {}
    for who in roster(edition):
        for item in edition.method.items:
            target = target_of(item, tables.Unit(who.code, who.name, who.group))
            value = target.by_unit.get(who.code, target.value) if target else None
            low, high = (value, value) if target is None or value is not None else (target.low, target.high)
            if low is not None and high is not None:
                found[who.unit.pk, item.id] = Aim(low, high)
    for row in in_force(edition):
        goal = row.goal
        try:
            low, high = (parse(text) for text in ((goal.low, goal.high) if goal.low else (goal.value, goal.value)))
        except ValueError:  # a word such as 优
            continue
        found[row.target.unit_id, row.target.item] = Aim(low, high)
    return found


@once
def scale_of(edition: Edition) -> Scale | None:
    """The scale of lights of a year; none before it is set."""
    row = LightScale.objects.filter(edition=edition).first()
    return Scale(row.green, row.yellow, row.basis) if row else None


@once
def deadlines(edition: Edition) -> dict[str, Deadline]:
    """The deadlines of a year by period."""
    return {row.period: row for row in Deadline.objects.filter(edition=edition).order_by("period")}


@once
def owned(person: Person, edition: Edition) -> frozenset[str]:
    """The items for which the person's department answers."""
    stands_for = standing(person)
    if not stands_for.has({Role.DATA}):
        return frozenset()
    units = Unit.objects.filter(stands_for.paths({Role.DATA}))
    names = UnitName.objects.on(clock.today()).filter(unit__in=units).values_list("name", "short_name")
    return owned_by(edition.method, frozenset(name for pair in names for name in pair))


def owner_of(edition: Edition, item: str) -> Unit | None:
    """The data department of an item, by the name that the method gives."""
    return owners(edition).get(item)


@once
def owners(edition: Edition) -> dict[str, Unit]:
    """The data departments of all items, in one query."""
    rows = UnitName.objects.on(clock.today()).select_related("unit")
    known = {name: row.unit for row in rows for name in (row.short_name, row.name)}
    return {item.id: known[item.data.owner] for item in edition.method.items if item.data.owner in known}


def data_units(person: Person) -> list[int]:
    """The units for which a person certifies, the own ones first."""
    held = [each for each in standing(person).held if each.role == Role.DATA]
    return [int(each.path.strip("/").rsplit("/", 1)[-1]) for each in sorted(held, key=lambda each: each.delegated)]


def open_returns(edition: Edition) -> QuerySet[Return]:
    """Figures sent back that nobody has answered."""
    return Return.objects.filter(figure__edition=edition, answered_at__isnull=True).select_related("figure__unit")


def against_return(figure: Figure, held: Held) -> list[Text]:
    """Why a figure cannot be sent back, given what holds in its cell."""
    newest = held.reported is not None and held.reported.pk == figure.pk
    waiting = any(row.answered_at is None for row in figure.returns.all())
    return list(rules.against_return(newest=newest, certified=bool(held.certified or held.final), waiting=waiting))


def self_certified(edition: Edition) -> list[Figure]:
    """Figures that departments certified about themselves and that wait for a second certifier."""
    certifying = RoleAssignment.objects.filter(role=Role.DATA).values("unit")
    held = current(figures(edition).filter(unit_id__in=certifying))
    return [each.waiting for each in held.values() if each.waiting]


def twins(files: Iterable[EvidenceFile]) -> Mapping[str, int]:
    """Of each file's bytes, how many units handed in the very same."""
    found: dict[str, set[int]] = defaultdict(set)
    rows = EvidenceFile.objects.filter(sha256__in={each.sha256 for each in files})
    for sha256, unit in rows.values_list("sha256", "unit_id"):
        found[sha256].add(unit)
    return {sha256: len(units) for sha256, units in found.items() if len(units) > 1}


def due_month(year: int) -> int:
    """The last month of a year that is over; 0 before its first one is."""
    today = clock.today()
    return 12 if today.year > year else 0 if today.year < year else today.month - 1


def over(edition: Edition) -> list[Deadline]:
    """The deadlines of the periods that are over."""
    return [row for row in deadlines(edition).values() if int(row.period[5:] or 12) <= due_month(edition.year)]


def last_period(edition: Edition) -> str:
    """The newest period that is due."""
    return month(edition.year, max(1, due_month(edition.year)))


def _called(names: Mapping[int, UnitName], unit: Unit) -> str:
    return names[unit.pk].short_name if unit.pk in names else str(unit)
