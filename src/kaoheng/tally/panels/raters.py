"""Every rater's opinion of the group: aspects averaged, own ratings dropped, flaws found, scales made one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from kaoheng.arithmetic.exact import power
from kaoheng.tally.panels.terms import MinMax, Normalise, PanelTerms
from kaoheng.tally.rows import RatingRow
from kaoheng.text import Text, join


@dataclass(frozen=True)
class Rater:
    """One rater's value for every unit rated; `unknown` are the units of 不了解, `own` those dropped."""

    name: str
    rater_class: str
    values: Mapping[str, Fraction]
    unknown: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Heard:
    """The raters that count, and those that do not with the reason; `refused` stops the whole group."""

    raters: tuple[Rater, ...]
    dropped: tuple[tuple[Rater, Text], ...] = ()
    refused: Text | None = None


def heard(terms: PanelTerms, members: Sequence[str], rows: Sequence[RatingRow]) -> Heard:
    """Every rater, in a fixed order whatever the order of rows."""
    by_rater: dict[tuple[str, str], list[RatingRow]] = {}
    for row in rows:
        by_rater.setdefault((row.rater_class, row.rater), []).append(row)
    raters = [_rater(terms, by_rater[key]) for key in sorted(by_rater)]
    stopping = [text for rater in raters for text, policy in _flaws(terms, members, rater) if policy == "refuse"]
    if stopping:
        return Heard((), (), join(stopping))
    kept, dropped = [], []
    for rater in raters:
        why = [text for text, policy in _flaws(terms, members, rater) if policy == "drop_rater"]
        even = _even(rater, terms.normalise) if not why else rater
        if even is None:
            why = [Text(f"{rater.name}对各单位评分相同", f"{rater.name} rated all units the same")]
        if why:
            dropped.append((rater, why[0]))
        elif even is not None:
            kept.append(even)
    return Heard(tuple(kept), tuple(dropped))


def _rater(terms: PanelTerms, rows: Sequence[RatingRow]) -> Rater:
    own = {row.unit_id for row in rows if row.unit_id in (row.rater_unit, row.rater)}
    gone = own if terms.own_rating == "dropped" else set()
    given: dict[str, dict[str, Fraction]] = {}
    for row in rows:
        if row.value is not None and row.unit_id not in gone:
            given.setdefault(row.unit_id, {})[row.aspect] = row.value
    unknown = {row.unit_id for row in rows if row.value is None} - set(given) - gone
    values = {unit: _over_aspects(terms, given[unit]) for unit in sorted(given)}
    return Rater(rows[0].rater, rows[0].rater_class, values, frozenset(unknown), frozenset(gone))


def _over_aspects(terms: PanelTerms, given: Mapping[str, Fraction]) -> Fraction:
    if not terms.aspects:
        return given[""]
    weights = {name: terms.aspects[name].weight for name in given}
    return sum((weights[name] * value for name, value in given.items()), Fraction(0)) / sum(weights.values())


def _flaws(terms: PanelTerms, members: Sequence[str], rater: Rater) -> list[tuple[Text, str]]:
    """What is wrong with a rater's ratings, with the policy that holds."""
    found: list[tuple[Text, str]] = []
    left_out = [u for u in members if u not in rater.values and u not in rater.unknown and u not in rater.own]
    if left_out and terms.skipped != "allowed":
        text = Text(f"{rater.name}漏评{len(left_out)}个单位", f"{rater.name} left {len(left_out)} units out")
        found.append((text, terms.skipped))
    if len(set(rater.values.values())) < len(rater.values) and terms.equal != "allowed":
        found.append((Text(f"{rater.name}对不同单位评价相同", f"{rater.name} rated units the same"), terms.equal))
    return found


def _even(rater: Rater, how: Normalise) -> Rater | None:
    """The ratings on the common scale; None where they are dropped because they are all equal."""
    if how == "none" or not rater.values:
        return rater
    values = list(rater.values.values())
    if len(set(values)) == 1:
        same = how.if_all_equal
        return None if same is None else replace(rater, values=dict.fromkeys(rater.values, same))
    if isinstance(how, MinMax):
        low, span = min(values), max(values) - min(values)
        stretched = {unit: how.low + (how.high - how.low) * (v - low) / span for unit, v in rater.values.items()}
        return replace(rater, values=stretched)
    mean = sum(values, Fraction(0)) / len(values)
    squares = sum(((value - mean) ** 2 for value in values), Fraction(0))
    deviation = power(squares / (len(values) - (how.divisor == "n_minus_1")), Fraction(1, 2))
    moved = {unit: how.mean + how.deviation * (v - mean) / deviation for unit, v in rater.values.items()}
    return replace(rater, values=moved)
