"""The job of the consequences."""

from django_tasks import task

from kaoheng_web.consequences.actions import overdue
from kaoheng_web.shared import clock
from kaoheng_web.shared.years import open_years


@task()
def tell_overdue() -> int:
    """Tell of what is overdue in the open years; of how many measures."""
    return sum(overdue.tell_overdue(year) for year in open_years(clock.today()))
