"""Why a block, or the total, has its score: its children put together, step by step."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any

from kaoheng.aggregation.children import Child
from kaoheng.explain.digits import exact_text, published_text, read_exact
from kaoheng.explain.formulas import Term, equation
from kaoheng.explain.inputs import exact_input
from kaoheng.explain.overruled import put_in_place
from kaoheng.explain.reasons import NOTHING, Combining, Reason, Share
from kaoheng.explain.spreading import spreading_words
from kaoheng.explain.standings import standing_words
from kaoheng.explain.steps import changes_of
from kaoheng.explain.watching import Watched
from kaoheng.explain.words import basis_words, handed_words
from kaoheng.method.policies import NotApplicable, Transfer
from kaoheng.method.tree import needs_words
from kaoheng.numbers import round_to, written
from kaoheng.text import Text, join


def finish_block(given: Reason, watched: Watched, at: int) -> Reason:
    """A block's reason from its children's, its parameters, and what scoring made of them."""
    combining = given.combining
    assert combining is not None, "a block says how it combines"
    full = watched.at(watched.whole.full, at)
    brought = _brought(watched, {child.id: child for child in given.children}, at)
    shares = tuple(_share(child, term, weighted=watched.aggregation.weighted) for child, term in brought)
    state, absence = _state(watched, at), _absence(watched, at)
    done = replace(given, full=exact_input(full), state=state, score="", exact="", absence=absence)
    words = watched.aggregation.words()
    if not watched.counts(at):
        combining = replace(combining, words=words, shares=shares, combined="", formula=NOTHING, changes=())
        done = replace(done, combining=combining)
        return replace(done, sentence=_absent(done))
    terms = [term for child, term in brought if child.state != "not_member"]
    return _scored(done, replace(combining, words=words, shares=shares), watched, terms, at)


def _scored(done: Reason, combining: Combining, watched: Watched, terms: list[Term], at: int) -> Reason:
    rounding, exact = done.rounding, watched.at(watched.whole.score, at)
    value = round_to(exact, rounding.decimals, rounding.mode)
    combined, rescaled = watched.at(watched.combined, at), watched.at(watched.rescaled, at)
    score = published_text(value, rounding.decimals)
    full = watched.at(watched.whole.full, at)
    combining = replace(
        combining,
        combined=exact_text(combined),
        formula=equation(watched.aggregation, terms, combined, score if combined == value else ""),
        changes=changes_of(combining, full, rounding, [combined, rescaled, exact, value]),
    )
    done = replace(done, score=score, exact=exact_text(exact), combining=combining)
    done = put_in_place(replace(done, sentence=_sentence(done, combining, full)))
    return replace(done, sentence=done.sentence + _standing(done) + basis_words(done.clause))


def _state(watched: Watched, at: int) -> Any:
    if watched.counts(at):
        return "scored"
    return "not_applicable" if watched.member(at) else "not_member"


def _absence(watched: Watched, at: int) -> NotApplicable | None:
    return next((found.policy for found in watched.whole.absences if found.flags[at]), None)


def _brought(watched: Watched, children: Mapping[str, Reason], at: int) -> list[tuple[Reason, Term]]:
    """Every child with what it brings to the formula."""
    return [(children[child.id], _term(watched, child, children[child.id].score, at)) for child in watched.children]


def _term(watched: Watched, child: Child, score: str, at: int) -> Term:
    return Term(
        score,
        watched.at(child.weight, at),
        _ONE if child.stretch is None else watched.at(child.stretch, at),
        score == "" or read_exact(score) == watched.at(child.score, at),
        child.counts is None or bool(child.counts[at]),
    )


def _share(child: Reason, term: Term, *, weighted: bool) -> Share:
    return Share(
        child.id,
        child.score,
        term.counts,
        child.weight if weighted else child.full,
        exact_text(term.weight if term.counts else Fraction(0)),
        "" if term.stretch == 1 else exact_text(term.stretch),
    )


_ONE = Fraction(1)


def _sentence(done: Reason, combining: Combining, full: Fraction) -> Text:
    words, marks = combining.words, written(full)
    steps = [
        *spreading_words(done, combining),
        Text(f"{words.zh}：{combining.formula.zh}", f"{words.en}: {combining.formula.en}"),
        *(change.words for change in combining.changes),
    ]
    points = Text(f"，得{done.score}分（满分{marks}分）。", f"; that is {done.score} of {marks} points.")
    return join(steps) + points


def _standing(done: Reason) -> Text:
    return Text("", " ") + standing_words(done.standing) if done.standing is not None else NOTHING


def _absent(done: Reason) -> Text:
    if done.state == "not_member":
        return Text("本单位不考核此部分。", "Not assessed for this unit.")
    handed = handed_words(done.absence, done.absence.to if isinstance(done.absence, Transfer) else "")
    said = Text("各项均不计分", "No item is scored")
    shares = done.combining.shares if done.combining is not None else ()
    scored = sum(share.counts for share in shares)
    if scored and done.combining is not None and done.combining.needs is not None:
        least = needs_words(done.combining.needs)
        said = Text(f"{scored}项有得分，不满足{least.zh}", f"{scored} of its items have scores, not {least.en}")
    said += Text(f"，其分值{handed.zh}。", f"; its points are {handed.en}.")
    return said + _standing(done)
