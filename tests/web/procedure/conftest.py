"""It is January, the year is summed up, and files go to a folder of the test."""

from collections.abc import Iterator

import pytest

from kaoheng_web.shared import clock
from tests.web.procedure.stage import DAY, Summing


@pytest.fixture
def summing(summed_year, settings, tmp_path) -> Iterator[Summing]:
    """10 January 2027."""
    settings.DATA_FOLDER = tmp_path
    with clock.at(DAY):
        yield summed_year


@pytest.fixture
def enter(client, summing):
    """Signs somebody in."""

    def come_in(person):
        client.force_login(summing.cast.account(person))
        session = client.session
        session["confirmed_at"] = clock.now().isoformat()
        session.save()
        return client

    return come_in
