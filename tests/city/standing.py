"""The demo city as a folder, seeded once and kept for as long as no source changes, and as the database of a test."""

import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from django.db import connection

ROOT = Path(__file__).parents[2]
DATABASE = "kaoheng.sqlite3"
CITY = ("src/**/*.py", "src/**/*.yaml", "src/**/*.csv", "tests/city/*.py")
SCENE = (*CITY, "tests/web/**/examples.py", "tests/web/stage.py", "tests/e2e/scene.py")
PATIENCE = 600  # seconds for whoever waits while another process seeds


def founded(kept: Path) -> Path:
    """The folder of the seeded city."""
    return _made(kept, "city", CITY, "tests.city.seed")


def with_examples(kept: Path) -> Path:
    """The folder of the city with every app's examples, and `scene.json`: where its addresses lead."""
    return _made(kept, "scene", SCENE, "tests.e2e.scene", founded(kept))


def _made(kept: Path, name: str, sources: Sequence[str], program: str, start: Path | None = None) -> Path:
    """The first process that asks has the folder made, the others wait; whatever older sources made goes away."""
    folder = kept / f"{name}-{_fingerprint(sources)}"
    with closing(sqlite3.connect(kept / f"{name}.lock", timeout=PATIENCE)) as lock:
        lock.execute("BEGIN EXCLUSIVE")
        if not folder.exists():
            for old in kept.glob(f"{name}-*"):
                shutil.rmtree(old)
            new = kept / f"{name}-new"
            shutil.copytree(start, new) if start else new.mkdir()
            run = [sys.executable, "-m", program]
            done = subprocess.run(run, cwd=ROOT, env=environment(new), capture_output=True, text=True, check=False)
            assert done.returncode == 0, done.stdout + done.stderr
            new.rename(folder)
    return folder


def environment(folder: Path) -> dict[str, str]:
    """The settings of the demo profile for a city in a folder."""
    own = {name: value for name, value in os.environ.items() if not name.startswith(("KAOHENG_", "DJANGO_"))}
    return own | {
        "DJANGO_SETTINGS_MODULE": "kaoheng_web.settings.demo",
        "KAOHENG_DATA": str(folder),
        "KAOHENG_LOGS": "columns",
        "KAOHENG_LOG_LEVEL": "ERROR",
    }


@contextmanager
def in_database(folder: Path) -> Iterator[None]:
    """While this lasts, the SQLite database of the test holds the city, whatever is written to it."""
    with closing(sqlite3.connect(":memory:")) as before, closing(sqlite3.connect(folder / DATABASE)) as city:
        _database().backup(before)
        city.backup(_database())
        yield
        before.backup(_database())


def _database() -> sqlite3.Connection:
    connection.ensure_connection()
    found = connection.connection
    assert isinstance(found, sqlite3.Connection), "the city of the tests lives in SQLite"
    return found


def _fingerprint(sources: Sequence[str]) -> str:
    digest = hashlib.sha256()
    for path in sorted({path for pattern in sources for path in ROOT.glob(pattern)}):
        digest.update(f"{path.relative_to(ROOT)}\n".encode() + path.read_bytes())
    return digest.hexdigest()[:32]
