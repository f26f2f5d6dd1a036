"""The job of the workbench."""

from django_tasks import task

from kaoheng_web.ledger.reading import reading
from kaoheng_web.notices.actions.telling import remind
from kaoheng_web.organisation.models import Account
from kaoheng_web.portal.standings import years_at_work
from kaoheng_web.portal.tasks.waiting import tasks


@task()
def remind_everybody() -> int:
    """Tell everybody with an account what their workbench lists for the next days; how many people were looked at."""
    people = [
        row.person for row in Account.objects.filter(closed_on__isnull=True).select_related("person").order_by("pk")
    ]
    years = years_at_work()
    with reading():
        waiting = [(person, tasks(person, *years)) for person in people]
    for person, found in waiting:
        remind(person, found)
    return len(waiting)
