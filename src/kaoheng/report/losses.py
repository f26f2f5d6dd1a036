"""Where a unit's points went: from full marks, step by step, to its total."""

from dataclasses import dataclass
from fractions import Fraction

from kaoheng.method.tree import aggregation_of
from kaoheng.numbers import parse, round_to
from kaoheng.report.decided import vetoed
from kaoheng.report.shares import Share
from kaoheng.report.view import View

MOST_STEPS = 10
"""Steps drawn; smaller losses beyond them are put together."""


@dataclass(frozen=True, slots=True)
class Step:
    """Points lost (or, when negative, gained) at one place."""

    label: str
    amount: Fraction


@dataclass(frozen=True, slots=True)
class Losses:
    """`full` less the amounts of all steps is the published total, to the last printed digit."""

    full: Fraction
    total: Fraction
    steps: tuple[Step, ...]
    others: tuple[Step, ...]
    """What belongs to no node: rounding, points that do not add up to full marks, other ways of combining."""

    @property
    def lost(self) -> Fraction:
        """All losses together."""
        return sum((step.amount for step in (*self.steps, *self.others) if step.amount > 0), Fraction(0))

    @property
    def gained(self) -> Fraction:
        """All gains together."""
        return -sum((step.amount for step in (*self.steps, *self.others) if step.amount < 0), Fraction(0))


def losses_of(view: View, shares: list[Share] | None, unit: int) -> Losses | None:
    """The losses of one unit, the largest first; None for a unit without a total."""
    printed = view.printed("total", unit)
    if not printed:
        return None
    full, total = view.results.method.method.full_marks, parse(printed)
    if shares is None:
        words = aggregation_of(view.results.method.root).words()[view.language]
        rest = full - total
        return Losses(full, total, (), (Step(view.words("combined", words), rest),) if rest else ())
    steps = [step for share in shares if (step := _step(view, share, unit)).amount]
    steps.sort(key=lambda step: -step.amount)
    gap = full - sum((share.available[unit] for share in shares), Fraction(0))
    gap = round_to(gap, view.places("total"), "half_up")
    moved = _moved(view, unit, total)
    tail = full - total - gap - moved - sum((step.amount for step in steps), Fraction(0))
    small = Fraction(len(steps) + 2, 2 * 10 ** min(view.places(node) for node in view.tops))
    others = [
        Step(view.words("points_gap"), gap),
        Step(view.words("adjustment"), moved),
        Step(view.words("tail" if abs(tail) <= small else "rest"), tail),
    ]
    return Losses(full, total, tuple(steps), tuple(step for step in others if step.amount))


def _moved(view: View, unit: int, total: Fraction) -> Fraction:
    """What the leading group took off the computed total."""
    one = view.plan.adjustments.of(unit, "total")
    return Fraction(0) if one is None else parse(one.before) - total


def _step(view: View, share: Share, unit: int) -> Step:
    """What one node lost, on the grid its score is shown on, so that printed steps add up."""
    score = view.published(share.node.id).exact(unit) or Fraction(0)
    lost = share.available[unit] - share.factor[unit] * score
    title = view.title(share.node)
    title = view.words("vetoed", title) if vetoed(view, share.node, unit) else title
    return Step(title, round_to(lost, view.places(share.node.id), "half_up"))


def drawn(view: View, losses: Losses) -> tuple[Step, ...]:
    """The steps as they are drawn: the largest, then the rest put together, then what belongs to no node."""
    steps, others = losses.steps, losses.others
    room = MOST_STEPS - len(others)
    positive = [step for step in steps if step.amount > 0]
    gains = [step for step in steps if step.amount < 0]
    if len(steps) > room:
        cut = max(room - len(gains) - 1, 1)
        rest = positive[cut:]
        if len(rest) > 1:
            summed = sum((step.amount for step in rest), Fraction(0))
            positive = [*positive[:cut], Step(view.words("others", len(rest)), summed)]
    return (*positive, *gains, *others)
