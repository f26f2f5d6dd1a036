"""Whether the places in a document follow from its totals."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from kaoheng.numbers import written
from kaoheng.scoring.ranking import rank_group

Placed = tuple[str, Fraction | None, Mapping[str, Any]]
"""A unit, the total it is ranked by (none stands last), and its standing."""


def misplaced(document: Mapping[str, Any]) -> Iterator[str]:
    """Units whose place their total does not allow.

    Where a tie chain or the leading group tells equal totals apart, a place must lie among those they share.
    Where the leading group put another place instead, the one that was worked out is looked at.
    """
    ranking = document.get("ranking", {})
    groups: dict[str, list[Placed]] = defaultdict(list)
    for unit, reason in document["units"].items():
        standing = reason.get("standing")
        if standing:
            groups[standing["group"]].append((unit, _total(reason, ranking), standing))
    for placed in groups.values():
        yield from _in_group(placed, ranking)


def _total(reason: Mapping[str, Any], ranking: Mapping[str, Any]) -> Fraction | None:
    text = reason.get("exact" if ranking.get("on") == "unrounded" else "score", "")
    return Fraction(text.removeprefix("≈")) if text else None


def _in_group(placed: list[Placed], ranking: Mapping[str, Any]) -> Iterator[str]:
    keys = [(Fraction(total is not None), total or Fraction(0)) for _, total, _ in placed]
    ties, chain = ranking.get("ties", "competition"), ranking.get("chain", [])
    shared = "competition" if chain and ties == "ordinal" else ties  # the chain orders equals, not the document
    first = [one.place for one in rank_group(keys, shared, decide=False, decided=[None] * len(keys))]
    equals = [sum(1 for other in first if other == one) for one in first]
    for (unit, total, standing), place, equal in zip(placed, first, equals, strict=True):
        rank, size = Fraction(standing.get("computed") or standing["rank"]), standing["size"]
        if size != len(placed):
            yield f"{unit} standing.size: {size} in the document, {len(placed)} units in it"
        if not _allowed(rank, place, equal, ties, bool(chain)):
            due = f"{written(place)} by a total of {'nothing' if total is None else written(total)}"
            yield f"{unit} standing.rank: {standing['rank']} in the document, {due}"


def _allowed(rank: Fraction, place: Fraction, equal: int, ties: str, chained: bool) -> bool:
    if not chained:
        return rank == place
    if ties == "dense":
        return rank >= place
    first = place - Fraction(equal - 1, 2) if ties == "average" else place
    return first <= rank <= first + equal - 1
