"""A busy machine is no failure: generated tests are not timed. What is loaded by then is never garbage."""

import gc

from hypothesis import HealthCheck, settings

settings.register_profile("kaoheng", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("kaoheng")


def pytest_collection_finish() -> None:
    """The collector need not look through every module again and again."""
    gc.freeze()
