"""The order of the units of one group: by total, then by the tie chain, then as ties are shared."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from kaoheng.arithmetic.exact import places

Key = tuple[Fraction, ...]


@dataclass(frozen=True)
class Ranked:
    """A unit's place, 1 the best, and whether a tie it is in awaits a decision."""

    place: Fraction
    undecided: bool = False
    tied_with: int = 0
    settled_by: int | None = None
    """The recorded place that told it from its equals."""


def rank_group(keys: Sequence[Key], ties: str, *, decide: bool, decided: Sequence[int | None]) -> list[Ranked]:
    """Places by falling keys. `decided` holds recorded places among equals (1 first), None where none is.

    >>> [str(s.place) for s in rank_group([(Fraction(90),), (Fraction(95),), (Fraction(90),)], "competition",
    ...                                   decide=False, decided=[None] * 3)]
    ['2', '1', '2']
    """
    falling = [tuple(-part for part in key) for key in keys]
    if not decide:
        found = places(falling, "competition" if ties == "forbid" else ties)  # type: ignore[arg-type]
        return [Ranked(place, tied_with=falling.count(key) - 1) for place, key in zip(found, falling, strict=True)]
    last = len(keys) + 1
    with_decision = [(*key, Fraction(last if d is None else d)) for key, d in zip(falling, decided, strict=True)]
    found = places(with_decision, "competition" if ties == "forbid" else ties)  # type: ignore[arg-type]
    return [
        Ranked(place, undecided=with_decision.count(key) > 1, tied_with=with_decision.count(key) - 1, settled_by=by)
        for place, key, by in zip(found, with_decision, _settled(falling, decided), strict=True)
    ]


def _settled(keys: Sequence[Key], decided: Sequence[int | None]) -> list[int | None]:
    """The recorded places of those that have equals; a place recorded for one without equals settles nothing."""
    return [by if by is not None and keys.count(key) > 1 else None for key, by in zip(keys, decided, strict=True)]


def head_to_head(scores_by_item: Sequence[Sequence[Fraction | None]], unit: int, rivals: Sequence[int]) -> Key:
    """How many of its equals a unit beats less how many beat it; the better score in more items beats.

    >>> items = [[Fraction(3), Fraction(2)], [Fraction(1), Fraction(2)], [Fraction(5), Fraction(4)]]
    >>> [str(*head_to_head(items, unit, [1 - unit])) for unit in (0, 1)]
    ['1', '-1']
    """
    return (sum((Fraction(_beats(scores_by_item, unit, rival)) for rival in rivals), Fraction(0)),)


def _beats(scores_by_item: Sequence[Sequence[Fraction | None]], unit: int, rival: int) -> int:
    """1 where the unit has more in more items, −1 where the rival has, 0 where neither; items both have count."""
    pairs = [(column[unit], column[rival]) for column in scores_by_item]
    ahead = sum((one > other) - (one < other) for one, other in pairs if one is not None and other is not None)
    return (ahead > 0) - (ahead < 0)


def count_back(places_by_item: Sequence[Sequence[Fraction | None]], unit: int, units: int) -> Key:
    """How many first places a unit has, then how many second places, and so on."""
    own = [column[unit] for column in places_by_item]
    return tuple(Fraction(sum(1 for place in own if place == wanted)) for wanted in range(1, units + 1))
