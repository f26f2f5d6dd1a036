"""The chapter of the vetoes, through the actions."""

from kaoheng_web.demo.hands.people import People
from kaoheng_web.demo.year.vetoes import Decision, Heard, Proposal
from kaoheng_web.organisation.roles import Role
from kaoheng_web.results.actions.vetoes import decide_veto, hear_unit, propose_veto
from kaoheng_web.results.models.vetoes import VetoCase


class VetoHands(People):
    """See `kaoheng_web.demo.year.vetoes`."""

    def propose_veto(self, year: int, proposal: Proposal, document: str) -> VetoCase:
        """The liaison of the body proposes it."""
        edition = self.edition(year)
        return propose_veto(
            self.of(proposal.body, Role.LIAISON),
            edition,
            self.unit(proposal.unit),
            next(each for each in edition.method.vetoes if each.id == proposal.veto),
            facts=proposal.facts,
            legal_basis=proposal.law,
            document=document,
            year=year,
        )

    def hear_unit(self, case: VetoCase, unit: str, heard: Heard) -> None:
        """The unit says what it thinks of it."""
        by = self.of(unit, Role.HEAD) if heard.in_writing else self.office()
        hear_unit(by, case, heard.on, statement=heard.statement)

    def decide_veto(self, case: VetoCase, decision: Decision, document: str) -> None:
        """The leading group approves it, or does not."""
        decide_veto(self.leading_group(), case, approved=decision.approved, document=document, reason=decision.reason)
