"""A busy machine is no failure: generated tests are not timed."""

from hypothesis import HealthCheck, settings

settings.register_profile("kaoheng", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("kaoheng")
