"""The scored year on stage."""

import pytest

from tests.web.publishing.stage import Stage, stand


@pytest.fixture
def stage(cast) -> Stage:
    """A year was scored."""
    return stand(cast)
