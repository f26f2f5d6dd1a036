"""Key projects of the counties in every stage, with their investment of the year."""

from datetime import date
from decimal import Decimal

from kaoheng_web.demo.hands.projects import ProjectHands
from kaoheng_web.demo.places import COUNTIES, YEAR
from kaoheng_web.demo.year.projects import Planned, projects
from kaoheng_web.progress.lines import month
from kaoheng_web.progress.queries import due_month
from kaoheng_web.shared import clock

KINDS = (("光伏组件扩产项目", "新能源"), ("煤层气储运项目", "能源"), ("康养文旅综合体项目", "文旅"))
STAGES = (("signed_on", date(YEAR, 2, 25)), ("started_on", date(YEAR, 3, 20)), ("in_production_on", date(YEAR, 9, 28)))


def seed() -> None:
    """Three projects a county, each county a little further than the one before."""
    months, entered = range(4, due_month(YEAR) + 1), max(date(YEAR, 10, 8), clock.today())
    with ProjectHands() as hands:
        for at, unit in enumerate(COUNTIES.values()):
            projects(hands, YEAR, unit, [_planned(unit, at, turn, months) for turn in range(len(KINDS))], entered)


def _planned(unit: str, at: int, turn: int, months: range) -> Planned:
    title, area = KINDS[turn]
    total, reached = Decimal(30_000 + 5_000 * at), (at + turn) % 4
    invests = reached > 1 and turn < len(KINDS) - 1
    return Planned(
        f"{unit}{title}（演示）",
        "演示投资方",
        area,
        total,
        total / 4,
        date(YEAR - 1, 11, 20),
        STAGES[:reached],
        {month(YEAR, number): Decimal(600 + 40 * number + 10 * at) for number in months if invests},
    )
