"""The chapter of the changes, by clicking: the unit has one target."""

from datetime import date

from playwright.sync_api import expect

from kaoheng_web.demo.year.changes import Wanted
from tests.e2e.year.story import Clicking, does, follows


class ChangeClicks(Clicking):
    """See `kaoheng_web.demo.year.changes`."""

    def open_change_window(self, year: int, first: date, last: date, document: str) -> None:
        """From one day to another."""
        office = self.story.page_of("office")
        does(office, "/targets/changes/window/", first=f"{first}", last=f"{last}", document=document)
        expect(office.locator("main")).to_contain_text(document)

    def request_change(self, year: int, wanted: Wanted) -> str:
        """At the target."""
        liaison = self.story.page_of("liaison", wanted.unit)
        liaison.goto(f"/targets/issued/?unit={wanted.unit}")
        target = liaison.locator("main tbody td").get_by_role("link").get_attribute("href")
        does(liaison, f"{target}change/", goal=wanted.goal, reason=wanted.reason)
        return liaison.url

    def review_change(self, change: str, opinion: str) -> None:
        """The office says what it thinks."""
        does(self.story.page_of("office"), f"{change}review/", opinion=opinion)

    def approve_change(self, change: str, document: str) -> None:
        """The target is another one now, and tells what it was."""
        group = self.story.page_of("leading_group")
        does(group, f"{change}decide/", document=document)
        expect(group.locator(".h-ph")).to_contain_text("已批准")
        follows(group, "目标说明")
        expect(group.locator("main")).to_contain_text("原目标")
