"""January: bonuses are claimed and penalties registered, reviewed, put on public notice for a week, and decided."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple, Protocol

from kaoheng_web.demo.year.calendar import Days, Made

COMPLETE = "材料齐全，符合办法规定。"


class Outcome(NamedTuple):
    """What becomes of a claim: recognised or not, and why; or nothing, where the review finds it unfit."""

    recognised: bool
    reason: str
    passed: bool = True


RECOGNISED = Outcome(True, "公示无异议，予以认定。")


class Claimed(NamedTuple):
    """A matter for which points are added or taken off, under a document."""

    unit: str
    type: str
    level: str
    matter: str
    document: str
    dated: date
    role: str = ""
    evidence: str = "佐证原件见附件（演示数据）"
    outcome: Outcome = RECOGNISED


class Hands(Days, Protocol):
    """Those of the units' liaisons, of three people of the office, and of the leading group."""

    def claim_bonus(self, year: int, claimed: Claimed) -> Made:
        """A unit claims a bonus, with a file as proof."""

    def register_penalty(self, year: int, claimed: Claimed) -> Made:
        """The office registers a penalty."""

    def review_claim(self, claim: Made, opinion: str, *, passed: bool) -> None:
        """Another one of the office looks at it."""

    def notice_claims(self, claims: Sequence[Made], first: date, last: date) -> None:
        """What passed is put on public notice."""

    def decide_bonus(self, claim: Made, outcome: Outcome) -> None:
        """A third one of the office recognises it, or does not."""

    def decide_penalty(self, claim: Made, outcome: Outcome) -> None:
        """The leading group recognises it, or does not."""


def claims(hands: Hands, year: int, bonuses: Sequence[Claimed], penalties: Sequence[Claimed]) -> None:
    """All that was claimed about a year, until it is decided."""
    after = year + 1
    hands.on(date(after, 1, 10))
    added = [(hands.claim_bonus(year, each), each.outcome) for each in bonuses]
    taken = [(hands.register_penalty(year, each), each.outcome) for each in penalties]
    hands.on(date(after, 1, 20))
    for claim, outcome in (*taken, *added):
        hands.review_claim(claim, COMPLETE if outcome.passed else outcome.reason, passed=outcome.passed)
    hands.on(first := date(after, 1, 22))
    passed = [claim for claim, outcome in (*taken, *added) if outcome.passed]
    hands.notice_claims(passed, first, date(after, 1, 28))
    hands.on(date(after, 1, 29))
    for claim, outcome in added:
        if outcome.passed:
            hands.decide_bonus(claim, outcome)
    for claim, outcome in taken:
        if outcome.passed:
            hands.decide_penalty(claim, outcome)
