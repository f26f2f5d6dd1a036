"""The ten steps of both years: last year's papers, and all steps closed; this year's days (演示数据)."""

from datetime import date

from kaoheng_web.demo.hands.procedure import ProcedureHands
from kaoheng_web.demo.places import COUNTIES, YEAR
from kaoheng_web.demo.year.procedure import closed, reports, visits, windows
from kaoheng_web.organisation.models import UnitName
from kaoheng_web.procedure.scope import assessed

LAST = YEAR - 1
TEAM = 3  # counties for each of the two
AGAIN = "泽州县"
TOO_FEW = {"班子成员": (11, 11), "中层干部": (60, 36), "干部职工代表": (40, 30)}


def seed() -> None:
    """Days, reports, meetings and evaluations; then the office closes what nothing stands in the way of."""
    names, counties = dict(UnitName.objects.values_list("unit", "name")), list(COUNTIES.values())
    with ProcedureHands() as hands:
        for year in (LAST, YEAR):
            windows(hands, year)
        reports(hands, LAST, [names[unit.pk] for unit in assessed(LAST)])
        hands.on(day := date(YEAR, 1, 7))
        hands.hold_meeting(LAST, AGAIN, day, TOO_FEW)
        for first in range(0, len(counties), TEAM):
            visits(hands, LAST, counties[first : first + TEAM])
        closed(hands, LAST)
