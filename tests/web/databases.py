"""The database of the tests as another process finds it."""

import os
from urllib.parse import urlsplit

from django.db.backends.base.base import BaseDatabaseWrapper


def address(connection: BaseDatabaseWrapper, name: str = "") -> str:
    """What KAOHENG_DATABASE_URL says for the database that a test is connected to, or for another one beside it."""
    named = name or str(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite":
        return f"sqlite:///{named}"
    return urlsplit(os.environ["KAOHENG_DATABASE_URL"])._replace(path=f"/{named}").geturl()
