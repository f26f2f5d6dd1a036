"""Tiers leave no gap between them, do not overlap, and each can be reached."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from kaoheng.lint.subject import Placed, Subject
from kaoheng.method.problems import Problem, warning
from kaoheng.numbers import as_text
from kaoheng.rules.tiers import Tiers
from kaoheng.rules.value_tier import ValueTier
from kaoheng.text import Text


def check(subject: Subject) -> Iterator[Problem]:
    """Gaps, overlaps and tiers that an earlier one hides."""
    for placed in subject.rules:
        rule = placed.rule
        if isinstance(rule, Tiers) and all(tier.when is None for tier in rule.tiers):
            yield from _tiers(placed, rule)


def _tiers(placed: Placed, rule: Tiers) -> Iterator[Problem]:
    regions = list(_regions(rule.tiers))
    fits = [[i for i, tier in enumerate(rule.tiers) if _fits(tier, sample)] for sample, _ in regions]
    first = {at[0] for at in fits if at}
    for i in range(len(rule.tiers)):
        if i not in first:
            what = Text(f"第{i + 1}档永远轮不到", f"tier {i + 1} can never be the first that fits")
            mend = Text("请调整各档的次序或界限", "Change the order or the bounds")
            yield Problem("tier_unreachable", (*placed.loc, "tiers", i), what, mend)
    covered = [at for at, own in enumerate(fits) if own]
    for at, (_, words) in enumerate(regions):
        both = [i for i in fits[at] if _two_sided(rule.tiers[i])]
        if not fits[at] and covered and covered[0] < at < covered[-1]:
            what = Text(f"{words.zh}不属于任何一档", f"{words.en} is in no tier")
            mend = Text("请补上，或把相邻档的界限写成含本数", "Fill it, or let a neighbour include its bound")
            yield warning("tiers_gap", (*placed.loc, "tiers"), what, mend)
        elif len(both) > 1:
            what = Text(
                f"{words.zh}同属第{both[0] + 1}档和第{both[1] + 1}档",
                f"{words.en} is in tier {both[0] + 1} and in tier {both[1] + 1}",
            )
            mend = Text("请只让一档含本数", "Let one of them include it")
            yield warning("tiers_overlap", (*placed.loc, "tiers", both[1]), what, mend)


def _bounds(tier: ValueTier) -> list[Fraction]:
    return [bound for bound in (tier.at_least, tier.above, tier.at_most, tier.below) if bound is not None]


def _two_sided(tier: ValueTier) -> bool:
    return (tier.at_least is not None or tier.above is not None) and (
        tier.at_most is not None or tier.below is not None
    )


def _regions(tiers: tuple[ValueTier, ...]) -> Iterator[tuple[Fraction, Text]]:
    """A value from every stretch that the bounds cut, and the bounds themselves, in rising order."""
    marks = sorted({bound for tier in tiers for bound in _bounds(tier)})
    if not marks:
        return
    yield marks[0] - 1, Text(f"低于{as_text(marks[0])}的值", f"below {as_text(marks[0])}")
    for low, high in pairwise(marks):
        yield low, Text(as_text(low), as_text(low))
        between = Text(f"{as_text(low)}与{as_text(high)}之间", f"between {as_text(low)} and {as_text(high)}")
        yield (low + high) / 2, between
    yield marks[-1], Text(as_text(marks[-1]), as_text(marks[-1]))
    yield marks[-1] + 1, Text(f"高于{as_text(marks[-1])}的值", f"above {as_text(marks[-1])}")


def _fits(tier: ValueTier, value: Fraction) -> bool:
    return (
        (tier.at_least is None or value >= tier.at_least)
        and (tier.above is None or value > tier.above)
        and (tier.at_most is None or value <= tier.at_most)
        and (tier.below is None or value < tier.below)
    )
