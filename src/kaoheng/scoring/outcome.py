"""From node scores to ranks and grades: one group after another, in exact numbers."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from kaoheng.facts import Facts
from kaoheng.findings import Finding, Place, Refused
from kaoheng.method.edition import Method
from kaoheng.method.outcome import Decide
from kaoheng.numbers import as_text, parse
from kaoheng.scoring.adjusting import sentence
from kaoheng.scoring.awarding import BlockGrade, Limits, graded_block, graded_totals
from kaoheng.scoring.conditions import Score
from kaoheng.scoring.grading import Graded, quota_matter
from kaoheng.scoring.plan import Plan
from kaoheng.scoring.ranking import Key, Ranked, rank_group
from kaoheng.scoring.tie_keys import tie_keys
from kaoheng.tables import Decision
from kaoheng.text import Text

RANK = "rank"
"""The matter of a decision on a tie."""


@dataclass(frozen=True)
class Standing:
    """What one unit comes to: rank, grade, which decisions are awaited, and the sentences behind the grade."""

    rank: Fraction
    grade: str
    awaits: Mapping[str, Text]
    """The decisions that it awaits and why: `rank` for a tie, `quota:优秀` or a block's `quota:party:优秀`."""
    reasons: tuple[Text, ...]
    decided_by: tuple[Decision, ...] = ()
    """The recorded decisions that settled a tie it was in."""
    blocks: Mapping[str, BlockGrade] = field(default_factory=dict)
    """The grades of blocks that are graded by themselves, by id."""

    @property
    def undecided(self) -> bool:
        """Whether a decision of the leading group is awaited."""
        return bool(self.awaits)


def outcome(
    plan: Plan,
    score: Score,
    unrounded: Callable[[int], Fraction],
    limits: Limits,
    groups: Sequence[int] | None = None,
) -> dict[int, Standing]:
    """Rank inside each group, then grade, then what the leading group adjusted, by unit position.

    A unit without a total stands after all others and has no grade.

    `unrounded` is the total before rounding. With `groups` only those are looked at, which is enough unless
    places pass between groups.
    """
    method, facts = plan.method, plan.facts
    looked_at = range(len(facts.groups)) if groups is None else groups
    ranked = {
        unit: ranking
        for group in looked_at
        for unit, ranking in zip(
            facts.members(group), _rank(method, facts, facts.members(group), score, unrounded), strict=True
        )
    }
    graded = graded_totals(plan, score, lambda unit: ranked[unit].place, limits, looked_at)
    computed = {unit: _standing(plan, unit, ranked[unit], graded[unit]) for unit in ranked}
    return _with_blocks(plan, score, _adjusted(plan, computed, ranked, graded))


def _standing(plan: Plan, unit: int, ranked: Ranked, graded: Graded) -> Standing:
    by = [] if ranked.settled_by is None else [_decision(plan.facts, unit, RANK)]
    reasons = (*graded.reasons, *plan.vetoes.sentences(unit)) if unit in plan.vetoes.touched else graded.reasons
    used = tuple(decision for decision in (*by, *graded.used) if decision is not None)
    awaits = {**_tie(ranked), **_edges(graded)}
    return Standing(ranked.place, graded.grade, awaits, tuple(reasons), used)


def _tie(ranked: Ranked) -> dict[str, Text]:
    """The decision on its rank that a unit awaits, if it does."""
    if not ranked.undecided:
        return {}
    count, place = ranked.tied_with + 1, as_text(ranked.place)
    told = Text(
        f"{count}个单位并列第{place}名，须由领导组决定先后",
        f"{count} units tie for place {place}; the leading group must decide",
    )
    return {RANK: told}


def _edges(graded: Graded, node: str = "total") -> dict[str, Text]:
    """The decisions at the edge of a quota that a unit awaits, by matter."""
    return {quota_matter(grade, node): why for grade, why in graded.awaits.items()}


