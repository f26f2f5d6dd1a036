"""The job of the notices."""

from django_tasks import task

from kaoheng_web.notices.actions import delivering
from kaoheng_web.organisation.models import Person


@task()
def deliver(person: int, carrier: str) -> int:
    """Deliver what waits for a person by a carrier."""
    return delivering.deliver(Person.objects.get(pk=person), carrier)
