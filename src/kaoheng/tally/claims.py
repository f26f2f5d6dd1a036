"""加分与扣分: claims that were admitted add or take points, once for each matter and within their caps."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Literal

from kaoheng.numbers import as_text, round_to
from kaoheng.rules.rule import About
from kaoheng.tally.channel import RowProblem, Tally
from kaoheng.tally.claiming.clause import clause
from kaoheng.tally.claiming.fates import Fate, fates, total
from kaoheng.tally.claiming.group import held
from kaoheng.tally.claiming.problems import problems
from kaoheng.tally.claiming.terms import ClaimTerms
from kaoheng.tally.claiming.words import sentence
from kaoheng.tally.rows import ClaimRow
from kaoheng.text import Text


class Claims(ClaimTerms):
    """R10, R31, R32: score = min(cap, Σ bonuses) − min(cap, Σ penalties) over the claims that count.

    Claims are admitted by status, document and date; then the same matter counts once, each type is capped, the
    total is capped, and conditions on the group are held. Measures: `score`, `bonus`, `penalty`, `count`.
    """

    kind: Literal["claims"]

    def measures(self) -> tuple[str, ...]:
        return ("score", "bonus", "penalty", "count")

    def problems(self, rows: Sequence[ClaimRow]) -> Iterator[RowProblem]:
        return problems(self, rows)

    def tally(self, members: Sequence[str], rows: Sequence[ClaimRow]) -> dict[str, Tally]:
        own: dict[str, list[ClaimRow]] = {unit: [] for unit in members}
        for row in rows:
            own[row.unit_id].append(row)
        found, undecided = held(self, {unit: fates(self, claims) for unit, claims in own.items()})
        return {unit: self._of(found[unit], undecided.get(unit)) for unit in members}

    def _of(self, found: Sequence[Fate], undecided: Text | None) -> Tally:
        bonus, penalty = total(found, "bonus"), total(found, "penalty")
        score = round_to(bonus - penalty, self.rounding.score, self.rounding.mode)
        count = sum(fate.counted > 0 for fate in found)
        notes = {"bonus": as_text(bonus), "penalty": as_text(penalty), "count": str(count), "claims": str(len(found))}
        said = sentence(self, found, score)
        if undecided is not None:
            return Tally({}, undecided, undecided, notes)
        values = {"score": score, "bonus": bonus, "penalty": penalty, "count": Fraction(count)}
        return Tally(values, said, None, notes)

    def clause(self, about: About) -> Text:  # noqa: ARG002
        return clause(self)
