"""Why an item has its score: what follows from its rule, inputs and policy, and the words for it."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from kaoheng.explain.digits import exact_text, note_value, published_text
from kaoheng.explain.overruled import put_in_place
from kaoheng.explain.reasons import NOTHING, Reason, Scoring, altered
from kaoheng.explain.words import (
    ABSENT,
    basis_words,
    column_title,
    derived_words,
    given_words,
    handed_words,
    source_words,
)
from kaoheng.method.policies import Round
from kaoheng.numbers import read_exact, round_to, written
from kaoheng.rules.rounding import places_words
from kaoheng.rules.rule import About, Noted, Rule
from kaoheng.text import Text, join


def finish_item(given: Reason, exact: Fraction | None, notes: Mapping[str, Any], clause: Text | None = None) -> Reason:
    """An item's reason from what was given (rule, inputs, points, policy) and what scoring made of it.

    `exact` are the points before rounding, None without a score; `notes` the intermediate values; `clause`
    the rule's clause where it is known already.
    """
    if given.scoring is None:
        return altered(given, sentence=NOT_A_MEMBER)
    rounding, about = given.rounding, about_of(given, given.scoring)
    score = None if exact is None else round_to(exact, rounding.decimals, rounding.mode)
    scoring = altered(
        given.scoring,
        clause=clause or given.scoring.rule.clause(about),
        notes={name: note_value(value) for name, value in notes.items()},
    )
    text = published_text(score, rounding.decimals)
    has_data = given.state == "scored"
    said = _scored(scoring, about, notes, text) if has_data else _without_data(given, scoring, text)
    if exact is not None and exact != score:
        said += _rounded(exact, rounding)
    source = source_words(scoring.inputs, scoring.owner) if has_data else NOTHING
    sentence = join([said, _STOP, derived_words(scoring.inputs), source, basis_words(given.clause)], "", "")
    exactly = "" if exact is None else exact_text(exact)
    return put_in_place(altered(given, score=text, exact=exactly, scoring=scoring, sentence=sentence))


_STOP = Text("。", ".")
NOT_A_MEMBER = Text("本单位不考核此项。", "Not assessed for this unit.")


def about_of(given: Reason, scoring: Scoring) -> About:
    """What the rule's sentences need to know of the item."""
    return About(read_exact(given.full), given.title.zh, scoring.measure, scoring.direction)


def _scored(scoring: Scoring, about: About, notes: Mapping[str, Any], score: str) -> Text:
    """The rule's own sentence, with the score as it is published."""
    inputs = {one.name: read_exact(one.value) for one in scoring.inputs if one.value}
    rule: Rule = scoring.rule
    said = rule.reason(Noted(about, {**inputs, **notes, "score": score}))
    carried = Text("本年没有数据，沿用上年数值；", "no data this year, last year's value stands in; ")
    return carried + said if scoring.carried else said


def _rounded(exact: Fraction, rounding: Round) -> Text:
    whole, how = written(exact), places_words(rounding.decimals, rounding.mode)
    return Text(f"，由{whole}分{how.zh}", f", {whole} {how.en}")


def _without_data(done: Reason, scoring: Scoring, score: str) -> Text:
    missing = join([column_title(name) for name in scoring.lacking], "、", ", ")
    lacks = Text(f"（缺{missing.zh}）", f" ({missing.en} missing)") if scoring.lacking else NOTHING
    why = ABSENT[done.state] + (lacks if done.state == "missing" else NOTHING) + Text("，", ": ")
    if score:
        full, peers = written(read_exact(done.full)), scoring.notes.get("count", "")
        return why + given_words(scoring.policy, score, full, str(peers))
    handed = handed_words(done.absence, scoring.to)
    return why + Text(f"不计分，其分值{handed.zh}", f"not scored, its points are {handed.en}")
