"""A ballot that was acknowledged is in the box, whatever happens to the server the moment after."""

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from django.db import connection

from benchmarks.posting import await_port, free_port, post_all
from kaoheng_web.channels.ballots.actions.issuing import issue_codes
from kaoheng_web.channels.ballots.models import Ballot, Code
from kaoheng_web.channels.codes import hash_of
from tests.web.databases import address

ROOT = Path(__file__).parents[3]
BALLOTS, BEFORE_THE_END = 400, 150


@pytest.fixture
def server(tmp_path):
    """The platform's own server on the database of the tests."""
    port = free_port()
    env = {
        **os.environ,
        "KAOHENG_PROFILE": "testing",
        "KAOHENG_DATABASE_URL": address(connection),
        "KAOHENG_DATA": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "kaoheng_web.settings.testing",
    }
    (tmp_path / "static").mkdir()
    asked = [sys.executable, "-c", "from kaoheng_web.cli.app import main; main()", "serve", "--port", str(port)]
    process = subprocess.Popen(asked, env=env, cwd=ROOT, start_new_session=True)
    try:
        await_port(port, 60)
        yield port, process
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait(20)


def test_no_acknowledged_ballot_is_lost_when_the_server_is_killed_under_load(committing, hall, server):
    port, process = server
    codes = issue_codes(hall.team, hall.open(), {"A": BALLOTS})["A"]
    told: list[str] = []
    enough = threading.Event()

    def hear(post: tuple[str, bytes]) -> None:
        told.append(post[0].removeprefix("/b/"))
        if len(told) >= BEFORE_THE_END and not enough.is_set():
            enough.set()
            os.killpg(process.pid, signal.SIGKILL)

    post_all(port, [(f"/b/{code}", b"m0=0&go=cast") for code in codes], 8, hear)
    spent = set(Code.objects.filter(spent=True).values_list("hash", flat=True))
    assert BEFORE_THE_END <= len(told) < BALLOTS
    assert {hash_of(code) for code in told} <= spent
    assert Ballot.objects.count() == len(spent)
