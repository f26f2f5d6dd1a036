"""The job of the workbench."""

from django_tasks import task

from kaoheng_web.ledger.reading import reading
from kaoheng_web.notices.actions.telling import remind
from kaoheng_web.organisation.models import Account, Person
from kaoheng_web.portal.tasks.task import Task
from kaoheng_web.portal.tasks.waiting import tasks
from kaoheng_web.shared import clock
from kaoheng_web.shared.years import open_years


@task()
def remind_everybody() -> int:
    """Tell everybody with an account what their workbench lists for the next days; how many people were looked at."""
    people = [
        row.person for row in Account.objects.filter(closed_on__isnull=True).select_related("person").order_by("pk")
    ]
    with reading():
        waiting = [(person, _both_years(person)) for person in people]
    for person, found in waiting:
        remind(person, found)
    return len(waiting)


def _both_years(person: Person) -> list[Task]:
    return [task for year in open_years(clock.today()) for task in tasks(person, year)]
