"""The demo city on its server, and a browser before it."""

import json
import os
import shutil
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser

from tests.browser import opened
from tests.city.standing import ROOT, environment, with_examples

ASSETS = Path(os.environ.get("KAOHENG_DATA", ROOT / "var")) / "assets"
NO_ASSETS = "What pages load is missing: run `python3 go.py test` once, which fetches it."
PATIENCE = 60  # seconds until the server answers, or has ended


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium."""
    with opened() as found:
        yield found


@pytest.fixture(scope="session")
def city(pytestconfig: pytest.Config) -> Path:
    """The folder of the city with every app's examples."""
    assert ASSETS.is_dir(), NO_ASSETS
    return with_examples(pytestconfig.cache.mkdir("city"))


@pytest.fixture(scope="session")
def scene(city: Path) -> dict[str, Any]:
    """Where its addresses lead."""
    found: dict[str, Any] = json.loads((city / "scene.json").read_text())
    return found


@pytest.fixture(scope="module")
def server(city: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server with a copy of the city that a module has for itself."""
    folder = tmp_path_factory.mktemp("server") / "city"
    shutil.copytree(city, folder)
    (folder / "assets").symlink_to(ASSETS)
    with serving(folder) as address:
        yield address


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The demo city's server, in a process of its own."""
    port = free_port()
    run = [sys.executable, "-m", "tests.city.serve", str(port)]
    with running(run, environment(folder), f"http://127.0.0.1:{port}", folder / "server.log") as address:
        yield address


@contextmanager
def running(run: list[str], settings: dict[str, str], address: str, log: Path) -> Iterator[str]:
    """A server as long as it is needed."""
    with log.open("w") as written:
        process = subprocess.Popen(run, cwd=ROOT, env=settings, stdout=written, stderr=written)
        try:
            _wait_for(address, process, log)
            yield address
        finally:
            process.terminate()
            process.wait(PATIENCE)


def free_port() -> int:
    """A port that nobody listens on."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _wait_for(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    until, trusting = time.monotonic() + PATIENCE, ssl.create_default_context()
    trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE  # it vouches for itself
    while time.monotonic() < until and process.poll() is None:
        try:
            with urlopen(f"{address}/readyz", context=trusting):
                return
        except URLError:
            time.sleep(0.2)
    pytest.fail(f"the server did not answer: {log.read_text()}")