def _with_blocks(plan: Plan, score: Score, standings: Mapping[int, Standing]) -> dict[int, Standing]:
    """The standings with the grades of blocks, of which adjustments say nothing."""
    found = dict(standings)
    for block in plan.method.graded:
        graded = graded_block(plan, score, block)
        for unit, one in found.items():
            own = graded[unit]
            found[unit] = replace(
                one,
                awaits={**one.awaits, **_edges(own, block.id)},
                decided_by=(*one.decided_by, *own.used),
                blocks={**one.blocks, block.id: BlockGrade(own.grade, tuple(own.reasons))},
            )
    return found


def _adjusted(
    plan: Plan, computed: dict[int, Standing], ranked: Mapping[int, Ranked], graded: Mapping[int, Graded]
) -> dict[int, Standing]:
    """Ranks and grades as the leading group adjusted them; Refused where they were not computed as it says."""
    found: list[Finding] = []
    for unit in plan.adjustments.touched:
        if unit not in computed:
            continue
        rank, grade = plan.adjustments.of(unit, "rank"), plan.adjustments.of(unit, "grade")
        one = computed[unit]
        if rank is not None:
            if parse(rank.before) != one.rank:
                found.append(plan.adjustments.mismatch(unit, rank, as_text(one.rank)))
            reasons = (*one.reasons, sentence(rank))
            one = replace(one, rank=parse(rank.after), awaits=_edges(graded[unit]), reasons=reasons)
        if grade is not None:
            if grade.before != one.grade:
                found.append(plan.adjustments.mismatch(unit, grade, one.grade))
            found += _above_vetoes(plan, unit, grade.after)
            awaits = {} if rank is not None else _tie(ranked[unit])
            one = replace(one, grade=grade.after, awaits=awaits, reasons=(*one.reasons, sentence(grade)))
        computed[unit] = one
    if found:
        raise Refused(found)
    return computed


def _above_vetoes(plan: Plan, unit: int, grade: str) -> list[Finding]:
    """An approved veto holds against the leading group too, until it is withdrawn."""
    scale = plan.method.grades.scale if plan.method.grades else ()
    place = Place(file=plan.facts.units[unit].title, path="领导组调整")
    return [
        Finding(
            "adjustment_above_veto",
            place,
            Text(f"不能调整为{grade}：{limit.why.zh}", f"it cannot be {grade}: {limit.why.en}"),
            Text("请改正调整后的等次，或先撤销一票否决", "Mend the grade, or withdraw the veto first"),
        )
        for limit in plan.vetoes.limits(unit)
        if scale.index(grade) < scale.index(limit.at_most)
    ]


def _rank(
    method: Method, facts: Facts, members: Sequence[int], score: Score, unrounded: Callable[[int], Fraction]
) -> list[Ranked]:
    ranking = method.ranking
    first = (lambda i: score("total", i) or Fraction(0)) if ranking.on == "rounded" else unrounded
    keys: list[Key] = [(Fraction(score("total", unit) is not None), first(unit)) for unit in members]
    for key in ranking.chain:  # asked only while some are equal, and only of those
        count = Counter(keys)
        tied = [at for at, own in enumerate(keys) if count[own] > 1]
        more = tie_keys(method, facts, members, key, score, unrounded, keys) if tied else []
        for at in tied:
            keys[at] += more[at]
    decide = any(isinstance(key, Decide) for key in ranking.chain)
    decided = [_place_decided(facts, unit) for unit in members]
    standings = rank_group(keys, ranking.ties, decide=decide, decided=decided)
    if ranking.ties == "forbid":
        _refuse_ties(facts, members, standings)
    return standings


def _place_decided(facts: Facts, unit: int) -> int | None:
    decision = _decision(facts, unit, RANK)
    return int(decision.outcome) if decision is not None and decision.outcome.isdigit() else None


def _decision(facts: Facts, unit: int, matter: str) -> Decision | None:
    own = (one for one in facts.decisions if one.unit_id == facts.units[unit].id and one.matter == matter)
    return next(own, None)


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
