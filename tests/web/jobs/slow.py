"""Jobs for the tests, kept where a worker process finds them."""

import time
from pathlib import Path

from django.db import transaction
from django_tasks import task

from kaoheng_web.ledger.actions import Change, record

DONE = "tests.slow_job"


@task()
def wait_and_record(folder: str) -> None:
    """Say that it began, wait until it may go on, then write what may stand there only once."""
    begun = Path(folder) / "begun"
    begun.write_text("")
    with transaction.atomic():
        while not (Path(folder) / "go").exists():
            time.sleep(0.02)
        record("tests", [Change(DONE, "tests.job", "1")])


@task()
def fail() -> None:
    """Never works."""
    raise RuntimeError("the far end is down")
