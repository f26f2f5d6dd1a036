"""From node scores to ranks and grades: one group after another, in exact numbers."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from kaoheng.arithmetic.exact import places
from kaoheng.facts import Facts
from kaoheng.findings import Finding, Place, Refused
from kaoheng.method.edition import Method
from kaoheng.method.outcome import ByNode, ByUnrounded, Ceiling, CountBack, Decide
from kaoheng.method.tree import Block, Item, walk
from kaoheng.scoring.conditions import Score
from kaoheng.scoring.grading import Graded, grade_all
from kaoheng.scoring.ranking import Key, Ranked, count_back, rank_group
from kaoheng.text import Text


@dataclass(frozen=True)
class Standing:
    """What one unit comes to: rank, grade, whether a decision is awaited, and the sentences behind the grade."""

    rank: Fraction
    grade: str
    undecided: bool
    reasons: tuple[Text, ...]


def outcome(
    method: Method,
    facts: Facts,
    score: Score,
    unrounded: Callable[[int], Fraction],
    ceilings: Mapping[int, tuple[Ceiling, ...]],
    groups: Sequence[int] | None = None,
) -> dict[int, Standing]:
    """Rank inside each group, then grade, by unit position; `unrounded` is the total before rounding.

    With `groups` only those are looked at, which is enough unless places pass between groups.
    """
    looked_at = range(len(facts.groups)) if groups is None else groups
    ranked = {
        unit: ranking
        for group in looked_at
        for unit, ranking in zip(
            facts.members(group), _rank(method, facts, facts.members(group), score, unrounded), strict=True
        )
    }
    graded = _grade(method, facts, score, ranked, ceilings, looked_at)
    return {
        unit: Standing(
            rank.place, graded[unit].grade, rank.undecided or graded[unit].undecided, tuple(graded[unit].reasons)
        )
        for unit, rank in ranked.items()
    }


def _grade(
    method: Method,
    facts: Facts,
    score: Score,
    ranked: Mapping[int, Ranked],
    ceilings: Mapping[int, tuple[Ceiling, ...]],
    groups: Iterable[int],
) -> dict[int, Graded]:
    decided: dict[str, dict[str, str]] = {}
    for decision in facts.decisions:
        decided.setdefault(decision.unit_id, {})[decision.matter] = decision.outcome
    units = {
        at: Graded(
            facts.units[at].id,
            facts.groups[group],
            score("total", at) or Fraction(0),
            ranked[at].place,
            ceilings.get(at, ()),
            decided.get(facts.units[at].id, {}),
        )
        for group in groups
        for at in facts.members(group)
    }
    if method.grades is not None:
        grade_all([unit for unit in units.values() if not method.groups[unit.group].honours_only], method.grades)
    return units


def _rank(
    method: Method, facts: Facts, members: Sequence[int], score: Score, unrounded: Callable[[int], Fraction]
) -> list[Ranked]:
    ranking = method.ranking
    first = (lambda i: score("total", i) or Fraction(0)) if ranking.on == "rounded" else unrounded
    chain = [_tie_keys(method, members, key, score, unrounded) for key in ranking.chain]
    keys: list[Key] = [
        (first(unit), *(part for column in chain for part in column[at])) for at, unit in enumerate(members)
    ]
    decide = any(isinstance(key, Decide) for key in ranking.chain)
    decided = [_place_decided(facts, unit) for unit in members]
    standings = rank_group(keys, ranking.ties, decide=decide, decided=decided)
    if ranking.ties == "forbid":
        _refuse_ties(facts, members, standings)
    return standings


def _tie_keys(
    method: Method, members: Sequence[int], key: object, score: Score, unrounded: Callable[[int], Fraction]
) -> list[Key]:
    match key:
        case ByNode():
            sign = 1 if key.best == "high" else -1
            return [((score(key.node, unit) or Fraction(0)) * sign,) for unit in members]
        case ByUnrounded():
            return [(unrounded(unit),) for unit in members]
        case CountBack():
            node = method.node(key.node or "total")
            items = (
                [n.id for n in walk(node.items, apart=False) if isinstance(n, Item)]
                if isinstance(node, Block)
                else [node.id]
            )
            columns = [_places_of([score(item, unit) for unit in members]) for item in items]
            return [count_back(columns, at, len(members)) for at in range(len(members))]
        case _:
            return [() for _ in members]


def _places_of(scores: Sequence[Fraction | None]) -> list[Fraction | None]:
    present = [i for i, value in enumerate(scores) if value is not None]
    found = places([-(scores[i] or Fraction(0)) for i in present], "competition")
    out: list[Fraction | None] = [None] * len(scores)
    for i, place in zip(present, found, strict=True):
        out[i] = place
    return out


def _place_decided(facts: Facts, unit: int) -> int | None:
    for decision in facts.decisions:
        if decision.unit_id == facts.units[unit].id and decision.matter == "rank" and decision.outcome.isdigit():
            return int(decision.outcome)
    return None


def _refuse_ties(facts: Facts, members: Sequence[int], standings: Sequence[Ranked]) -> None:
    tied = [facts.units[unit].title for unit, s in zip(members, standings, strict=True) if s.tied_with]
    if tied:
        names = "、".join(tied)
        raise Refused(
            [
                Finding(
                    "tie_forbidden",
                    Place(),
                    Text(
                        f"办法不允许并列，但{names}名次相同",
                        f"the method forbids ties, but {', '.join(tied)} are equal",
                    ),
                    Text("请在办法中补充同分排序规则", "add a key to the tie chain of the method"),
                )
            ]
        )
