"""One unit's survey, from its rows to score, error and interval."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from kaoheng.tally.rows import ResponseRow
from kaoheng.tally.surveys.estimates import Answers, bends, estimate, plain_variance, question_means
from kaoheng.tally.surveys.intervals import bounds, factor, wilson
from kaoheng.tally.surveys.margins import indicators
from kaoheng.tally.surveys.people import Person, people_of
from kaoheng.tally.surveys.questions import counts
from kaoheng.tally.surveys.stated import CannotEstimate
from kaoheng.tally.surveys.terms import SurveyTerms
from kaoheng.tally.surveys.variance import Draw, Drawn, jackknife, linearised, replicate_weights, residuals
from kaoheng.text import Text


@dataclass(frozen=True)
class Found:
    """What one unit's answers come to. The score is exact; errors are floats until they are rounded."""

    persons: int
    score: Fraction
    se: float
    low: float
    high: float
    design_effect: float
    shares: dict[str, Fraction]
    means: dict[str, Fraction]


def found(terms: SurveyTerms, unit: str, rows: Sequence[ResponseRow]) -> Found:
    """The survey of one unit; CannotEstimate with the reason where there is none."""
    people = people_of(rows)
    answers = _answers(terms, unit, people)
    _refuse_too_few(terms, answers)
    base = terms.design.base_weights(people, unit, terms.classes)
    weights = np.array(_weighted(terms, unit, people, base), dtype=object)
    score: Fraction = estimate(answers, weights, terms.estimate)
    draw = _draw(terms, unit, people)
    variance = _variance(terms, unit, people, answers, base, weights, draw)
    plain = plain_variance(answers, weights, terms.estimate)
    persons = int(answers.counted.any(axis=1).sum())
    low, high = _interval(terms, float(score), sqrt(variance), draw, persons)
    means = dict(zip((q.id for q in terms.questions), question_means(answers, weights).tolist(), strict=True))
    shares = {code: _share(terms, people, answers, weights, code) for code in terms.codes()}
    return Found(persons, score, sqrt(variance), low, high, variance / plain if plain else 1.0, shares, means)


def _answers(terms: SurveyTerms, unit: str, people: Sequence[Person]) -> Answers:
    questions = [(question.id, terms.values_of(question)) for question in terms.questions]
    given = [[counts(person, question, values) for question, values in questions] for person in people]
    shape = (len(people), len(questions))
    values = np.array([[value or Fraction(0) for value in row] for row in given], dtype=object).reshape(shape)
    counted = np.array([[value is not None for value in row] for row in given], dtype=bool).reshape(shape)
    strata = np.array([terms.design.stratum(person) for person in people], dtype=np.str_)
    shares = terms.design.stratum_shares(people, unit, terms.classes)
    return Answers(values, counted, [question.weight for question in terms.questions], strata, shares)


def _refuse_too_few(terms: SurveyTerms, answers: Answers) -> None:
    fewest = int(answers.counted.sum(axis=0).min()) if len(answers.counted) else 0
    if fewest < terms.least:
        raise CannotEstimate(
            Text(
                f"有效应答{fewest}个，少于规定的{terms.least}个，请补充调查",
                f"{fewest} valid answers, fewer than the {terms.least} required; ask more persons",
            )
        )


def _weighted(terms: SurveyTerms, unit: str, people: Sequence[Person], base: Sequence[Fraction]) -> list[Fraction]:
    weights = list(base)
    for step in terms.weighting:
        weights = step.weigh(people, weights, unit, terms.classes)
    return weights


def _draw(terms: SurveyTerms, unit: str, people: Sequence[Person]) -> Draw:
    design = terms.design
    draw = Draw([design.drawn(person) for person in people], design.left_out(people, unit, terms.classes))
    if design.lone == "refuse":
        draw.refuse_lone()
    return draw


def _variance(
    terms: SurveyTerms,
    unit: str,
    people: Sequence[Person],
    answers: Answers,
    base: Sequence[Fraction],
    weights: NDArray[np.object_],
    draw: Draw,
) -> float:
    floats = answers.floats()
    if terms.error == "jackknife":

        def without(dropped: Drawn) -> float:
            kept = np.array([own != dropped for own in draw.of])
            left = [person for person, flag in zip(people, kept.tolist(), strict=True) if flag]
            grown = [w for w, flag in zip(replicate_weights(base, draw, dropped), kept.tolist(), strict=True) if flag]
            again = np.array([float(weight) for weight in _weighted(terms, unit, left, grown)])
            return float(estimate(floats.only(kept), again, terms.estimate))

        return jackknife(float(estimate(floats, weights.astype(float), terms.estimate)), without, draw)
    z = bends(floats, weights, terms.estimate)
    if terms.margins():
        columns = np.array(indicators(terms.margins(), people))
        z = residuals(z, np.array([float(weight) for weight in base]), weights.astype(float), columns)
    return linearised(z, draw)


def _interval(terms: SurveyTerms, score: float, se: float, draw: Draw, persons: int) -> tuple[float, float]:
    z = factor(terms.interval.level, terms.interval.kind, draw.degrees())
    top = terms.top()
    if terms.interval.kind != "wilson" or top is None:
        return bounds(score, se, z)
    full = float(top)
    share, variance = score / full, (se / full) ** 2
    low, high = wilson(share, share * (1 - share) / variance if variance else persons, z)
    return low * full, high * full


def _share(
    terms: SurveyTerms, people: Sequence[Person], answers: Answers, weights: NDArray[np.object_], code: str
) -> Fraction:
    given = [[int(p.answers.get(q.id) == code) for q in terms.questions] for p in people]
    chosen = np.array(given, dtype=object) * answers.counted.astype(int)
    share: Fraction = estimate(
        Answers(chosen, answers.counted, answers.importance, answers.strata, answers.shares), weights, "mean"
    )
    return share
