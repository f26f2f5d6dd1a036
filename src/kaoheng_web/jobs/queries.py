"""Reading the queue."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, QuerySet
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from kaoheng_web.jobs import rules
from kaoheng_web.jobs.models import Worker
from kaoheng_web.jobs.rules import State

LOOK_BACK = timedelta(days=7)  # a job that failed longer ago is not tried again by itself


@dataclass(frozen=True, slots=True)
class Job:
    """A row of the queue as people read it."""

    row: DBTaskResult[Any, Any]

    @property
    def name(self) -> str:
        """What is done, as the code calls it."""
        return str(self.row.task_path).removeprefix("kaoheng_web.")

    @property
    def attempts(self) -> int:
        """How often a worker took it."""
        return len(self.row.worker_ids)

    @property
    def state(self) -> State:
        """Where it stands."""
        return rules.state_of(self.row.status, self.attempts)

    @property
    def again_at(self) -> datetime | None:
        """When it will be tried again."""
        failed_at = self.row.finished_at if self.state == State.RESTING else None
        return failed_at + rules.rest(self.attempts) if failed_at else None

    @property
    def problem(self) -> str:
        """Why it failed: the last line of what Python said."""
        module = str(self.row.exception_class_path).rpartition(".")[0]
        return str(self.row.traceback).strip().rpartition("\n")[2].removeprefix(f"{module}.")[:300]


def jobs(status: str = "") -> QuerySet[DBTaskResult[Any, Any]]:
    """The queue, newest first."""
    rows = DBTaskResult.objects.order_by("-enqueued_at")
    return rows.filter(status=status) if status else rows


def running() -> QuerySet[DBTaskResult[Any, Any]]:
    """Jobs that a worker took and has not finished."""
    return DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING)


def failed_lately(now: datetime) -> QuerySet[DBTaskResult[Any, Any]]:
    """Jobs whose last attempt failed not long ago."""
    return DBTaskResult.objects.filter(status=TaskResultStatus.FAILED, finished_at__gt=now - LOOK_BACK)


def alive(now: datetime, lease: timedelta = rules.LEASE) -> QuerySet[Worker]:
    """The workers that were heard of lately."""
    return Worker.objects.filter(seen_at__gt=now - lease)


def counts() -> dict[str, int]:
    """How many jobs there are of every status."""
    found = dict(DBTaskResult.objects.order_by().values_list("status").annotate(Count("pk")))
    return {status: found.get(status, 0) for status in TaskResultStatus.values}
