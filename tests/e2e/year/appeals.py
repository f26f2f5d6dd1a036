"""The chapter of the appeals, by clicking: those who had a hand in the results take no part."""

from datetime import date

from playwright.sync_api import expect

from kaoheng_web.demo.year.appeals import Appealed
from tests.e2e.year.story import Clicking, does, follows


class AppealClicks(Clicking):
    """See `kaoheng_web.demo.year.appeals`."""

    def file_appeal(self, run: str, appealed: Appealed) -> str:
        """On the page of the unit's result."""
        head = self.story.page_of("head", appealed.unit)
        head.goto(run)
        follows(head, appealed.unit)
        follows(head, "提出申诉")
        does(head, head.url, item=appealed.item, kind=appealed.kind, grounds=appealed.grounds)
        expect(head.locator("main h1")).to_contain_text(appealed.unit)
        return head.url

    def accept_appeal(self, appeal: str, reason: str, due: date) -> None:
        """The office takes it up, and says by when it answers."""
        does(self.story.page_of("third office"), f"{appeal}screen/", accepted="yes", due=f"{due}", reason=reason)

    def investigate_appeal(self, appeal: str, findings: str) -> None:
        """Another one of the office finds out."""
        does(self.story.page_of("fourth office"), f"{appeal}investigate/", findings=findings)

    def uphold_appeal(self, appeal: str, answer: str, document: str) -> None:
        """The office answers that it is so."""
        third = self.story.page_of("third office")
        does(third, f"{appeal}answer/", upheld="yes", answer=answer, document=document)
        expect(third.locator(".h-ph")).to_contain_text("申诉成立")

    def reject_appeal(self, appeal: str, answer: str, document: str, until: date) -> None:
        """The office answers that it is not so, and until when a review may be asked."""
        third = self.story.page_of("third office")
        does(third, f"{appeal}answer/", upheld="no", answer=answer, document=document, until=f"{until}")
        expect(third.locator(".h-ph")).to_contain_text("已答复")

    def ask_review(self, appeal: str, unit: str, grounds: str) -> None:
        """The head is not content."""
        does(self.story.page_of("head", unit), f"{appeal}ask/", grounds=grounds)

    def review_appeal(self, appeal: str, answer: str, document: str) -> None:
        """The leading group leaves the answer as it was."""
        second = self.story.page_of("second leading_group")
        does(second, f"{appeal}review/", upheld="no", answer=answer, document=document)
        expect(second.locator(".h-ph")).to_contain_text("已终结")

    def withdraw_appeal(self, appeal: str, unit: str, reason: str) -> None:
        """The head takes it back."""
        head = self.story.page_of("head", unit)
        does(head, f"{appeal}withdraw/", reason=reason)
        expect(head.locator(".h-ph")).to_contain_text("已撤回")
