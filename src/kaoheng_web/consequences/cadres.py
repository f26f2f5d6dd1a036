"""The cadre record (干部考核档案): what the units that somebody led came to, and what followed for the person."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from kaoheng.scoring.vetoes import PersonEffect
from kaoheng_web.consequences.models import Consequence
from kaoheng_web.consequences.queries import Standing, standings
from kaoheng_web.organisation.models import GroupMembership, Person, Term
from kaoheng_web.organisation.queries import code_of, name_of
from kaoheng_web.organisation.roles import Role
from kaoheng_web.organisation.standing import standing
from kaoheng_web.results.models.runs import UnitResult
from kaoheng_web.results.queries.runs import final
from kaoheng_web.results.scoring import replayed


@dataclass(frozen=True, slots=True)
class Year:
    """A year of somebody in a leading post."""

    year: int
    term: Term
    unit: str
    result: UnitResult
    effects: tuple[PersonEffect, ...]
    consequences: tuple[Standing, ...]


def leaders(reader: Person) -> QuerySet[Term]:
    """The leading terms whose records a reader may open: all for the organisation department, else one's own."""
    rows = Term.objects.filter(post__leads=True).select_related("person", "post__unit")
    stands = standing(reader)
    if stands.has({Role.PERSONNEL}) and not stands.has({Role.OFFICE}):
        return rows.order_by("post__unit_id", "pk")
    return rows.filter(person=reader).order_by("pk")


def years_of(cadre: Person, *, with_proposals: bool) -> list[Year]:
    """The record of a cadre, the newest year first."""
    found = []
    for term in Term.objects.filter(person=cadre, post__leads=True).select_related("post__unit"):
        years = GroupMembership.objects.filter(unit=term.post.unit).values_list("year", flat=True)
        found += [one for year in years if _led(term, year) and (one := _year(year, term, cadre, with_proposals))]
    return sorted(found, key=lambda each: -each.year)


def _led(term: Term, year: int) -> bool:
    """Whether the term lies in the year, at least in part."""
    return term.valid_from <= date(year, 12, 31) and (term.valid_to is None or term.valid_to >= date(year, 1, 1))


def _year(year: int, term: Term, cadre: Person, with_proposals: bool) -> Year | None:
    run, unit = final(year), term.post.unit
    result = UnitResult.objects.filter(run=run, unit=unit).first() if run else None
    if run is None or result is None:
        return None
    code = code_of(unit)
    effects = tuple(each for each in replayed(run).results.persons if each.unit_id == code)
    secret = Q() if with_proposals else ~Q(kind=Consequence.Kind.RESHUFFLE)
    rows = Consequence.objects.standing().filter(secret, edition__year=year, unit=unit, responsible=cadre)
    own = standings(rows.select_related("unit", "edition", "responsible").order_by("pk"))
    return Year(year, term, name_of(unit), result, effects, tuple(own))
