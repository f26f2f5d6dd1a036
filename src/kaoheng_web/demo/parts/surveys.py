"""Last year's opinion survey: four hundred people a county, taken over from the agency that asked them."""

from datetime import date

from kaoheng_web.channels.surveys.actions.importing import import_responses
from kaoheng_web.channels.surveys.actions.surveys import close, open_survey, prepare
from kaoheng_web.channels.surveys.uploads import Given
from kaoheng_web.demo.people import person
from kaoheng_web.demo.places import YEAR
from kaoheng_web.methods.queries import governing
from kaoheng_web.organisation.models import Unit
from kaoheng_web.shared import clock

ANSWERS = ("满意", "比较满意", "一般", "不满意", "不了解")
NUMBERS = {
    "140502": (198, 120, 52, 18, 12),
    "140521": (176, 128, 60, 24, 12),
    "140522": (214, 118, 44, 14, 10),
    "140524": (170, 126, 66, 26, 12),
    "140525": (205, 119, 48, 16, 12),
    "140581": (210, 120, 44, 16, 10),
}
"""Invented numbers by area code (演示数据), four hundred each."""


def seed() -> None:
    """Prepared by the office, asked in December, closed in January."""
    edition, office = governing(YEAR - 1), person("office1")
    if edition is None:
        return
    units = {unit.area_code: unit for unit in Unit.objects.filter(area_code__in=NUMBERS).order_by("area_code")}
    with clock.at(date(YEAR - 1, 12, 1)):
        title, agency = f"{YEAR - 1}年度群众满意度调查", "国家统计局晋城调查队"
        survey = open_survey(office, prepare(office, edition, "poll", title, list(units.values()), agency=agency))
    given = [
        Given(unit.pk, "", "", "", (answer,))
        for code, unit in units.items()
        for answer, number in zip(ANSWERS, NUMBERS[code], strict=True)
        for _ in range(number)
    ]
    with clock.at(date(YEAR, 1, 12)):
        import_responses(office, survey, given)
        close(office, survey)
