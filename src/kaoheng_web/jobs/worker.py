"""A process that does the jobs on the queue until it is stopped; killed in mid-job, another takes the job again."""

import os
import signal
import socket
import sys
from collections.abc import Sequence
from datetime import timedelta
from threading import Event, Thread
from uuid import uuid4

import structlog
from django.db import DatabaseError, close_old_connections, connections
from django_tasks_db.management.commands.db_worker import Worker as QueueWorker

from kaoheng_web.jobs import actions, rules
from kaoheng_web.jobs.schedule import Scheduled

logger = structlog.get_logger(__name__)


class Keeper(Thread):
    """Beside the jobs: says that the worker lives, takes lost jobs again, and begins what the clock says."""

    def __init__(self, worker: str, schedule: Sequence[Scheduled], lease: timedelta) -> None:
        super().__init__(daemon=True)
        self.worker, self.schedule, self.lease = worker, schedule, lease
        self.pause = min(rules.BEAT, lease / 4).total_seconds()
        self.over = Event()

    def run(self) -> None:
        """Once every few seconds; a database that does not answer is asked again."""
        while not self.over.wait(self.pause):
            close_old_connections()
            try:
                self.turn()
            except DatabaseError:
                logger.warning("keeper_waits", worker=self.worker, exc_info=True)
        connections.close_all()

    def turn(self) -> None:
        """One look."""
        actions.beat(self.worker, socket.gethostname())
        again, begun = actions.take_again(self.lease), actions.put_due(self.schedule)
        if again or begun:
            logger.info("jobs_put", taken_again=again, scheduled=begun)


def work(schedule: Sequence[Scheduled], *, lease: timedelta = rules.LEASE, interval: float = 1, beside: bool) -> None:
    """Do jobs until a signal; `beside` another process, also until that one ends."""
    name = f"{socket.gethostname()[:24]}-{os.getpid()}-{uuid4().hex[:8]}"
    queue = _queue(name, interval)
    queue.configure_signals()
    if beside:
        Thread(target=_end_with_the_other, daemon=True).start()
    keeper = Keeper(name, schedule, lease)
    keeper.turn()
    keeper.start()
    try:
        queue.run()
    finally:
        keeper.over.set()
        keeper.join()
        _hang_up()
        actions.leave(name)


def _hang_up() -> None:
    """The signal may have come in the middle of a question to the database: what follows begins a new conversation."""
    for alias in list(connections):
        connections[alias].close()
        del connections[alias]


def work_off() -> None:
    """Do what waits now, then come back."""
    _queue("once", 0, batch=True).run()


def _queue(name: str, interval: float, *, batch: bool = False) -> QueueWorker:
    return QueueWorker(
        queue_names=["*"],
        interval=interval,
        batch=batch,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=name,
        excluded_queue_names=[],
    )


def _end_with_the_other() -> None:
    """The other process holds the far end of this one's standard input: it closes however that process ends."""
    sys.stdin.read()
    os.kill(os.getpid(), signal.SIGTERM)
