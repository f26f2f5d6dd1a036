"""Everybody may use exactly the addresses that the reviewed table of rights says."""

import os

import pytest

from tests.web.api import examples as api
from tests.web.organisation import examples as organisation
from tests.web.portal import examples as portal
from tests.web.rights import REVIEWED, WRITE
from tests.web.rights_table import stage, table

APPS = (organisation, portal, api)  # one line an app: ARGUMENTS by route, BODIES of calls, and `prepare`


@pytest.fixture
def rights(cast):
    set_up = stage(cast)
    for app in APPS:
        app.prepare(set_up)
    return table(set_up, APPS)


def test_everybody_may_do_what_the_reviewed_table_says_and_nothing_else(rights):
    if os.environ.get(WRITE):
        REVIEWED.write_text(rights, encoding="utf-8", newline="\n")
    reviewed = REVIEWED.read_text(encoding="utf-8").splitlines()
    changed = sorted(set(reviewed) ^ set(rights.splitlines()))
    assert changed == [], "read the difference, then: python -m tests.web.rights --write"
