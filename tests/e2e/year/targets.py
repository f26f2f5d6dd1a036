"""The chapter of the targets, by clicking."""

from collections.abc import Mapping

from playwright.sync_api import expect

from kaoheng_web.demo.year.targets import Balanced, Superior
from tests.e2e.year.story import Clicking, does, follows, presses


class TargetClicks(Clicking):
    """See `kaoheng_web.demo.year.targets`."""

    def propose_targets(self, year: int, unit: str, goals: Mapping[str, str], reason: str) -> None:
        """In the grid of the unit."""
        liaison = self.story.page_of("liaison", unit)
        liaison.goto("/targets/proposals/")
        liaison.locator("main tbody a").first.click()
        for item, goal in goals.items():
            liaison.locator(f"[name=goal-{item}]").fill(goal)
            liaison.locator(f"[name=reason-{item}]").fill(reason)
        presses(liaison, "保存并报送")

    def set_superior(self, year: int, asked: Superior, document: str) -> None:
        """From the table."""
        office = self.story.page_of("office")
        path = f"/targets/superior/{asked.item}/"
        does(office, path, goal=asked.goal, together=asked.together, document=document)

    def balance_target(self, year: int, balanced: Balanced) -> None:
        """In the cell of the table that shows the proposal."""
        office = self.story.page_of("office")
        office.goto("/targets/balance/")
        column = office.locator("main thead th").all_inner_texts().index(balanced.unit)
        row = office.locator("main tbody tr", has=office.locator(f"a[href$='/{balanced.item}/']"))
        cell = row.locator("th, td").nth(column).get_by_role("link")
        does(office, cell.get_attribute("href") or "", goal=balanced.goal, reason=balanced.reason)
        office.goto("/targets/balance/")
        expect(office.locator("main td.chg")).to_contain_text(balanced.goal)

    def submit_sheet(self, year: int, explanation: str) -> None:
        """With why there are gaps."""
        does(self.story.page_of("office"), "/targets/sheet/submit/", explanation=explanation)

    def approve_sheet(self, year: int, document: str) -> None:
        """Under the minutes."""
        does(self.story.page_of("leading_group"), "/targets/sheet/approve/", document=document)

    def issue_targets(self, year: int, document: str) -> None:
        """All of them by one button."""
        does(self.story.page_of("office"), "/targets/sheet/issue/", document=document)

    def draw_up_letters(self, year: int, mark: str) -> None:
        """For all units."""
        does(self.story.page_of("office"), "/targets/letters/new/", mark=mark)

    def sign_letter(self, year: int, unit: str) -> None:
        """After reading it."""
        head = self.story.page_of("head", unit)
        head.goto("/targets/letters/")
        head.locator("main tbody a").first.click()
        follows(head, "签订")
        presses(head, "我已阅读，签订")
        expect(head.locator(".h-ph")).to_contain_text("已签订")
