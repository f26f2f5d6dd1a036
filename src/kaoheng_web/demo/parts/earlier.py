"""What the counties came to before the platform, from the circular: one was poor already (演示数据)."""

from datetime import date

from kaoheng_web.demo.people import person
from kaoheng_web.demo.places import COUNTIES, YEAR
from kaoheng_web.organisation.models import Unit
from kaoheng_web.results.actions.earlier import enter_results
from kaoheng_web.results.rules.earlier import Announced
from kaoheng_web.shared import clock

BEFORE = YEAR - 2
RESULTS = (
    ("140581", "93.42", "优秀"),
    ("140522", "92.87", "良好"),
    ("140502", "90.16", "良好"),
    ("140525", "89.75", "良好"),
    ("140521", "87.31", "良好"),
    ("140524", "58.60", "较差"),
)
"""By area code in the order of the ranks; invented."""


def seed() -> None:
    """The year before the first one on the platform."""
    units = {unit.area_code: unit.pk for unit in Unit.objects.filter(area_code__in=COUNTIES)}
    source = f"晋市考领〔{BEFORE + 1}〕4号（演示）"
    announced = [
        Announced(units[code], BEFORE, grade, source, total, rank, len(RESULTS))
        for rank, (code, total, grade) in enumerate(RESULTS, 1)
    ]
    with clock.at(date(YEAR - 1, 7, 20)):
        enter_results(person("office1"), announced)
