"""What the system administrator does with the queue."""

from kaoheng_web.jobs import actions
from kaoheng_web.organisation.authority.verbs import require
from kaoheng_web.organisation.models import Person
from kaoheng_web.portal.rules import RETRY_JOB


def retry_job(by: Person, row: actions.Row) -> None:
    """Let a job that failed run again at once."""
    require(by, RETRY_JOB)
    actions.retry(by.actor, row)
