"""The worker from the command line."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Annotated

import typer

from kaoheng_web.jobs import rules
from kaoheng_web.jobs.worker import work
from kaoheng_web.methods.queries import own_words
from kaoheng_web.schedule import SCHEDULE
from kaoheng_web.shared.language import speaking

PROGRAM = [sys.executable, "-c", "from kaoheng_web.cli.app import main; main()", "worker", "--beside"]
PATIENCE = 10  # seconds that a job may still take when the server ends


def worker(
    lease: Annotated[int, typer.Option(help="seconds of silence after which a worker counts as lost")] = int(
        rules.LEASE.total_seconds()
    ),
    beside: Annotated[bool, typer.Option(help="end when standard input closes")] = False,
) -> None:
    """Do the jobs on the queue until stopped; start as many as the machine bears."""
    with speaking(own_words):
        work(SCHEDULE, lease=timedelta(seconds=lease), beside=beside)


@contextmanager
def worker_beside() -> Iterator[None]:
    """A worker of its own process that ends with this one, however this one ends."""
    process = subprocess.Popen(PROGRAM, stdin=subprocess.PIPE)
    try:
        yield
    finally:
        process.terminate()
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
