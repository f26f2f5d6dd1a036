"""The database itself refuses to change or remove what stands in the ledger.

A later migration that alters these tables on SQLite has to install the triggers again: SQLite drops them with the table
it replaces.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

TABLES = ("ledger_entry", "ledger_root")
SENTENCE = "the ledger is append-only"

_POSTGRESQL_FUNCTION = f"""
CREATE OR REPLACE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '{SENTENCE}' USING ERRCODE = 'restrict_violation'; END $$
"""


def statements(vendor: str) -> list[str]:
    """What makes the tables append-only."""
    if vendor == "postgresql":
        made = [_POSTGRESQL_FUNCTION]
        for table in TABLES:
            refuse = f"ON {table} FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse()"
            made += [f"CREATE TRIGGER {table}_keep BEFORE UPDATE OR DELETE OR TRUNCATE {refuse}"]
        return made
    return [
        f"CREATE TRIGGER {table}_{verb} BEFORE {verb} ON {table} BEGIN SELECT RAISE(ABORT, '{SENTENCE}'); END"
        for table in TABLES
        for verb in ("update", "delete")
    ]


def removals(vendor: str) -> list[str]:
    """What takes the protection away again: for taking the whole ledger down, and for tests of damage."""
    if vendor == "postgresql":
        return [f"DROP TRIGGER IF EXISTS {table}_keep ON {table}" for table in TABLES]
    return [f"DROP TRIGGER IF EXISTS {table}_{verb}" for table in TABLES for verb in ("update", "delete")]


def install(connection: BaseDatabaseWrapper) -> None:
    """Protect the tables."""
    with connection.cursor() as cursor:
        for statement in statements(connection.vendor):
            cursor.execute(statement)


def remove(connection: BaseDatabaseWrapper) -> None:
    """Leave the tables unprotected."""
    with connection.cursor() as cursor:
        for statement in removals(connection.vendor):
            cursor.execute(statement)
