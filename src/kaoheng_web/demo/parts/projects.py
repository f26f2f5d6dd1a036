"""Key projects of the counties in every stage, with their investment of the year."""

from datetime import date
from decimal import Decimal

from kaoheng_web.demo.people import holder
from kaoheng_web.demo.places import COUNTIES, YEAR
from kaoheng_web.organisation.roles import Role
from kaoheng_web.progress.lines import month
from kaoheng_web.progress.queries import due_month
from kaoheng_web.projects.actions import New, invest, reach_stage, register
from kaoheng_web.shared import clock

KINDS = (("光伏组件扩产项目", "新能源"), ("煤层气储运项目", "能源"), ("康养文旅综合体项目", "文旅"))
STAGES = (("signed_on", date(YEAR, 2, 25)), ("started_on", date(YEAR, 3, 20)), ("in_production_on", date(YEAR, 9, 28)))


def seed() -> None:
    """Three projects a county, each county a little further than the one before."""
    for at, name in enumerate(COUNTIES.values()):
        unit, by = holder(Role.LIAISON, name)
        total = Decimal(30_000 + 5_000 * at)
        with clock.at(date(YEAR, 1, 15)):
            rows = [
                New(unit, f"{name}{title}（演示）", "演示投资方", area, total, total / 4, date(YEAR - 1, 11, 20))
                for title, area in KINDS
            ]
            made = register(by, YEAR, rows)
        with clock.at(max(date(YEAR, 10, 8), clock.today())):
            for project, reached in zip(made, ((at % 4), (at + 1) % 4, (at + 2) % 4), strict=True):
                for stage, on in STAGES[:reached]:
                    reach_stage(by, project, stage, on)
            started = [project for project, reached in zip(made, (at % 4, (at + 1) % 4), strict=False) if reached > 1]
            months = range(4, due_month(YEAR) + 1)
            amounts = {
                (p, month(YEAR, number)): Decimal(600 + 40 * number + 10 * at) for p in started for number in months
            }
            if amounts:
                invest(by, amounts)
