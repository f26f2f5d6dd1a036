"""The rehearsal: a city is backed up and restored elsewhere; every row is equal, and the ledger holds."""

import hashlib
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import psycopg
import pytest
from django.db import connection

from tests.web.databases import address

CALL = [sys.executable, "-c", "from kaoheng_web.cli.app import main; main()"]
FOUND = [sys.executable, "-c", "import django; django.setup(); from tests.web.cast import assemble; assemble()"]
ROWS = """
import django; django.setup()
from django.db import connection
from kaoheng_web.backups import tables
with connection.cursor() as cursor:
    for table in tables.names():
        columns = ", ".join(map(tables.quoted, tables.columns(table)))
        cursor.execute(f"SELECT {columns} FROM {tables.quoted(table)} ORDER BY 1")
        print(table, cursor.fetchall())
"""
AGAIN = """
import django; django.setup()
from datetime import date
from kaoheng_web.organisation.actions.people import register_person
from kaoheng_web.organisation.models import Account, Person
security = Person.objects.get(staff_number="T001")
print(register_person(security, "NEW", "新来者").pk)
"""


class Place:
    """A data folder and a database of their own, worked on from outside as an administrator does."""

    def __init__(self, folder: Path, name: str) -> None:
        self.folder, self.name = folder, name
        self.database = str(folder / "kaoheng.sqlite3") if connection.vendor == "sqlite" else name
        given = {"KAOHENG_PROFILE": "testing", "DJANGO_SETTINGS_MODULE": "kaoheng_web.settings.testing"}
        given |= {"KAOHENG_DATA": str(folder), "KAOHENG_DATABASE_URL": address(connection, self.database)}
        self.env = os.environ | given

    def begin(self) -> None:
        """An empty database and an empty folder."""
        self.folder.mkdir()
        if connection.vendor == "postgresql":
            order(f"CREATE DATABASE {self.name}")

    def destroy(self) -> None:
        """Nothing is left."""
        for path in sorted(self.folder.rglob("*"), reverse=True):
            path.unlink() if path.is_file() else path.rmdir()
        self.folder.rmdir()
        if connection.vendor == "postgresql":
            order(f"DROP DATABASE IF EXISTS {self.name} WITH (FORCE)")

    def call(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run a command of the platform."""
        return self.run([*CALL, *words])

    def run(self, command: list[str]) -> subprocess.CompletedProcess[str]:
        """Run any program there."""
        return subprocess.run(command, env=self.env, capture_output=True, text=True, encoding="utf-8", check=False)

    def rows(self) -> str:
        """The digest of every row of every table."""
        return hashlib.sha256(self.run([sys.executable, "-c", ROWS]).stdout.encode()).hexdigest()


def order(statement: str) -> None:
    """Tell the server of the tests what no transaction may hold."""
    with psycopg.connect(os.environ["KAOHENG_DATABASE_URL"], autocommit=True) as server:
        server.execute(statement.encode())


@pytest.fixture(scope="module")
def founded(tmp_path_factory):
    """A city that no test touches."""
    made = Place(tmp_path_factory.mktemp("rehearsal") / "data", f"founded_{os.getpid()}")
    made.begin()
    assert made.call("migrate").returncode == 0
    assert made.run(FOUND).returncode == 0
    evidence = made.folder / "media" / "2026" / "佐证.pdf"
    evidence.parent.mkdir(parents=True)
    evidence.write_bytes(b"%PDF evidence")
    yield made
    made.destroy()


@pytest.fixture(scope="module")
def rows(founded):
    """All that it holds."""
    return founded.rows()


@pytest.fixture(scope="module")
def archive(founded):
    """Its backup."""
    done = founded.call("backup", str(founded.folder.parent / "backups"))
    assert done.returncode == 0, done.stderr
    return Path(done.stdout.strip())


@pytest.fixture
def emptied(tmp_path):
    """Where nothing stands yet."""
    made = Place(tmp_path / "data", f"rehearsal_{os.getpid()}")
    made.begin()
    yield made
    made.destroy()


def test_a_city_comes_back_from_its_backup(rows, archive, emptied):
    assert archive.stat().st_mode & 0o077 == 0
    done = emptied.call("restore", str(archive))
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 damages" in done.stdout
    assert emptied.rows() == rows
    assert (emptied.folder / "media" / "2026" / "佐证.pdf").read_bytes() == b"%PDF evidence"
    assert emptied.call("ledger", "verify").returncode == 0
    added = emptied.run([sys.executable, "-c", AGAIN])
    assert added.returncode == 0, added.stderr  # new rows are numbered behind the old


def test_nothing_is_put_back_over_data_that_stands(founded, rows, archive):
    done = founded.call("restore", str(archive))
    assert done.returncode == 2
    assert "restore into an empty database" in done.stderr
    assert founded.rows() == rows


def test_a_damaged_backup_is_refused_before_anything_changes(archive, emptied, tmp_path):
    spoilt = tmp_path / "spoilt.zip"
    with zipfile.ZipFile(archive) as good, zipfile.ZipFile(spoilt, "w") as bad:
        for name in good.namelist():
            bad.writestr(name, b"other" if name.startswith("media/") else good.read(name))
    done = emptied.call("restore", str(spoilt))
    assert done.returncode == 2
    assert "佐证.pdf is damaged" in done.stderr
    assert emptied.call("restore", str(tmp_path / "nowhere.zip")).returncode == 2
