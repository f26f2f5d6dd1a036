"""The city's own figures (全市数) beside those of its counties: the amounts that the counties add up to."""

from collections.abc import Mapping
from dataclasses import dataclass

from kaoheng.text import Text
from kaoheng_web.ledger.reading import once
from kaoheng_web.methods.models import Edition
from kaoheng_web.organisation.models import Unit
from kaoheng_web.organisation.queries import code_of, name_of
from kaoheng_web.progress.lines import Asked, Line
from kaoheng_web.progress.queries import Assessed, lines, roster

COMPARED_WITH = frozenset({"prior", "baseline", "benchmark"})
"""Values that others are held against; a department certifies them as they are."""
SHARES_POINTS_AND_PLACES = frozenset({"", "%", "‰", "分", "名", "位"})


@dataclass(frozen=True, slots=True)
class Whole:
    """The city, which is not assessed itself, and the counties whose values make up each of its own figures."""

    city: Assessed
    lines: tuple[Asked, ...]
    parts: Mapping[Line, tuple[Assessed, ...]]


@once
def whole(edition: Edition) -> Whole | None:
    """The city of the counties of a year; none where they belong to several, or fewer than two report an amount."""
    counties = [who for who in roster(edition) if who.unit.kind == Unit.Kind.COUNTY]
    found: dict[Line, tuple[Asked, list[Assessed]]] = {}
    for who in counties:
        for one in lines(edition, who):
            if adds_up(one):
                found.setdefault(one.line, (one, []))[1].append(who)
    parts = {line: tuple(units) for line, (_, units) in found.items() if len(units) > 1}
    above = Unit.objects.filter(pk__in={who.unit.parent_id for who in counties}, kind=Unit.Kind.CITY)
    if not parts or len(above) != 1:
        return None
    city = Assessed(above[0], code_of(above[0]), "", Text("", ""), name_of(above[0]))
    return Whole(city, tuple(found[line][0] for line in parts), parts)


def adds_up(one: Asked) -> bool:
    """Whether a value is an amount, which units add up to; not a share, a ratio, points or a place."""
    amount = one.measure not in SHARES_POINTS_AND_PLACES and "/" not in one.measure
    return amount and not one.line.part and one.line.column not in COMPARED_WITH


def everyone(edition: Edition) -> list[Assessed]:
    """The units that are assessed, and the city where it has figures of its own."""
    own = whole(edition)
    return [*roster(edition), *([own.city] if own else [])]


def certified_of(edition: Edition, who: Assessed) -> list[Asked]:
    """The lines that departments certify of a unit, or of the city."""
    own = whole(edition) if who.unit.kind == Unit.Kind.CITY else None
    return list(own.lines) if own is not None and who.unit.pk == own.city.unit.pk else lines(edition, who)
