"""Grades laid over the units of a year: by their totals, and by each block that is graded by itself."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from kaoheng.arithmetic.exact import places
from kaoheng.method.tree import Block
from kaoheng.scoring.ceilings import ceiling_limits
from kaoheng.scoring.conditions import Score
from kaoheng.scoring.grading import Graded, Limit, grade_all, quota_matter
from kaoheng.scoring.plan import Plan
from kaoheng.tables import Decision
from kaoheng.text import Text, title_of

Place = Callable[[int], Fraction]
Limits = Mapping[int, tuple[Limit, ...]]


@dataclass(frozen=True)
class BlockGrade:
    """A block's own grade of one unit (分类等次), and the sentences behind it; none where it is not graded."""

    grade: str
    reasons: tuple[Text, ...]


def graded_totals(
    plan: Plan, score: Score, place: Place, limits: Limits, groups: Sequence[int]
) -> Mapping[int, Graded]:
    """Every unit's grade by its total, by unit position; what vetoes say limits it and takes steps off it."""
    units = _units(plan, plan.method.root, score, place, limits, groups)
    for at in plan.vetoes.touched:
        if at in units:
            units[at].steps_down = plan.vetoes.steps_down(at)
    _grade(plan, plan.method.root, score, units)
    return units


def graded_block(plan: Plan, score: Score, block: Block) -> Mapping[int, Graded]:
    """Every unit's grade by the score of a block, by unit position; only the ceilings of the block limit it."""
    groups, title = range(len(plan.facts.groups)), title_of(block)
    standing = {unit: place for group in groups for unit, place in _places(plan, score, block, group)}
    limits = ceiling_limits(plan, block.grades, score) if block.grades is not None else {}
    units = _units(plan, block, score, standing.__getitem__, limits, groups)
    for unit in units.values():
        unit.block = Text(f"“{title.zh}”", f"“{title.en}”")
    _grade(plan, block, score, units)
    return units


def _places(plan: Plan, score: Score, block: Block, group: int) -> Iterable[tuple[int, Fraction]]:
    """Places by the score of a block; a unit without one is not graded, whatever its place."""
    members = plan.facts.members(group)
    return zip(
        members, places([-(score(block.id, unit) or Fraction(0)) for unit in members], "competition"), strict=True
    )


def _units(
    plan: Plan, block: Block, score: Score, place: Place, limits: Limits, groups: Iterable[int]
) -> dict[int, Graded]:
    facts, decided = plan.facts, _decided(plan, block)
    return {
        at: Graded(
            facts.units[at].id,
            facts.groups[group],
            score(block.id, at) or Fraction(0),
            place(at),
            limits.get(at, ()),
            decided=decided.get(facts.units[at].id, {}),
        )
        for group in groups
        for at in facts.members(group)
    }


def _decided(plan: Plan, block: Block) -> Mapping[str, Mapping[str, Decision]]:
    """What the leading group decided at the edges of the block's quotas, by unit and grade."""
    matters = {quota_matter(grade, block.id): grade for grade in (block.grades.quota if block.grades else ())}
    decided: dict[str, dict[str, Decision]] = {}
    for decision in plan.facts.decisions:
        if decision.matter in matters:
            decided.setdefault(decision.unit_id, {})[matters[decision.matter]] = decision
    return decided


def _grade(plan: Plan, block: Block, score: Score, units: Mapping[int, Graded]) -> None:
    """Grade the units that have a score, of the groups that are graded."""
    if block.grades is not None:
        graded = [
            unit
            for at, unit in units.items()
            if not plan.method.groups[unit.group].honours_only and score(block.id, at) is not None
        ]
        grade_all(graded, block.grades)
