"""Whose score, rank or grade differs when the same evidence is scored with both editions."""

from collections.abc import Collection
from dataclasses import dataclass, replace

import pyarrow as pa
import pyarrow.compute as pc

from kaoheng.engines.catalogue import ENGINES
from kaoheng.freeze.frozen import freeze
from kaoheng.method.edition import Method
from kaoheng.results import Results
from kaoheng.tables import Evidence, Sheet

ENGINE = "local"


@dataclass(frozen=True, slots=True)
class Shift:
    """A published figure of one unit before and after; empty where it has none."""

    what: str
    before: str
    after: str


@dataclass(frozen=True)
class UnitEffect:
    """What differs for one unit: total, rank and grade, and by id the scores of nodes and the grades of blocks."""

    unit: str
    title: str
    standing: tuple[Shift, ...]
    scores: tuple[Shift, ...]
    grades: tuple[Shift, ...] = ()


@dataclass(frozen=True)
class Effects:
    """Every unit for which anything differs, out of so many."""

    units: tuple[UnitEffect, ...]
    count: int


def effects(old: Method, new: Method, evidence: Evidence) -> Effects:
    """Score the evidence with both editions; rows about items that only the other one has are left aside."""
    before, after = (_scored(method, other, evidence) for method, other in ((old, new), (new, old)))
    ones, others = ({unit.id: at for at, unit in enumerate(r.facts.units)} for r in (before, after))
    titles = {unit.id: unit.title for results in (before, after) for unit in results.facts.units}
    found = [_unit(id, title, before, ones.get(id), after, others.get(id)) for id, title in titles.items()]
    return Effects(tuple(each for each in found if each.standing or each.scores or each.grades), len(titles))


def _scored(method: Method, other: Method, evidence: Evidence) -> Results:
    foreign = {item.id for item in other.items} - {item.id for item in method.items}
    own = replace(
        evidence,
        observations=_without(evidence.observations, foreign),
        targets=None if evidence.targets is None else _without(evidence.targets, foreign),
    )
    return ENGINES[ENGINE](method, freeze(method, own).facts, None)


def _without(sheet: Sheet, items: Collection[str]) -> Sheet:
    """The sheet without rows of these items; the others keep the row numbers people see."""
    if not items:
        return sheet
    named = sheet.columns["item_id"].cast(pa.string())
    kept = pc.invert(pc.is_in(named, value_set=pa.array(sorted(items))))
    rows = [sheet.row(at) for at, keep in enumerate(kept.to_pylist()) if keep]
    return replace(sheet, columns=sheet.columns.filter(kept), rows=rows)


def _unit(id: str, title: str, before: Results, one: int | None, after: Results, other: int | None) -> UnitEffect:
    nodes = dict.fromkeys((*before.nodes, *after.nodes))
    scores = [Shift(node, _score(before, node, one), _score(after, node, other)) for node in nodes if node != "total"]
    standing = [
        Shift("total", _score(before, "total", one), _score(after, "total", other)),
        Shift("rank", "" if one is None else before.rank_text(one), "" if other is None else after.rank_text(other)),
        Shift("grade", _grade(before, "total", one), _grade(after, "total", other)),
    ]
    blocks = dict.fromkeys(block.id for method in (before.method, after.method) for block in method.graded)
    grades = [Shift(block, _grade(before, block, one), _grade(after, block, other)) for block in blocks]
    differing = (tuple(s for s in shifts if s.before != s.after) for shifts in (standing, scores, grades))
    return UnitEffect(id, title, *differing)


def _grade(results: Results, node: str, unit: int | None) -> str:
    return "" if unit is None else results.grade(node, unit)


def _score(results: Results, node: str, unit: int | None) -> str:
    return "" if unit is None or node not in results.nodes else results.nodes[node].text(unit)
