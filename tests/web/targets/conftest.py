"""The year on stage."""

import pytest

from tests.web.targets.stage import Stage


@pytest.fixture
def stage(targets_year) -> Stage:
    """A small method governs 2026."""
    found: Stage = targets_year
    return found
