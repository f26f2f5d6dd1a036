"""Reading panels: whom a rater rates, how the ratings spread, and what they come to by the method's terms."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from django.db.models import Prefetch

from kaoheng.numbers import written
from kaoheng.tally.channel import Tally
from kaoheng.tally.panel import Panel as Terms
from kaoheng.tally.panels.terms import DONT_KNOW
from kaoheng.tally.rows import RatingRow
from kaoheng_web.channels.panels.models import Panel, Rater, Rating
from kaoheng_web.channels.panels.rules import Cell, Given, rated_groups, value_of
from kaoheng_web.ledger.reading import once
from kaoheng_web.methods.models import Edition
from kaoheng_web.organisation.models import Person, Unit
from kaoheng_web.organisation.queries import code_of, groups_of
from kaoheng_web.organisation.roles import Role
from kaoheng_web.organisation.standing import standing
from kaoheng_web.shared import clock

WORKS_FOR = frozenset({Role.HEAD, Role.LIAISON, Role.DATA, Role.SCORING})


def channels_of(edition: Edition) -> dict[str, Terms]:
    """The panels that an edition has, by the id of the channel."""
    method = edition.method
    return {id: found for id in method.channels if isinstance(found := method.channel(id), Terms)}


def rated_units(panel: Panel) -> dict[str, list[Unit]]:
    """The units that a panel rates, by ranking group."""
    every = groups_of(panel.edition.year)
    return {group: every[group] for group in rated_groups(panel.edition.method, panel.channel) if group in every}


def own_unit(person: Person, panel: Panel) -> Unit | None:
    """The rated unit that a person works for: there, or somewhere below it."""
    paths = [held.path for held in standing(person).held if held.role in WORKS_FOR]
    units = (unit for group in rated_units(panel).values() for unit in group)
    return next((unit for unit in units if any(path.startswith(unit.path) for path in paths)), None)


def asked_of(rater: Rater) -> list[Unit]:
    """The units that a rater rates: all of the panel, but never the own unit where own ratings are dropped."""
    units = [unit for group in rated_units(rater.panel).values() for unit in group]
    dropped = rater.panel.terms.own_rating == "dropped"
    return [unit for unit in units if not (dropped and unit.pk == rater.unit_id)]


def cells_of(rater: Rater) -> list[Cell]:
    """The cells of a rater's sheet, unit by unit."""
    return [(unit.pk, aspect) for unit in asked_of(rater) for aspect in rater.panel.terms.over]


def sheet_of(rater: Rater) -> dict[Cell, Given]:
    """What a rater has given so far."""
    return {(row.unit_id, row.aspect): Given(row.value, row.reason) for row in rater.sheet.order_by("unit_id", "pk")}


@once
def raters_of(panel: Panel) -> list[Rater]:
    """The raters of a panel, class by class, with their sheets."""
    sheets = Prefetch("sheet", Rating.objects.select_related("unit").order_by("unit_id", "pk"))
    rows = panel.raters.select_related("person", "unit").prefetch_related(sheets)
    return list(rows.order_by("rater_class", "pk"))


def submitted_rows(panel: Panel) -> list[RatingRow]:
    """The ratings that were handed in, as the library counts them; own units that nobody rates count as not known."""
    raters = sorted((rater for rater in raters_of(panel) if rater.submitted_at), key=lambda rater: rater.pk)
    found = [_row(row) for rater in raters for row in rater.sheet.all()]
    own = [rater for rater in raters if rater.unit and panel.terms.own_rating == "dropped"]
    return [*found, *(_own(rater, aspect) for rater in own for aspect in panel.terms.over)]


def tallies(panel: Panel) -> Iterator[tuple[Unit, Tally]]:
    """What the ratings come to for every unit, group by group."""
    rows = submitted_rows(panel)
    for group, units in rated_units(panel).items():
        codes = {code_of(unit): unit for unit in units}
        own = [row for row in rows if row.unit_id in codes]
        found = panel.terms.for_group(group).tally(list(codes), own)
        yield from ((unit, found[code]) for code, unit in codes.items())


def waiting_sheets(person: Person, year: int) -> list[Rater]:
    """The sheets of a year that a person has still to hand in while it is time."""
    rows = Rater.objects.filter(person=person, panel__edition__year=year, submitted_at__isnull=True)
    return list(rows.filter(panel__due_on__gte=clock.today()).select_related("panel__edition").order_by("pk"))


@dataclass(frozen=True, slots=True)
class Spread:
    """How far apart one rater's ratings lie; raters who give everybody the same tell nothing (满分主义)."""

    rater: Rater
    count: int
    lowest: str
    highest: str
    mean: str
    all_equal: bool


def spreads(panel: Panel) -> list[Spread]:
    """The spread of every rater's ratings."""
    return [_spread(rater) for rater in raters_of(panel)]


def _spread(rater: Rater) -> Spread:
    values = [value for row in rater.sheet.all() if (value := value_of(row.value)[0]) is not None]
    if not values:
        return Spread(rater, 0, "", "", "", False)
    mean = sum(values, Fraction(0)) / len(values)
    equal = len(values) > 1 and len(set(values)) == 1
    return Spread(rater, len(values), written(min(values)), written(max(values)), written(mean, 2), equal)


def _own(rater: Rater, aspect: str) -> RatingRow:
    """What stands for the own unit: without it the library would say that the rater left a unit out."""
    code = code_of(rater.unit) if rater.unit else ""
    return RatingRow(code, f"r{rater.pk}", None, DONT_KNOW[0], rater.rater_class, code, aspect)


def _row(row: Rating) -> RatingRow:
    value, word = value_of(row.value)
    own = code_of(row.rater.unit) if row.rater.unit else ""
    return RatingRow(code_of(row.unit), f"r{row.rater_id}", value, word, row.rater.rater_class, own, row.aspect)
