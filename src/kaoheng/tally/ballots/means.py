"""From votes to the score of a class and of a unit."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from kaoheng.numbers import round_to
from kaoheng.tally.ballots.terms import BallotTerms
from kaoheng.tally.ballots.votes import Votes, pooled
from kaoheng.tally.trimming import Trim, Weighed, mean_of
from kaoheng.tally.weights import held, weights_of
from kaoheng.text import Text, join, title_of

ALL = ""
"""The one class there is where all votes count alike."""


@dataclass(frozen=True)
class Scored:
    """The score of a unit, with what it is made of."""

    score: Fraction
    classes: Mapping[str, Fraction]
    """The score of each class with votes, rounded as the terms say."""
    weights: Mapping[str, Fraction]
    """The weights once empty classes have been dealt with."""
    shares: Mapping[str, Fraction]
    """The exact share of each mark."""


def scored(terms: BallotTerms, unit: str, votes: Mapping[str, Votes]) -> Scored | Text:
    """The score of one unit, or why there is none."""
    weights = weights_of(terms.classes, terms.weights_for, unit)
    if not weights:
        votes, weights = {ALL: pooled(votes)}, {ALL: Fraction(1)}
    gap = _silent_aspect(terms, votes)
    if gap is not None:
        return gap
    means = {name: _mean(terms, each, terms.worth(), terms.trim) for name, each in votes.items()}
    rounding = terms.rounding
    classes = {
        name: round_to(mean, rounding.classes, rounding.mode) for name, mean in means.items() if mean is not None
    }
    if not classes:
        return Text("没有有效测评票", "there are no valid votes")
    left = held(weights, classes, terms.empty_class)
    if isinstance(left, Text):
        return left
    score = sum((weight * classes[name] for name, weight in left.items()), Fraction(0))
    shares = {mark: _share(terms, votes, left, mark) for mark in terms.scale}
    return Scored(round_to(score, rounding.score, rounding.mode), classes, left, shares)


def _share(terms: BallotTerms, votes: Mapping[str, Votes], weights: Mapping[str, Fraction], mark: str) -> Fraction:
    worth = {each: Fraction(each == mark) for each in terms.worth()}
    return sum((weight * (_mean(terms, votes[name], worth) or 0) for name, weight in weights.items()), Fraction(0))


def _mean(terms: BallotTerms, votes: Votes, worth: Mapping[str, Fraction], trim: Trim | None = None) -> Fraction | None:
    """The mean of one class; `worth` gives the value of every mark that is averaged."""
    weights = terms.aspect_weights()
    if terms.aspects_by == "ballot":
        return mean_of(_by_ballot(terms, votes, worth, weights), trim)
    means = {aspect: mean_of(_by_mark(votes, aspect, worth), trim) for aspect in weights}
    known = {aspect: mean for aspect, mean in means.items() if mean is not None}
    return sum((weights[aspect] * mean for aspect, mean in known.items()), Fraction(0)) if known else None


def _by_mark(votes: Votes, aspect: str, worth: Mapping[str, Fraction]) -> list[Weighed]:
    return [(worth[mark], count) for mark, count in votes.marks.get(aspect, {}).items() if mark in worth]


def _by_ballot(
    terms: BallotTerms, votes: Votes, worth: Mapping[str, Fraction], weights: Mapping[str, Fraction]
) -> list[Weighed]:
    """The mean of every ballot over the aspects it marked, in proportion to their weights."""
    values: list[Weighed] = [(Fraction(0), votes.void if terms.void == "zero" else 0)]
    for ballot in votes.ballots:
        marked = [aspect for aspect in weights if ballot[aspect] in worth]
        total = sum((weights[aspect] for aspect in marked), Fraction(0))
        if total:
            values.append((sum((weights[a] * worth[ballot[a]] for a in marked), Fraction(0)) / total, 1))
    return values


def _silent_aspect(terms: BallotTerms, votes: Mapping[str, Votes]) -> Text | None:
    """A class that voted on some aspects and on another not at all has no mean over aspects."""
    worth = terms.worth()
    for name, each in votes.items() if terms.aspects_by == "aspect" else ():
        silent = [a for a in terms.over if not sum(count for _, count in _by_mark(each, a, worth))]
        if 0 < len(silent) < len(terms.over):
            told = join([title_of(terms.aspects[aspect], aspect) for aspect in silent], "、", ", ")
            return Text(f"{name}类对“{told.zh}”没有有效票，不能计分", f"class {name} has no valid votes on {told.en}")
    return None
