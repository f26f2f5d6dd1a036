"""The chapter of the claims, through the actions."""

from collections.abc import Sequence
from datetime import date

from kaoheng.documents.blocks import Note, Paragraph, Title
from kaoheng.documents.pdf import pdf_bytes
from kaoheng_web.demo.hands.people import People
from kaoheng_web.demo.year.claims import Claimed, Outcome
from kaoheng_web.organisation.roles import Role
from kaoheng_web.progress.storage import Upload
from kaoheng_web.results.actions.claims import (
    Filed,
    claim_bonus,
    decide_claim,
    notice_claims,
    register_penalty,
    review_claim,
)
from kaoheng_web.results.models.claims import Claim


class ClaimHands(People):
    """See `kaoheng_web.demo.year.claims`."""

    def claim_bonus(self, year: int, claimed: Claimed) -> Claim:
        """A unit claims a bonus, with a file as proof."""
        by, unit = self.of(claimed.unit, Role.LIAISON), self.unit(claimed.unit)
        return claim_bonus(by, self.edition(year), unit, _filed(claimed, [_proof(claimed)]))

    def register_penalty(self, year: int, claimed: Claimed) -> Claim:
        """The office registers a penalty."""
        return register_penalty(self.office(), self.edition(year), self.unit(claimed.unit), _filed(claimed))

    def review_claim(self, claim: Claim, opinion: str, *, passed: bool) -> None:
        """Another one of the office looks at it."""
        review_claim(self.person("office2"), claim, passed=passed, opinion=opinion)

    def notice_claims(self, claims: Sequence[Claim], first: date, last: date) -> None:
        """What passed is put on public notice."""
        notice_claims(self.person("office2"), claims, first, last)

    def decide_bonus(self, claim: Claim, outcome: Outcome) -> None:
        """A third one of the office recognises it, or does not."""
        decide_claim(self.person("office3"), claim, recognised=outcome.recognised, reason=outcome.reason)

    def decide_penalty(self, claim: Claim, outcome: Outcome) -> None:
        """The leading group recognises it, or does not."""
        decide_claim(self.leading_group(), claim, recognised=outcome.recognised, reason=outcome.reason)


def _filed(claimed: Claimed, proofs: Sequence[Upload] = ()) -> Filed:
    return Filed(
        "honours",
        claimed.type,
        claimed.matter,
        claimed.level,
        role=claimed.role,
        document=claimed.document,
        dated=claimed.dated,
        evidence=claimed.evidence,
        proofs=proofs,
    )


def _proof(claimed: Claimed) -> Upload:
    told = Paragraph(f"{claimed.document}，演示数据，虚构内容。")
    content = pdf_bytes(claimed.matter, [Title(claimed.matter), told, Note("（演示数据）")])
    return Upload(f"{claimed.matter}（演示）.pdf", content)
