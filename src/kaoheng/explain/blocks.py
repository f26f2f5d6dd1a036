"""Why a block, or the total, has its score: its children put together, step by step."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from kaoheng.aggregation.children import Child
from kaoheng.explain.digits import exact_text, published_text
from kaoheng.explain.formulas import Term, equation
from kaoheng.explain.overruled import put_in_place
from kaoheng.explain.reasons import NOTHING, Combining, Reason, Share, altered
from kaoheng.explain.spreading import spreading_words
from kaoheng.explain.standings import award_words, standing_words
from kaoheng.explain.steps import changes_of
from kaoheng.explain.watching import Watched
from kaoheng.explain.words import basis_words, handed_words
from kaoheng.method.policies import NotApplicable, Transfer
from kaoheng.method.tree import needs_words
from kaoheng.numbers import as_text, read_exact, round_to, written
from kaoheng.text import Text, join


def finish_block(given: Reason, watched: Watched, at: int) -> Reason:
    """A block's reason from its children's, its parameters, and what scoring made of them."""
    combining = given.combining
    assert combining is not None, "a block says how it combines"
    brought = _brought(watched, {child.id: child for child in given.children}, at)
    full, exact = watched.at(watched.whole.full, at), watched.score(at)
    value = None if exact is None else round_to(exact, given.rounding.decimals, given.rounding.mode)
    combining = altered(
        combining,
        words=watched.aggregation.words(),
        shares=tuple(_share(child, term, weighted=watched.aggregation.weighted) for child, term in brought),
        **_steps(given, combining, watched, [term for child, term in brought if child.state != "not_member"], at),
    )
    done = altered(
        given,
        full=as_text(full),
        state=_state(watched, at),
        score=published_text(value, given.rounding.decimals),
        exact="" if exact is None else exact_text(exact),
        absence=_absence(watched, at),
        combining=combining,
    )
    if exact is None:
        return altered(done, sentence=_absent(done))
    done = put_in_place(altered(done, sentence=_sentence(done, combining, full)))
    return altered(done, sentence=done.sentence + _standing(done) + basis_words(done.clause))


def _steps(given: Reason, combining: Combining, watched: Watched, terms: list[Term], at: int) -> dict[str, Any]:
    """What the children's scores became, step by step."""
    exact, rounding = watched.score(at), given.rounding
    if exact is None:
        return {"combined": "", "formula": NOTHING, "changes": ()}
    value = round_to(exact, rounding.decimals, rounding.mode)
    combined, rescaled = watched.at(watched.combined, at), watched.at(watched.rescaled, at)
    result = published_text(value, rounding.decimals) if combined == value else ""
    full = watched.at(watched.whole.full, at)
    return {
        "combined": exact_text(combined),
        "formula": equation(watched.aggregation, terms, combined, result),
        "changes": changes_of(combining, full, rounding, [combined, rescaled, exact, value]),
    }


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
    counts = child.counts is None or bool(child.counts[at])
    return Term(
        score,
        watched.at(child.weight, at),
        watched.stretch(child, at) if counts else None,
        score == "" or read_exact(score) == watched.at(child.score, at),
        counts,
    )


def _share(child: Reason, term: Term, *, weighted: bool) -> Share:
    return Share(
        child.id,
        child.score,
        term.counts,
        child.weight if weighted else child.full,
        exact_text(term.weight if term.counts else Fraction(0)),
        "" if term.stretch is None else exact_text(term.stretch),
    )


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
    """Where it puts the unit: the standing of the total, the grade of a block that has its own."""
    if done.standing is not None:
        return Text("", " ") + standing_words(done.standing)
    return Text("", " ") + award_words(done.award) if done.award is not None else NOTHING


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
