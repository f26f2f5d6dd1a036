"""The database: SQLite in the data folder, or PostgreSQL when an address is given."""

from pathlib import Path
from typing import Any

import dj_database_url

SQLITE = {
    "transaction_mode": "IMMEDIATE",  # a writer waits at its first statement and never fails half-way
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-65536;",
}


def databases(url: str, folder: Path) -> dict[str, dict[str, Any]]:
    """Django's DATABASES for an address, or for a file in the data folder."""
    if url and not url.startswith("sqlite"):
        return {"default": dict(dj_database_url.parse(url, conn_max_age=600, conn_health_checks=True))}
    name = url.removeprefix("sqlite://").removeprefix("/") if url else str(folder / "kaoheng.sqlite3")
    file = {"ENGINE": "django.db.backends.sqlite3", "NAME": name, "CONN_MAX_AGE": 600}
    return {"default": {**file, "OPTIONS": dict(SQLITE)}}
