"""The chapter of the projects, by clicking."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from playwright.sync_api import expect

from kaoheng_web.demo.year.projects import Planned
from tests.e2e.year.story import Clicking, does


class ProjectClicks(Clicking):
    """See `kaoheng_web.demo.year.projects`."""

    def register_project(self, year: int, unit: str, planned: Planned) -> str:
        """One form; the list leads to it."""
        liaison = self.story.page_of("liaison", unit)
        does(
            liaison,
            "/projects/new/",
            unit=unit,
            title=planned.title,
            investor=planned.investor,
            area=planned.area,
            planned_total=f"{planned.total}",
            planned_year=f"{planned.this_year}",
            reserve_on=f"{planned.reserve_on}",
        )
        liaison.goto("/projects/")
        return liaison.get_by_role("link", name=planned.title).first.get_attribute("href") or ""

    def reach_stage(self, unit: str, project: str, stage: str, on: date) -> None:
        """One stage after the other."""
        does(self.story.page_of("liaison", unit), f"{project}{stage}/", on=f"{on}")

    def invest(self, unit: str, project: str, invested: Mapping[str, Decimal]) -> None:
        """Month by month."""
        liaison = self.story.page_of("liaison", unit)
        for period, amount in invested.items():
            does(liaison, f"{project}invest/", period=period, amount=f"{amount}")
        liaison.goto(project)
        for amount in invested.values():
            expect(liaison.locator("main")).to_contain_text(f"{amount:,}")
