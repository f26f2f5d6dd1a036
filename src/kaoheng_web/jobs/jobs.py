"""The jobs of the queue itself."""

from django_tasks import task

from kaoheng_web.jobs import actions, rules
from kaoheng_web.shared import clock


@task()
def forget() -> int:
    """Remove what was finished long ago."""
    return actions.forget_finished(clock.now() - rules.KEPT_FOR)
