"""The server ends as a whole, however the process that began it ends."""

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import closing

import pytest

from benchmarks.posting import await_port, free_port

SERVE = "from kaoheng_web.cli.app import main; main()"
PATIENCE = 60


@pytest.fixture
def server(tmp_path):
    """A server with two processes that answer."""
    port = free_port()
    (tmp_path / "static").mkdir()
    own = {"KAOHENG_PROFILE": "testing", "KAOHENG_DATA": str(tmp_path)}
    asked = [sys.executable, "-c", SERVE, "serve", "--workers", "2", "--port", str(port)]
    process = subprocess.Popen(asked, env={**os.environ, **own}, start_new_session=True)
    try:
        await_port(port, PATIENCE)
        yield port, process
    finally:
        process.kill()
        process.wait()


def is_free(port: int) -> bool:
    with closing(socket.socket()) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        return probe.connect_ex(("127.0.0.1", port)) != 0


def test_a_killed_server_leaves_nobody_behind_who_holds_its_port(server):
    port, process = server
    assert not is_free(port)
    process.send_signal(signal.SIGKILL)
    process.wait()
    until = time.monotonic() + PATIENCE
    while not is_free(port) and time.monotonic() < until:
        time.sleep(0.1)
    assert is_free(port)
