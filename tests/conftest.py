"""A busy machine is no failure: generated tests are not timed. What is loaded by then is never garbage."""

import gc

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("kaoheng", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("kaoheng")

FIRST = (
    "tests/web/rights/test_city.py",  # founds the city, for which others would wait
    "tests/web/backups/test_rehearsal.py",
    "tests/engines/test_standing.py",
    "tests/web/rights/test_year.py",
    "tests/web/settings/test_profiles.py",
    "tests/e2e/year/test_year.py",
    "tests/e2e/test_pages.py",
)
"""The longest begin first: whoever does one last keeps everybody waiting."""


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The order of modules, which is kept where they are shared out."""
    place = {module: at for at, module in enumerate(FIRST)}
    items.sort(key=lambda item: place.get(item.nodeid.partition("::")[0], len(FIRST)))


def pytest_collection_finish() -> None:
    """The collector need not look through every module again and again."""
    gc.freeze()
