"""The scored year on stage."""

import pytest

from tests.web.publishing.stage import Stage


@pytest.fixture
def stage(scored_year) -> Stage:
    """A year was scored."""
    found: Stage = scored_year
    return found
