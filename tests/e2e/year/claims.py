"""The chapter of the claims, by clicking."""

from collections.abc import Sequence
from datetime import date

from playwright.sync_api import FilePayload, Page, expect

from kaoheng_web.demo.year.claims import Claimed, Outcome
from tests.e2e.year.story import Clicking, does, sends

PROOF = FilePayload(name="表彰决定.pdf", mimeType="application/pdf", buffer=b"%PDF-1.7 demo")


class ClaimClicks(Clicking):
    """See `kaoheng_web.demo.year.claims`."""

    def claim_bonus(self, year: int, claimed: Claimed) -> str:
        """A unit claims a bonus, with a file as proof."""
        liaison = self.story.page_of("liaison", claimed.unit)
        liaison.goto("/claims/new/")
        liaison.locator("[name=proofs]").set_input_files(PROOF)
        return _filed(liaison, claimed)

    def register_penalty(self, year: int, claimed: Claimed) -> str:
        """The office registers a penalty."""
        office = self.story.page_of("office")
        office.goto("/claims/penalty/")
        return _filed(office, claimed)

    def review_claim(self, claim: str, opinion: str, *, passed: bool) -> None:
        """Another one of the office looks at it."""
        second = self.story.page_of("second office")
        does(second, f"{claim}review/", passed="yes" if passed else "no", opinion=opinion)

    def notice_claims(self, claims: Sequence[str], first: date, last: date) -> None:
        """All that passed are proposed for the notice."""
        second = self.story.page_of("second office")
        does(second, "/claims/notice/", first=f"{first}", last=f"{last}")
        expect(second.get_by_text(f"{len(claims)}项进入公示")).to_be_visible()

    def decide_bonus(self, claim: str, outcome: Outcome) -> None:
        """A third one of the office recognises it, or does not."""
        _decided(self.story.page_of("third office"), claim, outcome)

    def decide_penalty(self, claim: str, outcome: Outcome) -> None:
        """The leading group recognises it, or does not."""
        _decided(self.story.page_of("leading_group"), claim, outcome)


def _filed(page: Page, claimed: Claimed) -> str:
    page.locator("main [name=unit]").select_option(label=claimed.unit)
    page.locator("main [name=type]").select_option(f"honours:{claimed.type}")
    page.locator("main [name=level]").select_option(claimed.level)
    for name in ("matter", "document", "dated", "evidence"):
        page.locator(f"main [name={name}]").fill(f"{getattr(claimed, name)}")
    sends(page)
    expect(page.locator("main h1")).to_contain_text(claimed.matter)
    return page.url


def _decided(page: Page, claim: str, outcome: Outcome) -> None:
    does(page, f"{claim}decide/", recognised="yes" if outcome.recognised else "no", reason=outcome.reason)
    expect(page.locator(".h-ph .h-tag")).to_have_text("认定" if outcome.recognised else "不予认定")
