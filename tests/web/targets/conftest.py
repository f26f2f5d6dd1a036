"""The year on stage."""

import pytest

from tests.web.targets.stage import Stage, stand


@pytest.fixture
def stage(cast) -> Stage:
    """A small method governs 2026."""
    return stand(cast)
