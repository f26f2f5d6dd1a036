"""SQLite: its own online backup, which copies a running database page by page."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

from django.db import connection

from kaoheng_web.backups import tables
from kaoheng_web.backups.archive import Manifest, Writer

FILE = "database/kaoheng.sqlite3"


def dump(writer: Writer) -> None:
    """Copy the database as it stands at one moment."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "copy"
        connection.ensure_connection()
        with closing(sqlite3.connect(path)) as copy:
            connection.connection.backup(copy)
            writer.manifest.tables = _counts(copy)
        writer.add(FILE, path)


def put_back(archive: ZipFile, _: Manifest) -> None:
    """Fill the database of this platform with the copy, tables and all."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "copy"
        with archive.open(FILE) as source, path.open("wb") as target:
            shutil.copyfileobj(source, target)
        connection.ensure_connection()
        with closing(sqlite3.connect(path)) as copy:
            copy.backup(connection.connection)
    connection.close()


def _counts(copy: sqlite3.Connection) -> dict[str, int]:
    named = [row[0] for row in copy.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    own = [name for name in named if not name.startswith("sqlite_")]
    return {name: copy.execute(f"SELECT COUNT(*) FROM {tables.quoted(name)}").fetchone()[0] for name in own}
