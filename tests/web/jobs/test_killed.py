"""A worker is killed in the middle of a job: the job is taken again, and what it does is done once."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.db import connection

from kaoheng_web.jobs.models import Worker
from kaoheng_web.jobs.queries import Job, jobs
from kaoheng_web.jobs.rules import State
from kaoheng_web.ledger.models import Entry
from tests.web.databases import address
from tests.web.jobs.slow import DONE, wait_and_record

WORK = "from kaoheng_web.cli.app import main; main()"
PATIENCE = 60


def worker():
    env = os.environ | {"KAOHENG_PROFILE": "testing", "KAOHENG_DATABASE_URL": address(connection)}
    return subprocess.Popen([sys.executable, "-c", WORK, "worker", "--lease", "2"], env=env)


def until(holds):
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.05)


@pytest.mark.usefixtures("committing")
def test_a_job_whose_worker_is_killed_is_done_once_by_another(tmp_path: Path):
    row = wait_and_record.enqueue(str(tmp_path))
    first = worker()
    until((tmp_path / "begun").exists)
    first.send_signal(signal.SIGKILL)
    first.wait()
    (tmp_path / "begun").unlink()
    assert not Entry.objects.filter(action=DONE).exists()

    second = worker()
    until((tmp_path / "begun").exists)
    (tmp_path / "go").write_text("")
    until(lambda: Entry.objects.filter(action=DONE).exists())
    until(lambda: Job(jobs().get(pk=row.id)).state == State.DONE)
    second.terminate()
    assert second.wait(PATIENCE) == 0

    assert Entry.objects.filter(action=DONE).count() == 1
    assert Job(jobs().get(pk=row.id)).attempts == 2
    assert Worker.objects.count() == 1  # the killed one; the other took its leave
