"""Nothing is left out of the tables of rights."""

from tests.web.examples import ARGUMENTS, BODIES
from tests.web.rights import test_city, test_year
from tests.web.rights.table import apps


def test_every_address_with_arguments_has_an_example_and_no_example_is_left_over():
    routes = {route for own in apps().values() for route, _ in own}
    assert {route for route in routes if "<" in route} ^ set(ARGUMENTS) == set()
    assert set(BODIES) <= routes


def test_every_app_has_its_table():
    assert {*test_city.APPS, *test_year.APPS} == set(apps())
