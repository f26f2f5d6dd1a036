"""What changes the queue besides putting jobs on it and doing them."""

import contextlib
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from kaoheng_web.jobs import rules
from kaoheng_web.jobs.models import Turn, Worker
from kaoheng_web.jobs.queries import Job, alive, failed_lately, running
from kaoheng_web.jobs.schedule import Scheduled
from kaoheng_web.ledger.actions import Change, record
from kaoheng_web.shared import clock
from kaoheng_web.shared.errors import refuse_if

Row = DBTaskResult[Any, Any]


class WorkerLost(Exception):
    """The process that did the job ended in the middle of it."""


def beat(worker: str, host: str) -> None:
    """A worker says that it lives."""
    now = clock.now()
    Worker.objects.update_or_create(
        name=worker, defaults={"seen_at": now}, create_defaults={"host": host, "since": now, "seen_at": now}
    )


def leave(worker: str) -> None:
    """A worker ends as it should."""
    Worker.objects.filter(name=worker).delete()


def take_again(lease: timedelta = rules.LEASE) -> int:
    """Put back what lost its worker, and what failed and has rested; how many."""
    now = clock.now()
    living = set(alive(now, lease).values_list("name", flat=True))
    lost = [row for row in running() if not living & set(row.worker_ids[-1:])]
    rested = [row for row in failed_lately(now) if rules.is_rested(Job(row).attempts, row.finished_at or now, now)]
    return sum(_give_up(row) if not rules.is_tried_again(Job(row).attempts) else _put_back(row) for row in lost) + sum(
        map(_put_back, rested)
    )


def put_due(schedule: Iterable[Scheduled]) -> int:
    """Put every scheduled job on the queue whose moment has come and was not taken before; how many."""
    now, count = clock.now(), 0
    for each in schedule:
        due = each.when.latest(now)
        if Turn.objects.filter(name=each.name, due_at=due).exists():
            continue
        with contextlib.suppress(IntegrityError), transaction.atomic():  # another worker was quicker
            Turn.objects.create(name=each.name, due_at=due, job=UUID(each.job.enqueue().id))
            count += 1
    return count


def retry(actor: str, row: Row) -> None:
    """Let a job that failed run again at once."""
    with transaction.atomic():
        stands = DBTaskResult.objects.get(pk=row.pk)
        refuse_if([] if stands.status == TaskResultStatus.FAILED else [rules.NOT_FAILED])
        _put_back(stands)
        record(actor, [Change(rules.RETRY, "jobs.job", str(row.pk), reason=Job(row).name)])


def forget_finished(before: datetime) -> int:
    """Remove jobs that were done or given up before that moment, and workers long gone."""
    done = DBTaskResult.objects.filter(finished_at__lt=before)
    count, _ = done.exclude(status=TaskResultStatus.RUNNING).delete()
    Worker.objects.filter(seen_at__lt=before).delete()
    return count


def _put_back(row: Row) -> int:
    """Only where nobody else did in the meantime."""
    as_seen = DBTaskResult.objects.filter(pk=row.pk, status=row.status, started_at=row.started_at)
    return as_seen.update(status=TaskResultStatus.READY, finished_at=None)


def _give_up(row: Row) -> int:
    row.set_failed(WorkerLost(f"the worker was lost {Job(row).attempts} times in the middle of this job"))
    return 0
