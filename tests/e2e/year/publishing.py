"""The chapter of the papers, by clicking."""

import re

from playwright.sync_api import Page, expect

from tests.city.next_year.matter import TOTAL
from tests.e2e.year.story import Clicking, does


class PublishingClicks(Clicking):
    """See `kaoheng_web.demo.year.publishing`."""

    def issue_paper(self, year: int, kind: str, mark: str) -> None:
        """From the list of what may be issued."""
        office = self.story.page_of("office")
        self._issue(office, kind, mark)
        office.goto("/documents/")
        expect(office.locator("main")).to_contain_text(f"{mark}〔{year + 1}〕")

    def issue_letters(self, year: int, kind: str, mark: str) -> None:
        """They are written one after another, once it is their turn."""
        office = self.story.page_of("office")
        self._issue(office, kind, mark)
        office.goto("/documents/")
        expect(office.locator("#shelves")).to_contain_text(re.compile("印发中|已印发"))

    def disclose(self, year: int, extent: str) -> None:
        """A stranger reads it then."""
        does(self.story.page_of("office"), "/documents/disclosure/", extent=extent)
        with self.story.voter() as stranger:
            stranger.goto(f"/public/{year}/results/")
            expect(stranger.locator("main")).to_contain_text(TOTAL)

    def _issue(self, office: Page, kind: str, mark: str) -> None:
        office.goto("/documents/")
        way = office.locator(f"#shelves a[href^='/documents/issue/'][href$='/{kind}/']").get_attribute("href") or ""
        does(office, way, mark=mark)
