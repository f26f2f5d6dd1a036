"""`python -m tests.city.seed`: the demo city, founded on the day of the tests in the folder KAOHENG_DATA."""

import django

django.setup()

from kaoheng_web.cli.server import migrate  # noqa: E402  the settings come first
from kaoheng_web.demo import city  # noqa: E402
from kaoheng_web.shared import clock  # noqa: E402
from tests.city.day import DAY  # noqa: E402

if __name__ == "__main__":
    migrate()
    with clock.at(DAY):
        city.seed()
