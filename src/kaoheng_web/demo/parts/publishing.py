"""Last year's papers: minutes, letters to the units, bulletin and commendation, and what is public (演示数据)."""

from datetime import date

from kaoheng_web.demo.hands.publishing import PublishingHands
from kaoheng_web.demo.places import YEAR
from kaoheng_web.demo.year.publishing import letters, papers


def seed() -> None:
    """All documents of the year that has become final."""
    with PublishingHands() as hands:
        letters(hands, YEAR - 1, date(YEAR, 2, 14))
        papers(hands, YEAR - 1)
