"""Which units a year is about: those that its method assesses, and those that teams visit when it is summed up."""

from datetime import date

from kaoheng_web.ledger.reading import once
from kaoheng_web.methods.queries import governing
from kaoheng_web.organisation.models import TeamAssignment, Unit
from kaoheng_web.progress.queries import roster


def assessed(year: int) -> list[Unit]:
    """The units that the approved method of a year assesses; none before one is approved."""
    edition = governing(year)
    return [each.unit for each in roster(edition)] if edition else []


@once
def visited(year: int) -> list[Unit]:
    """The assessed units that teams are assigned to at the beginning of the year after (January to March)."""
    first, last = date(year + 1, 1, 1), date(year + 1, 3, 31)
    rows = TeamAssignment.objects.filter(valid_from__lte=last).exclude(valid_to__lt=first)
    return list(Unit.objects.filter(pk__in=rows.values("unit"), memberships__year=year).order_by("pk"))
