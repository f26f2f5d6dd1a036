"""The demo city with somebody new for every role over the poor county."""

import pytest

from tests.web.examples import prepare
from tests.web.stage import Stage, newcomers


@pytest.fixture(scope="module")
def stage(founded_city: None) -> Stage:
    """Everybody takes their place, on the day of the city."""
    return prepare(newcomers())
