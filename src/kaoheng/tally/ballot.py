"""民主测评: votes on a scale, by class of voters, become the score of a unit; also leader and peer evaluation."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Literal

from kaoheng.rules.rule import About
from kaoheng.tally.ballots.clause import clause
from kaoheng.tally.ballots.means import Scored, scored
from kaoheng.tally.ballots.problems import problems
from kaoheng.tally.ballots.terms import BallotTerms
from kaoheng.tally.ballots.validity import void
from kaoheng.tally.ballots.votes import Votes, votes_of
from kaoheng.tally.ballots.words import notes, papers, sentence
from kaoheng.tally.channel import RowProblem, Tally
from kaoheng.tally.rows import BallotRow
from kaoheng.text import Text


class Ballot(BallotTerms):
    """S = Σ_class w_c × (Σ_mark v_m·n_{c,m} / N_c), with N_c the votes of the class that are averaged.

    Measures: `score`; the exact share of a mark, or of marks that follow one another (`share:优秀`,
    `share:优秀+良好`); the score of a class (`score@A`).
    """

    kind: Literal["ballot"]

    def measures(self) -> tuple[str, ...]:
        by_class = [f"score@{name}" for name in self.classes if name] if self.weighted else []
        return ("score", *self.runs(), *by_class)

    @property
    def weighted(self) -> bool:
        """Whether classes have weights; otherwise all votes count alike and there are no class scores."""
        return any(each.weight is not None for each in self.classes.values())

    def problems(self, rows: Sequence[BallotRow]) -> Iterator[RowProblem]:
        return problems(self, rows)

    def tally(self, members: Sequence[str], rows: Sequence[BallotRow]) -> dict[str, Tally]:
        return {unit: self._of(unit, votes) for unit, votes in votes_of(self, members, rows).items()}

    def _of(self, unit: str, votes: Mapping[str, Votes]) -> Tally:
        why = void(self, votes)
        result = scored(self, unit, votes) if why is None else why
        if isinstance(result, Text):
            told = papers(self, votes)
            return Tally(
                {}, Text(f"{result.zh}；{told.zh}", f"{result.en}; {told.en}"), result, notes(self, None, votes)
            )
        return Tally(self._values(result), sentence(self, result, votes), None, notes(self, result, votes))

    def _values(self, result: Scored) -> dict[str, Fraction]:
        shares = {name: sum((result.shares[m] for m in run), Fraction(0)) for name, run in self.runs().items()}
        classes = {f"score@{name}": value for name, value in result.classes.items() if name}
        return {"score": result.score, **shares, **classes}

    def clause(self, about: About) -> Text:  # noqa: ARG002
        return clause(self)
