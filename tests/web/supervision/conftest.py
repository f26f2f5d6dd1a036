"""The same running year as the tests of figures."""

from collections.abc import Iterator

import pytest

from kaoheng_web.shared import clock
from tests.web.progress.scene import MAY, Scene


@pytest.fixture
def scene(running_year, settings, tmp_path) -> Iterator[Scene]:
    """A running year, on 8 June 2026."""
    settings.DATA_FOLDER = tmp_path
    with clock.at(MAY):
        yield running_year
