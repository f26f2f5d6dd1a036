"""民意调查、社会评价: a sample is asked, answers become a weighted score with its standard error."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from statistics import NormalDist
from typing import Any, Literal

from kaoheng.numbers import round_to
from kaoheng.rules.rule import About
from kaoheng.tally.channel import RowProblem, Tally
from kaoheng.tally.rows import ResponseRow
from kaoheng.tally.surveys.found import Found, found
from kaoheng.tally.surveys.intervals import Estimate, indistinguishable
from kaoheng.tally.surveys.problems import problems_of
from kaoheng.tally.surveys.stated import CannotEstimate
from kaoheng.tally.surveys.terms import SurveyTerms
from kaoheng.tally.surveys.words import clause_words, margin_sentence, refused_words, result_words, rounded
from kaoheng.text import Text

ERRORS = ("se", "low", "high", "deff")


class Survey(SurveyTerms):
    """score = Σ_q v_q · ȳ_q / Σ_q v_q, ȳ_q the weighted mean of the answers to question q that count.

    Measures: `score`; its standard error `se`; the bounds `low` and `high`; `n` respondents; the design effect
    `deff`; the exact `share:满意` of each answer; `question:q1` the mean of each question.
    """

    kind: Literal["survey"]

    def measures(self) -> tuple[str, ...]:
        shares = (f"share:{code}" for code in self.codes())
        return ("score", *ERRORS, "n", *shares, *(f"question:{question.id}" for question in self.questions))

    def problems(self, rows: Sequence[Any]) -> Iterator[RowProblem]:
        return problems_of(self, rows)

    def tally(self, members: Sequence[str], rows: Sequence[Any]) -> dict[str, Tally]:
        own: dict[str, list[ResponseRow]] = {unit: [] for unit in members}
        for row in rows:
            own[row.unit_id].append(row)
        results: dict[str, Found] = {}
        refused: dict[str, Text] = {}
        for unit in members:
            try:
                results[unit] = found(self, unit, own[unit])
            except CannotEstimate as refusal:
                refused[unit] = refusal.why
        near = self._near(results)
        return {
            unit: self._said(results[unit], near[unit])
            if unit in results
            else Tally({}, refused_words(refused[unit]), refused[unit])
            for unit in members
        }

    def clause(self, about: About) -> Text:  # noqa: ARG002
        return clause_words(self)

    def _near(self, results: dict[str, Found]) -> dict[str, list[str]]:
        z = NormalDist().inv_cdf((1 + float(self.interval.level)) / 2)
        pairs = indistinguishable({unit: Estimate(each.score, each.se) for unit, each in results.items()}, z)
        return {unit: [a if b == unit else b for a, b in pairs if unit in (a, b)] for unit in results}

    def _said(self, result: Found, near: list[str]) -> Tally:
        values = {
            "score": self._kept(result.score),
            **self._errors(result),
            "n": Fraction(result.persons),
            **{f"share:{code}": share for code, share in result.shares.items()},
            **{f"question:{name}": self._kept(mean) for name, mean in result.means.items()},
        }
        notes = {"persons": str(result.persons), "within_margin": " ".join(near)}
        return Tally(values, result_words(self, result) + margin_sentence(near), notes=notes)

    def _kept(self, value: Fraction) -> Fraction:
        return round_to(value, self.decimals, "half_up")

    def _errors(self, result: Found) -> dict[str, Fraction]:
        numbers = {"se": result.se, "low": result.low, "high": result.high, "deff": result.design_effect}
        return {
            name: rounded(value, self.error_decimals) for name, value in numbers.items() if abs(value) != float("inf")
        }
