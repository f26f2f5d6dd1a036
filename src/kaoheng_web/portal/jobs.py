"""The job of the workbench."""

from django_tasks import task

from kaoheng_web.notices.actions.telling import remind
from kaoheng_web.organisation.models import Account
from kaoheng_web.portal.tasks.waiting import tasks
from kaoheng_web.shared import clock
from kaoheng_web.shared.years import open_years


@task()
def remind_everybody() -> int:
    """Tell everybody with an account what their workbench lists for the next days; how many people were looked at."""
    accounts = Account.objects.filter(closed_on__isnull=True).select_related("person").order_by("pk")
    for account in accounts:
        remind(account.person, [task for year in open_years(clock.today()) for task in tasks(account.person, year)])
    return len(accounts)
