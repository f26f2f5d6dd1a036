"""Last year's opinion survey: four hundred people a county or zone, taken over from the agency that asked them."""

from kaoheng_web.demo.hands.surveys import SurveyHands
from kaoheng_web.demo.places import YEAR
from kaoheng_web.demo.year.surveys import survey
from kaoheng_web.progress.queries import roster

LAST, AGENCY = YEAR - 1, "国家统计局晋城调查队"
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
    """Asked in December, closed in January."""
    with SurveyHands() as hands:
        asked = roster(hands.edition(LAST))
        counties = {who.name: NUMBERS[who.code] for who in asked if who.group == "counties"}
        zones = [who.name for who in asked if who.group == "zones"]
        answers = counties | dict(zip(zones, ZONES, strict=True))
        survey(hands, LAST, f"{LAST}年度群众满意度调查", AGENCY, answers)
