"""From ratings to the score of a class and of a unit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from kaoheng.numbers import round_to
from kaoheng.tally.panels.points import points_of
from kaoheng.tally.panels.raters import Rater
from kaoheng.tally.panels.terms import Median, PanelTerms, RankPoints, Ranks, TrimmedMean
from kaoheng.tally.trimming import mean_of
from kaoheng.tally.weights import held, weights_of
from kaoheng.text import Text

ALL = ""
"""The one class there is where all raters count alike."""

Given = Mapping[str, Sequence[tuple[str, Fraction]]]
"""What a unit was given, by class: who gave it, and how much."""


@dataclass(frozen=True)
class Scored:
    """The score of a unit, with what it is made of."""

    score: Fraction
    classes: Mapping[str, Fraction]
    """The score or the points of each class that gave any, rounded as the terms say."""
    weights: Mapping[str, Fraction]
    """The weights once empty classes have been dealt with; empty where points are added up."""


def given(terms: PanelTerms, raters: Sequence[Rater]) -> dict[str, dict[str, list[tuple[str, Fraction]]]]:
    """What every unit was given, by class: ratings as they are, or points for orders."""
    out: dict[str, dict[str, list[tuple[str, Fraction]]]] = {}
    for name in terms.classes:
        for giver, values in _givers(terms, name, [rater for rater in raters if rater.rater_class == name]):
            for unit, value in values.items():
                out.setdefault(unit, {}).setdefault(name, []).append((giver, value))
    return out


def _givers(terms: PanelTerms, name: str, raters: Sequence[Rater]) -> list[tuple[str, Mapping[str, Fraction]]]:
    by = terms.by
    if not isinstance(by, RankPoints):
        return [(rater.name, rater.values) for rater in raters]
    points, whose = terms.classes[name].points or by.points, terms.classes[name].of or by.of
    orders = [(rater.name, rater.values) for rater in raters]
    if whose == "classes":
        orders = [(name, _averages(raters))]
    best_first = isinstance(terms.values, Ranks)
    return [(giver, points_of(values, points, by.ties, best_first=best_first)) for giver, values in orders]


def _averages(raters: Sequence[Rater]) -> dict[str, Fraction]:
    units = sorted({unit for rater in raters for unit in rater.values})
    found = {unit: mean_of((rater.values[unit], 1) for rater in raters if unit in rater.values) for unit in units}
    return {unit: mean for unit, mean in found.items() if mean is not None}


def scored(terms: PanelTerms, unit: str, own: Given) -> Scored | Text:
    """The score of one unit, or why there is none."""
    weights, rounding = weights_of(terms.classes, terms.weights_for, unit), terms.rounding
    adds = isinstance(terms.by, RankPoints) and terms.by.combine == "sum"
    if not weights and not adds:
        own, weights = {ALL: [each for gave in own.values() for each in gave]}, {ALL: Fraction(1)}
    exact = {name: _one(terms, [value for _, value in gave]) for name, gave in own.items() if gave}
    classes = {name: round_to(value, rounding.classes, rounding.mode) for name, value in exact.items()}
    if adds:
        score = sum(classes.values(), Fraction(0))
        return Scored(round_to(score, rounding.score, rounding.mode), classes, {})
    left = held(weights, classes, terms.empty_class)
    if isinstance(left, Text):
        return left
    score = sum((weight * classes[name] for name, weight in left.items()), Fraction(0))
    return Scored(round_to(score, rounding.score, rounding.mode), classes, left)


def _one(terms: PanelTerms, values: Sequence[Fraction]) -> Fraction:
    """One number of the values of a class; there is at least one."""
    if isinstance(terms.by, RankPoints) and terms.by.combine == "sum":
        return sum(values, Fraction(0))
    if isinstance(terms.by, Median):
        ordered, half = sorted(values), len(values) // 2
        return (ordered[half] + ordered[-half - 1]) / 2
    mean = mean_of(((value, 1) for value in values), terms.by.trim if isinstance(terms.by, TrimmedMean) else None)
    assert mean is not None
    return mean
