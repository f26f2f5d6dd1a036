"""Weighted means and totals of the answers, and how much each person bends them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from kaoheng.tally.surveys.stated import CannotEstimate
from kaoheng.text import Text

Kind = Literal["mean", "total"]
Floats = NDArray[np.float64]
Numbers = NDArray[Any]
"""Exact fractions, or floats where only an error is estimated; the same formulas serve both."""


@dataclass(frozen=True)
class Answers:
    """What persons answered: values and which of them count, shaped (persons, questions); 0 where one does not."""

    values: Numbers
    counted: NDArray[np.bool_]
    importance: Sequence[Fraction]
    """The weight of each question."""
    strata: NDArray[np.str_]
    shares: Mapping[str, Fraction] | None
    """The share of each stratum in every question's mean; None where persons count as weighted."""

    def only(self, flags: NDArray[np.bool_]) -> "Answers":
        """The answers of some of the persons."""
        return Answers(self.values[flags], self.counted[flags], self.importance, self.strata[flags], self.shares)

    def floats(self) -> "Answers":
        """The same as floats."""
        return Answers(self.values.astype(float), self.counted, self.importance, self.strata, self.shares)

    def parts(self) -> list[tuple[str, NDArray[np.bool_], Fraction]]:
        """The persons whose means are taken apart, each part with its name and share."""
        if self.shares is None:
            return [("", np.ones(len(self.values), bool), Fraction(1))]
        return [(stratum, self.strata == stratum, share) for stratum, share in self.shares.items()]

    def portions(self) -> Floats:
        """The part of each question in the score, as floats."""
        return np.array([float(weight / sum(self.importance)) for weight in self.importance])


def question_means(answers: Answers, weights: Numbers) -> Numbers:
    """ȳ_q = Σ w·y / Σ w over those whose answer counts; with shares Σ_h W_h · ȳ_hq."""
    means = np.zeros(answers.values.shape[1], dtype=answers.values.dtype)
    (whole, _), (values, size) = whole_numbers(weights), whole_numbers(answers.values)
    for stratum, flags, share in answers.parts():
        held = float(share) if weights.dtype == np.float64 else share
        means = means + held * (whole[flags] @ values[flags]) / (_counted(answers, whole, stratum, flags) * size)
    return means


def whole_numbers(numbers: Numbers) -> tuple[Numbers, int]:
    """Fractions as whole numbers of one common part, which add up much faster; floats as they are.

    >>> parts, size = whole_numbers(np.array([Fraction(1, 2), Fraction(2, 3)]))
    >>> parts.tolist(), size
    ([3, 4], 6)
    """
    if numbers.dtype == np.float64:
        return numbers, 1
    size = lcm(*{number.denominator for number in numbers.flat})
    parts = [number.numerator * (size // number.denominator) for number in numbers.flat]
    return np.array(parts, dtype=object).reshape(numbers.shape), size


def _counted(answers: Answers, weights: Numbers, stratum: str, flags: NDArray[np.bool_]) -> Numbers:
    sums: Numbers = weights[flags] @ answers.counted[flags].astype(int)
    if not flags.any() or np.any(sums == 0):
        raise CannotEstimate(
            Text(
                f"{stratum or '本单位'}有题目没有计入的答案，请补充调查",
                f"a question has no answer that counts{' in stratum ' + stratum if stratum else ''}; ask more persons",
            )
        )
    return sums


def question_totals(answers: Answers, weights: Numbers) -> Numbers:
    """Σ w·y of every question."""
    (whole, part), (values, size) = whole_numbers(weights), whole_numbers(answers.values)
    one = 1.0 if weights.dtype == np.float64 else Fraction(1)
    totals: Numbers = one * (whole @ values) / (part * size)
    return totals


def estimate(answers: Answers, weights: Numbers, kind: Kind) -> Any:
    """Σ v_q · ȳ_q / Σ v_q over the questions; for a total Σ_i w_i · y_iq in place of the mean."""
    each = question_means(answers, weights) if kind == "mean" else question_totals(answers, weights)
    if weights.dtype == np.float64:
        return float(each @ answers.portions())
    return sum(v * mean for v, mean in zip(answers.importance, each, strict=True)) / sum(answers.importance)


def bends(answers: Answers, weights: Numbers, kind: Kind) -> Floats:
    """For every person z_i, the design variance of whose sum is that of the estimate (Taylor linearisation).

    z_i = Σ_q v_q · w_i/Σ w · (y_iq − ȳ_q), with shares inside the stratum; for a total Σ_q v_q · w_i · y_iq.
    """
    w, values = weights.astype(float)[:, None], answers.values.astype(float)
    if kind == "total":
        return np.asarray((w * values) @ answers.portions())
    z = np.zeros(values.shape)
    for _, flags, share in answers.parts():
        own = np.where(answers.counted[flags], w[flags], 0.0)
        own = own / own.sum(axis=0)
        z[flags] = float(share) * own * (values[flags] - (own * values[flags]).sum(axis=0))
    return np.asarray(z @ answers.portions())


def plain_variance(answers: Answers, weights: Numbers, kind: Kind) -> float:
    """The variance a simple random sample of as many persons would have; the design effect is measured by it.

    s²/n with s² = n/(n−1) · Σ w·d² / Σ w and d_i = Σ_q v_q · (y_iq − ȳ_q) / (share that answered q).
    """
    w, values = weights.astype(float), answers.values.astype(float)
    means = question_means(answers, weights).astype(float)
    answered = np.where(answers.counted, w[:, None], 0.0).sum(axis=0) / w.sum()
    deviations = (np.where(answers.counted, values - means, 0.0) / answered) @ answers.portions()
    mean_square = float((w * deviations**2).sum() / w.sum()) / max(len(w) - 1, 1)
    return mean_square * (float(w.sum()) ** 2 if kind == "total" else 1.0)
