"""The cast of the tests, the stage and the day on which they play."""

import shutil
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import override_settings
from django.utils import translation
from pytest_django import DjangoDbBlocker

from kaoheng_web.ledger import reading, triggers
from kaoheng_web.settings import demo
from kaoheng_web.shared import clock
from tests.city.day import DAY
from tests.city.standing import founded, in_database
from tests.web.scenes import SCENES, TODAY, Scenery, deepest, undone

HANG_UP = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()
"""


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Tables are made from the models (`tests/web/backups` migrates for real); the ledger's triggers come after."""
    with django_db_blocker.unblock():
        triggers.install(connection)
    yield
    if connection.vendor == "postgresql":  # a program killed by a test may not have hung up yet
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            cursor.execute(HANG_UP)


@pytest.fixture(scope="session")
def scenery(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Scenery]:
    """The scene that stands in the database from test to test."""
    made = Scenery()
    yield made
    with django_db_blocker.unblock():
        made.clear()


@pytest.fixture(scope="module")
def founded_city(
    scenery: Scenery,
    django_db_blocker: DjangoDbBlocker,
    pytestconfig: pytest.Config,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[None]:
    """The demo city stands in the database, on the day on which it was founded; what a module adds to it goes away."""
    folder = tmp_path_factory.mktemp("founded") / "city"
    shutil.copytree(founded(pytestconfig.cache.mkdir("city")), folder)
    keys = {name: getattr(demo, name) for name in ("SECRET_KEY", "LEDGER_SIGNING_KEY", "INTERVIEW_KEYS")}
    with django_db_blocker.unblock():
        scenery.clear()
    with django_db_blocker.unblock(), in_database(folder), override_settings(DATA_FOLDER=folder, **keys), clock.at(DAY):
        yield


@pytest.fixture
def db(request: pytest.FixtureRequest, scenery: Scenery, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The scene a test asks for, or empty tables; what the test changes is undone."""
    if "transactional_db" in request.fixturenames:
        request.getfixturevalue("transactional_db")
        yield
        return
    with django_db_blocker.unblock():
        scenery.show(deepest(request.fixturenames))
        with undone():
            yield


@pytest.fixture
def transactional_db(request: pytest.FixtureRequest, scenery: Scenery, django_db_blocker: DjangoDbBlocker) -> None:
    """Empty tables and transactions that really commit; the tables are emptied afterwards."""
    with django_db_blocker.unblock():
        scenery.clear()
    request.getfixturevalue("_django_db_helper")


@pytest.fixture(autouse=True)
def forgetful() -> None:
    """What one test let the platform keep in memory is nothing to the next, nor is the language of its last page."""
    cache.clear()
    reading.forget()
    translation.deactivate()


@pytest.fixture(autouse=True)
def day(request: pytest.FixtureRequest) -> Iterator[date]:
    """It is 1 March 2026, or the day on which the demo city was founded."""
    with clock.at(DAY if "founded_city" in request.fixturenames else TODAY):
        yield clock.today()


def _answering(name: str) -> Any:
    @pytest.fixture(name=name)
    def scene(db: None, scenery: Scenery) -> Any:
        return scenery.answer(name)

    return scene


globals().update({f"play_{name}": _answering(name) for name in SCENES})  # a fixture for every scene


@pytest.fixture
def unprotected(db: None) -> None:
    """The ledger without its triggers, as an intruder with the owner's password would leave it."""
    triggers.remove(connection)


@pytest.fixture
def committing(transactional_db: None, scenery: Scenery) -> Iterator[None]:
    """Transactions that really commit; the tables are emptied afterwards, for which the triggers have to go."""
    triggers.remove(connection)
    triggers.install(connection)
    yield
    triggers.remove(connection)
    scenery.protected = False
