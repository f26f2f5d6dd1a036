"""The demo city with somebody new for every role over the poor county."""

import shutil
from collections.abc import Iterator
from datetime import date

import pytest
from django.test import override_settings
from pytest_django import DjangoDbBlocker

from kaoheng_web.settings import demo
from kaoheng_web.shared import clock
from tests.city.day import DAY
from tests.city.standing import founded, in_database
from tests.web.examples import prepare
from tests.web.scenes import Scenery
from tests.web.stage import Stage, newcomers


@pytest.fixture(autouse=True)
def day() -> Iterator[date]:
    """It is the day of the city."""
    with clock.at(DAY):
        yield DAY.date()


@pytest.fixture(scope="module")
def stage(
    scenery: Scenery,
    django_db_blocker: DjangoDbBlocker,
    pytestconfig: pytest.Config,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Stage]:
    """Everybody takes their place, on the day of the city."""
    folder = tmp_path_factory.mktemp("rights") / "city"
    shutil.copytree(founded(pytestconfig.cache.mkdir("city")), folder)
    own = {
        "SECRET_KEY": demo.SECRET_KEY,
        "INTERVIEW_KEYS": demo.INTERVIEW_KEYS,
        "DATA_FOLDER": folder,
    }
    with django_db_blocker.unblock():
        scenery.clear()
    with django_db_blocker.unblock(), in_database(folder), override_settings(**own), clock.at(DAY):
        yield prepare(newcomers())
