"""Last year's opinion survey: four hundred people a county or zone, taken over from the agency that asked them."""

from datetime import date

from kaoheng_web.channels.surveys.actions.importing import import_responses
from kaoheng_web.channels.surveys.actions.surveys import close, open_survey, prepare
from kaoheng_web.channels.surveys.uploads import Given
from kaoheng_web.demo.people import person
from kaoheng_web.demo.places import YEAR
from kaoheng_web.methods.queries import governing
from kaoheng_web.progress.queries import roster
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
ZONES = ((202, 121, 48, 17, 12), (190, 126, 54, 18, 12), (186, 124, 58, 20, 12))
"""Invented numbers by area code, and of the zones in their order (演示数据), four hundred each."""


def seed() -> None:
    """Prepared by the office, asked in December, closed in January."""
    edition, office = governing(YEAR - 1), person("office1")
    if edition is None:
        return
    asked = roster(edition)
    counties = {who.unit: NUMBERS[who.code] for who in asked if who.group == "counties"}
    zones = [who.unit for who in asked if who.group == "zones"]
    answers = counties | dict(zip(zones, ZONES, strict=True))
    with clock.at(date(YEAR - 1, 12, 1)):
        title, agency = f"{YEAR - 1}年度群众满意度调查", "国家统计局晋城调查队"
        survey = open_survey(office, prepare(office, edition, "poll", title, list(answers), agency=agency))
    given = [
        Given(unit.pk, "", "", "", (answer,))
        for unit, numbers in answers.items()
        for answer, number in zip(ANSWERS, numbers, strict=True)
        for _ in range(number)
    ]
    with clock.at(date(YEAR, 1, 12)):
        import_responses(office, survey, given)
        close(office, survey)
