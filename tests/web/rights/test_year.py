"""Everybody may use exactly the addresses that the reviewed tables say: of what is done and judged in a year."""

import pytest

from tests.web.rights.reviewing import changes

APPS = (
    "projects",
    "progress",
    "supervision",
    "ballots",
    "surveys",
    "panels",
    "interviews",
    "results",
    "publishing",
    "procedure",
    "consequences",
)


@pytest.mark.django_db
@pytest.mark.parametrize("app", APPS)
def test_everybody_may_do_what_the_reviewed_table_says_and_nothing_else(stage, app):
    assert changes(stage, app) == [], "read the difference, then: python -m tests.web.rights --write"
