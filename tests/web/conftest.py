"""The cast of the tests and the day on which they play."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.db import connection
from pytest_django import DjangoDbBlocker

from kaoheng_web.ledger import triggers
from kaoheng_web.shared import clock
from tests.web.cast import Cast, assemble


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """Tables are made from the models (`tests/web/backups` migrates for real); the ledger's triggers come after."""
    with django_db_blocker.unblock():
        triggers.install(connection)


@pytest.fixture(autouse=True)
def day() -> Iterator[date]:
    """It is 1 March 2026."""
    with clock.at(date(2026, 3, 1)):
        yield date(2026, 3, 1)


@pytest.fixture
def cast(db: None) -> Cast:
    """A small city with somebody for every role."""
    return assemble()


@pytest.fixture
def unprotected(db: None) -> None:
    """The ledger without its triggers, as an intruder with the owner's password would leave it."""
    triggers.remove(connection)


@pytest.fixture
def committing(transactional_db: None) -> Iterator[None]:
    """Transactions that really commit; the tables are emptied afterwards, for which the triggers have to go."""
    triggers.remove(connection)
    triggers.install(connection)
    yield
    triggers.remove(connection)
