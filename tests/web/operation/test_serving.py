"""The server ends as a whole, however the process that began it ends."""

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from select import select
from urllib.request import urlopen

import pytest

from benchmarks.posting import await_port, free_port

PLATFORM = "from kaoheng_web.cli.app import main; main()"
SLOW = "from kaoheng_web.cli.server import listen; listen('slow.application', '127.0.0.1', int(sys.argv[1]), workers=2)"
WRITES = (
    "from pdf import application; application({}, print); "
    "from kaoheng_web.cli.server import listen; listen('pdf.application', '127.0.0.1', int(sys.argv[1]))"
)
ANSWERS_IN_PDF = """
from kaoheng.documents.blocks import Paragraph
from kaoheng.documents.pdf import pdf_bytes

def application(asked, answer):
    content = pdf_bytes("paper", [Paragraph("words")])
    answer("200 OK", [("Content-Type", "application/pdf"), ("Content-Length", str(len(content)))])
    return [content]
"""
BEGINS_SLOWLY = """
import pathlib, time
here = pathlib.Path(__file__).parent
(here / "begun").touch()
while not (here / "killed").exists():
    time.sleep(0.1)
time.sleep(1)  # in which it hears that it is alone, and does not serve yet
application = print
"""
PATIENCE = 60


@pytest.fixture
def port():
    return free_port()


@contextmanager
def served(folder, script, *arguments):
    """A process that began a server; all of the server holds its output open."""
    own = {"KAOHENG_PROFILE": "testing", "KAOHENG_DATA": str(folder)}
    asked = [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(folder)!r}); {script}", *arguments]
    with subprocess.Popen(asked, env={**os.environ, **own}, stdout=subprocess.PIPE, start_new_session=True) as process:
        try:
            yield process
        finally:
            os.killpg(process.pid, signal.SIGKILL)


def nobody_is_left(process) -> bool:
    """Whether its output ends."""
    ended, _, _ = select([process.stdout], [], [], PATIENCE)
    return bool(ended) and process.stdout.read() == b""


def test_a_killed_server_leaves_nobody_behind_who_holds_its_port(tmp_path, port):
    (tmp_path / "static").mkdir()
    with served(tmp_path, PLATFORM, "serve", "--workers", "2", "--port", str(port)) as process:
        await_port(port, PATIENCE)
        process.kill()
        assert nobody_is_left(process)


def test_nor_does_one_that_is_killed_while_its_processes_still_begin(tmp_path, port):
    (tmp_path / "slow.py").write_text(BEGINS_SLOWLY)
    with served(tmp_path, SLOW, str(port)) as process:
        until = time.monotonic() + PATIENCE
        while not (tmp_path / "begun").exists() and time.monotonic() < until:
            time.sleep(0.1)
        process.kill()
        (tmp_path / "killed").touch()
        assert nobody_is_left(process)


def test_a_server_writes_pdf_where_the_process_that_began_it_did_so_before(tmp_path, port):
    (tmp_path / "pdf.py").write_text(ANSWERS_IN_PDF)
    with served(tmp_path, WRITES, str(port)):
        await_port(port, PATIENCE)
        with urlopen(f"http://127.0.0.1:{port}/", timeout=PATIENCE) as answer:
            assert answer.read().startswith(b"%PDF")
