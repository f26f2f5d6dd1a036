"""The demo city as it was founded."""

import pytest


@pytest.fixture
def demo_city(founded_city: None, db: None) -> None:
    """What a test does with it is undone."""
