"""The job of publishing."""

from django_tasks import task

from kaoheng_web.publishing.actions import writing
from kaoheng_web.publishing.models import Dispatch


@task()
def write_letters(dispatch: int) -> int:
    """Write what is still missing of a dispatch; how many letters."""
    return writing.write(Dispatch.objects.select_related("run__edition", "by").get(pk=dispatch))
