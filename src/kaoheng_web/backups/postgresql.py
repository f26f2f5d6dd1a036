"""PostgreSQL: COPY of every table in one snapshot, so that no program of the database has to be at hand."""

from typing import Any
from zipfile import ZipFile

from django.apps import apps
from django.db import connection, transaction

from kaoheng.text import Text
from kaoheng_web.backups import tables
from kaoheng_web.backups.archive import BLOCK, Manifest, Writer
from kaoheng_web.ledger import triggers
from kaoheng_web.shared.errors import Refusal

OTHER_RELEASE = Text(
    "备份来自另一个版本：请先用写出它的版本恢复，再运行 migrate。",
    "The backup is of another release: restore it with the one that wrote it, then migrate.",
)


def dump(writer: Writer) -> None:
    """Copy every table as it stands at one moment."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        writer.manifest.tables = tables.counts()
        for table in writer.manifest.tables:
            columns = writer.manifest.columns[table] = tables.columns(table)
            with writer.file(_file(table)) as target, cursor.copy(f"COPY {_listed(table, columns)} TO STDOUT") as copy:
                for block in copy:
                    target.write(block)


def put_back(archive: ZipFile, manifest: Manifest) -> None:
    """Empty the tables, fill them from the copies, and number new rows behind the old; all of it or nothing."""
    if manifest.migrations != tables.migrations():
        raise Refusal(OTHER_RELEASE)
    with transaction.atomic(), connection.cursor() as cursor:
        triggers.remove(connection)
        cursor.execute(f"TRUNCATE {', '.join(map(tables.quoted, tables.names()))} CASCADE")
        for table, columns in manifest.columns.items():
            _fill(cursor, archive, table, columns)
        for statement in tables.sequence_resets(apps.get_models(include_auto_created=True)):
            cursor.execute(statement)
        triggers.install(connection)


def _fill(cursor: Any, archive: ZipFile, table: str, columns: list[str]) -> None:
    statement = f"COPY {_listed(table, columns)} FROM STDIN"
    with archive.open(_file(table)) as source, cursor.copy(statement) as copy:
        while block := source.read(BLOCK):
            copy.write(block)


def _file(table: str) -> str:
    return f"database/{table}.copy"


def _listed(table: str, columns: list[str]) -> str:
    return f"{tables.quoted(table)} ({', '.join(map(tables.quoted, columns))})"
