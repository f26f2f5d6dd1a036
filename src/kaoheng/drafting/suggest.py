"""A sentence of a regulation as a proposed rule, its open policies marked; a person confirms it."""

from collections.abc import Callable

from kaoheng.drafting import events, places, shares, steps
from kaoheng.drafting.effects import effects_of, guarded, has_guard, staged, without_guard
from kaoheng.drafting.open_fields import open_fields, rule_called
from kaoheng.drafting.proposal import Draft, Proposal, Suggestion
from kaoheng.drafting.sentence import plain

PATTERNS: tuple[Callable[[str], Draft | None], ...] = (
    places.moved,
    places.efficacy,
    places.to_best,
    places.place_points,
    places.place_table,
    shares.words,
    shares.ladder,
    steps.band,
    steps.benchmark,
    events.late,
    steps.two_sided,
    steps.step_off,
    events.events,
    events.counted,
    shares.tiers,
    shares.inverse,
    shares.all_or_nothing,
    shares.proportional,
)
"""How sentences are read, the more particular first."""


def suggest(sentence: str) -> Suggestion:
    """Every rule a sentence may mean, the most fitting first; none where it is not understood.

    >>> found = suggest("完成目标得满分，每低1个百分点扣0.5分，扣完为止。").proposals[0]
    >>> found.kind, found.rule["points_per_step"], [one.path for one in found.open]
    ('step', '0.5', ['partial_step'])
    """
    text = plain(sentence)
    body = without_guard(text)
    drafts = [draft for pattern in PATTERNS if (draft := pattern(body)) is not None]
    if not drafts and has_guard(text):
        drafts = [Draft("", {})]
    proposals = tuple(_proposal(staged(text, guarded(text, draft))) for draft in drafts)
    return Suggestion(sentence, proposals, effects_of(text))


def _proposal(draft: Draft) -> Proposal:
    rule = rule_called(draft.kind)
    own = {one.path: one for one in draft.open}
    asked = [own.pop(one.path, one) for one in open_fields(draft.kind, draft.rule)]
    return Proposal(
        draft.kind,
        rule.number,
        rule.title,
        {"kind": draft.kind, **draft.rule},
        (*asked, *own.values()),
        tuple(draft.read),
        draft.points,
        draft.direction,
    )
