"""It is June, the targets stand, and evidence files go to a folder of the test."""

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


@pytest.fixture
def enter(client, scene):
    """One of the cast comes in."""

    def come_in(who):
        client.force_login(scene.cast.account(getattr(scene.cast, who)))
        return client

    return come_in
