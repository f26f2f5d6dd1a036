"""Lists of 3,000 units need no more queries than those of three."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from benchmarks.units import fill

MOST_QUERIES = 10


@pytest.fixture
def office(cast, client):
    fill(cast.city, 3_000)
    client.force_login(cast.account(cast.office))
    client.get("/account/")  # the first page of a session writes when it was seen
    return client


def test_pages_over_three_thousand_units_take_few_queries(office):
    for address in ("/units/", "/units/?page=9", "/units/?without=head", "/groups/", "/people/", "/roles/"):
        with CaptureQueriesContext(connection) as asked:
            assert office.get(address).status_code == 200
        assert len(asked) <= MOST_QUERIES, f"{address}: {len(asked)}"


def test_calls_over_three_thousand_units_take_few_queries(office):
    for address in ("/api/units?limit=200&offset=2000", "/api/groups", "/api/people", "/api/roles"):
        with CaptureQueriesContext(connection) as asked:
            assert office.get(address).status_code == 200
        assert len(asked) <= MOST_QUERIES, f"{address}: {len(asked)}"
