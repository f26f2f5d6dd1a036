"""The tables of the database, with their columns and numbers of rows."""

from django.core.management.color import no_style
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder


def names() -> list[str]:
    """Every table."""
    with connection.cursor() as cursor:
        return sorted(connection.introspection.table_names(cursor))


def columns(table: str) -> list[str]:
    """The columns of a table."""
    with connection.cursor() as cursor:
        return [column.name for column in connection.introspection.get_table_description(cursor, table)]


def counts() -> dict[str, int]:
    """How many rows every table has."""
    found = {}
    with connection.cursor() as cursor:
        for name in names():
            cursor.execute(f"SELECT COUNT(*) FROM {quoted(name)}")
            found[name] = int(cursor.fetchone()[0])
    return found


def migrations() -> list[str]:
    """The migrations that shaped the tables."""
    return sorted(f"{app}.{name}" for app, name in MigrationRecorder(connection).applied_migrations())


def sequence_resets(models: list[type]) -> list[str]:
    """What lets new rows be numbered behind those that were put back."""
    return list(connection.ops.sequence_reset_sql(no_style(), models))


def quoted(name: str) -> str:
    """A name as SQL writes it."""
    return connection.ops.quote_name(name)
