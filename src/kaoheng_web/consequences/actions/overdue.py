"""What is overdue is told to those who act and to the office, once for each level that it reaches."""

from django.db import transaction

from kaoheng_web.consequences import telling
from kaoheng_web.consequences.models import Consequence
from kaoheng_web.consequences.queries import standings
from kaoheng_web.ledger.actions import record
from kaoheng_web.organisation.actions.founding import PLATFORM


def tell_overdue(year: int) -> int:
    """Tell of the overdue measures of a year; how many they are. Once more on the same day, nobody is told twice."""
    with transaction.atomic():
        rows = Consequence.objects.standing().filter(edition__year=year, due__isnull=False).order_by("pk")
        late = [each for each in standings(rows.select_related("unit", "edition", "responsible")) if each.late]
        record(PLATFORM, [change for each in late for change in telling.overdue(each.row, each.late, each.level)])
    return len(late)
