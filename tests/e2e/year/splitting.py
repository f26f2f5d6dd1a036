"""The chapter of the splitting, by clicking: the unit has one target."""

from datetime import date

from playwright.sync_api import Page, expect

from kaoheng_web.demo.year.splitting import MYSELF, Part
from tests.e2e.year.story import Clicking, presses, sends


class SplittingClicks(Clicking):
    """See `kaoheng_web.demo.year.splitting`."""

    def share_target(self, year: int, unit: str, part: Part, due: date) -> None:
        """Below the targets, from the list of the unit's posts and people."""
        liaison = self.story.page_of("liaison", unit)
        carrier = part.carrier
        if carrier == MYSELF:
            carrier = liaison.locator(".h-who b").inner_text()
        _opens(liaison, unit)
        liaison.locator("main [name=carrier]").select_option(label=carrier)
        for name, value in (("task", part.task), ("due", f"{due}")):
            liaison.locator(f"main [name={name}]").fill(value)
        sends(liaison)
        expect(liaison.locator("main tbody tr", has_text=part.task)).to_contain_text(carrier)

    def file_plan(self, year: int, unit: str) -> None:
        """The page says that nothing is in the way."""
        head = self.story.page_of("head", unit)
        _opens(head, unit)
        presses(head, "报备分解方案")
        expect(head.locator(".h-ph")).to_contain_text("已报备")


def _opens(page: Page, unit: str) -> None:
    page.goto("/targets/split/")
    page.locator("main tbody").get_by_role("link", name=unit).click()
