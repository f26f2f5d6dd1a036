"""The chapter of the panels, by clicking."""

from collections.abc import Sequence
from datetime import date

from playwright.sync_api import Page, expect

from kaoheng_web.demo.year.panels import HIGH, LOW, Marks, Rater
from tests.e2e.year.story import Clicking, does, nothing_is_wrong

TURNS = ("", "second ", "third ", "fourth ")
"""As whom of a role the door lets somebody in."""


class PanelClicks(Clicking):
    """See `kaoheng_web.demo.year.panels`."""

    def open_panel(self, year: int, due_on: date, raters: Sequence[Rater]) -> str:
        """Opened by form; raters go by the number that the list of people has for them."""
        office = self.story.page_of("office")
        does(office, "/panels/new/", channel="review", due_on=f"{due_on}", reason_low=LOW, reason_high=HIGH)
        panel = office.url
        for rater in raters:
            does(office, f"{panel}raters/new/", staff_number=_number(office, rater), rater_class=rater.role)
        return panel

    def rate(self, panel: str, rater: Rater, marks: Marks) -> None:
        """On the sheet that the workbench leads to."""
        page = self.story.page_of(f"{TURNS[rater.place - 1]}{rater.role}", rater.unit)
        page.locator("main tbody tr", has_text="请评分").first.get_by_role("link").click()
        for unit, mark in marks.items():
            line = page.locator("main tbody tr", has=page.get_by_role("rowheader", name=unit, exact=True))
            line.locator("input").fill(mark.value)
            line.locator("textarea").fill(mark.reason)
        page.locator("main button[name=submit]").click()
        nothing_is_wrong(page)
        expect(page.locator(".h-ph")).to_contain_text("已提交")


def _number(office: Page, rater: Rater) -> str:
    office.goto(f"/people/?role={rater.role}")
    people = office.locator("main tbody tr", has_text=rater.unit)
    return people.nth(rater.place - 1).locator("[data-l=工号]").inner_text()
