"""The chapter of the vetoes, by clicking: a data department is the body that proposes."""

from playwright.sync_api import expect

from kaoheng_web.demo.year.vetoes import Decision, Heard, Proposal
from tests.e2e.year.story import Clicking, does


class VetoClicks(Clicking):
    """See `kaoheng_web.demo.year.vetoes`."""

    def propose_veto(self, year: int, proposal: Proposal, document: str) -> str:
        """The certifier of the body proposes it."""
        data = self.story.page_of("data", proposal.body)
        told = {"facts": proposal.facts, "legal_basis": proposal.law, "document": document}
        does(data, "/vetoes/new/", veto=proposal.veto, unit=proposal.unit, **told)
        return data.url

    def hear_unit(self, case: str, unit: str, heard: Heard) -> None:
        """The head writes it, or the office writes it down."""
        page = self.story.page_of("head", unit) if heard.in_writing else self.story.page_of("office")
        does(page, f"{case}hearing/", on=f"{heard.on}", statement=heard.statement)
        expect(page.locator("main")).to_contain_text(heard.statement)

    def decide_veto(self, case: str, decision: Decision, document: str) -> None:
        """What was said stands above the decision."""
        group = self.story.page_of("leading_group")
        approved = "yes" if decision.approved else "no"
        does(group, f"{case}decide/", approved=approved, document=document, reason=decision.reason)
        expect(group.locator(".h-ph .h-tag")).to_have_text("批准" if decision.approved else "不予批准")
