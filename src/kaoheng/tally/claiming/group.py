"""Conditions on bonuses over the whole ranking group: enough units penalised, not too many rewarded."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from kaoheng.numbers import round_to
from kaoheng.rules.policies import share
from kaoheng.tally.claiming.fates import Fate, total
from kaoheng.tally.claiming.terms import ClaimTerms, OnlyIf, Receivers
from kaoheng.text import Text

Found = Mapping[str, Sequence[Fate]]
"""The claims of every unit of a group."""


def held(terms: ClaimTerms, found: Found) -> tuple[dict[str, Sequence[Fate]], dict[str, Text]]:
    """The claims that still count, and the units that must be decided on, with the reason."""
    if terms.bonus_only_if is not None:
        why = _too_few(terms.bonus_only_if, found)
        if why is not None:
            return _without_bonus(found, dict.fromkeys(found, why)), {}
    if terms.receivers is None:
        return dict(found), {}
    return _within_places(terms.receivers, found)


def _too_few(asked: OnlyIf, found: Found) -> Text | None:
    if asked.were == "penalised":
        count, what = sum(total(own, "penalty") > 0 for own in found.values()), Text("被扣分", "penalised")
    else:
        count, what = sum(bool(own) for own in found.values()), Text("申报", "claiming")
    if count >= asked.share_of_units * len(found):
        return None
    least = share(asked.share_of_units)
    return Text(
        f"本组{len(found)}个单位中{count}个{what.zh}，不足{least.zh}，加分不计",
        f"{count} of {len(found)} units {what.en}, under {least.en}: no bonuses",
    )


def _within_places(asked: Receivers, found: Found) -> tuple[dict[str, Sequence[Fate]], dict[str, Text]]:
    bonus = {unit: total(own, "bonus") for unit, own in found.items() if total(own, "bonus") > 0}
    places = int(round_to(asked.share_of_units * len(found), 0, asked.rounding))
    if len(bonus) <= places:
        return dict(found), {}
    edge = sorted(bonus.values(), reverse=True)[places - 1] if places else max(bonus.values())
    fits = places > 0 and sum(value >= edge for value in bonus.values()) <= places
    tied = set() if fits or not places else {unit for unit, value in bonus.items() if value == edge}
    limit = share(asked.share_of_units)
    why = Text(
        f"加分单位不超过本组的{limit.zh}（{places}个），不计", f"at most {limit.en} of the group, {places}: not counted"
    )
    out = {unit for unit, value in bonus.items() if value < edge or not places}
    if asked.ties == "all_out":
        out |= tied
    undecided = tied if asked.ties == "refuse" else set()
    reason = Text(
        f"加分名额{places}个，{len(tied)}个单位并列，须由领导组决定",
        f"{places} units may have a bonus, {len(tied)} are equal: to be decided",
    )
    return _without_bonus(found, dict.fromkeys(out, why)), dict.fromkeys(sorted(undecided), reason)


def _without_bonus(found: Found, why: Mapping[str, Text]) -> dict[str, Sequence[Fate]]:
    return {unit: [_lost(fate, why[unit]) for fate in own] if unit in why else own for unit, own in found.items()}


def _lost(fate: Fate, why: Text) -> Fate:
    return fate.cut(Fraction(0), why) if fate.sign == "bonus" and fate.counted > 0 else fate
