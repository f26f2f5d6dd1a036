"""Reading interviews: what the office may know of them is how many there were, and their grades."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count

from kaoheng_web.channels.interviews.models import Interview
from kaoheng_web.channels.interviews.rules import grades_told


@dataclass(frozen=True, slots=True)
class Summary:
    """The talks about one unit: how many, with whom, and how many of each grade where that may be told."""

    unit: int
    talks: int
    partners: dict[str, int]
    grades: dict[str, int] | None


def summaries(year: int, units: Iterable[int] | None = None) -> list[Summary]:
    """The talks of a year, unit by unit; of some units only where they are given."""
    rows = Interview.objects.filter(year=year)
    if units is not None:
        rows = rows.filter(unit__in=units)
    counted: dict[int, dict[str, dict[str, int]]] = {}
    for unit, partner, grade, count in rows.order_by("unit_id").values_list("unit_id", "partner", "grade", Count("pk")):
        own = counted.setdefault(unit, {"partners": {}, "grades": {}})
        own["partners"][partner] = own["partners"].get(partner, 0) + count
        own["grades"][grade] = own["grades"].get(grade, 0) + count
    return [_summary(unit, own["partners"], own["grades"]) for unit, own in counted.items()]


def _summary(unit: int, partners: dict[str, int], grades: dict[str, int]) -> Summary:
    talks = sum(partners.values())
    return Summary(unit, talks, partners, grades if grades_told(talks) else None)
