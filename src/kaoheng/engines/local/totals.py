"""From the tree to results: totals, ranks and grades, exact for the groups in which floats left something open."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from typing import Any

import numpy as np

from kaoheng.arithmetic.guarded import ULP, UNBOUNDED, Guarded, Sheet
from kaoheng.arithmetic.guarded_columns import GuardedColumns
from kaoheng.arithmetic.segments import Segments
from kaoheng.engines.local.items import Items
from kaoheng.engines.local.standings import (
    Places,
    grades_by_line,
    groups_in_doubt,
    places_of,
    tied_groups,
    within_quota,
)
from kaoheng.engines.local.tree import Tree
from kaoheng.engines.local.unchanged import Unchanged
from kaoheng.engines.reference.engine import refuse
from kaoheng.engines.reference.group import NONE, GroupRun, score_group
from kaoheng.facts import Floats
from kaoheng.formula.evaluate import holds
from kaoheng.formula.parse import names, parse
from kaoheng.method.outcome import ByUnrounded, Ceiling
from kaoheng.method.tree import Item, TreeNode, rule_of
from kaoheng.results import Published, Results, refuse_too_large, with_adjustments
from kaoheng.scoring.ceilings import limits_of
from kaoheng.scoring.grading import Limit
from kaoheng.scoring.outcome import Standing, outcome
from kaoheng.scoring.plan import Plan


class LazyNodes(Mapping[str, Published]):
    """The published scores of every node, put together when they are asked for."""

    def __init__(self, names: Sequence[str], publish: Callable[[str], Published]) -> None:
        self._names = names
        self._publish = publish
        self._known: dict[str, Published] = {}

    def __getitem__(self, name: str) -> Published:
        if name not in self._known:
            self._known[name] = self._publish(name)
        return self._known[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


class Totals:
    """One run from its tree onwards."""

    def __init__(self, plan: Plan, items: Items, tree: Tree, unchanged: Unchanged | None = None) -> None:
        self.plan, self.items, self.tree, self._unchanged = plan, items, tree, unchanged
        self.method, self.facts = plan.method, plan.facts
        self.segments = Segments(self.facts.starts, len(self.facts.units))
        self._exact: dict[int, GroupRun] = {}
        self._total_before: Guarded | None = None

    def results(self) -> Results:
        """Everything published; ranks and grades group by group in exact numbers only where that is needed."""
        for id in self.method.beside:
            self.tree.node(id)
        self.tree.node("total")
        self._total_before = self.tree.unrounded(self.method.root) if self._reads_unrounded else None
        open_ = {*groups_in_doubt(self.tree.sheet, self.segments), *self.tree.refusing, *self.plan.overruled_groups}
        refuse(self.plan, [self._group(group) for group in sorted(open_)])
        self._look_at_large()
        ranked = self._places()
        codes, look_again = self._grades(ranked.places)
        across = self.method.grades is not None and any(
            quota.unused == "to_other_groups" for quota in self.method.grades.quota.values()
        )
        everywhere = across or bool(self.method.graded)
        places, grades, undecided = ranked.places.copy(), codes, [False] * len(codes)
        groups = None if everywhere else sorted({*ranked.look_again, *look_again, *self.plan.decided_groups})
        for unit, standing in self._outcome(groups).items():
            places[unit], grades[unit] = float(standing.rank), standing.grade
            undecided[unit] = standing.undecided
        states = {item.id: self.items.states[at] for at, item in enumerate(self.method.items)}
        return Results(self.method, self.facts, "local", self._nodes, states, places, grades, undecided, self._stand)

    def _stand(self) -> list[Standing]:
        """Where every unit stands and why, from the exact outcome of all groups."""
        found = self._outcome(None)
        return [found[unit] for unit in range(len(self.facts.units))]

    @property
    def _reads_unrounded(self) -> bool:
        ranking = self.method.ranking
        return ranking.on == "unrounded" or any(isinstance(key, ByUnrounded) for key in ranking.chain)

    # -- scores ---------------------------------------------------------------------------------

    @cached_property
    def _nodes(self) -> "LazyNodes":
        return LazyNodes(self.items.layout.nodes, lambda name: self._published(self.method.node(name)))

    def _published(self, node: TreeNode) -> Published:
        decimals = self.plan.round(node).decimals
        scored = self.tree.node(node.id)
        size = len(self.facts.units)
        counts = np.ones(size, dtype=bool) if scored.counts is None else np.array(scored.counts[0])
        values: Any
        if decimals is not None:
            values = np.where(counts, self.tree.whole(node.id), 0.0)
        else:
            row = (
                self.items.scores[self.items.layout.rows[node.id]] if isinstance(node, Item) else scored.score.value[0]
            )
            values = np.array(np.broadcast_to(row, (size,)), dtype=object if self._exact else float)
        for group, run in self._exact.items():
            again = run.nodes[node.id]
            for at, unit in enumerate(self.facts.members(group)):
                counts[unit] = again.counts is None or again.counts[at]
                values[unit] = again.score[at] if decimals is None else float(again.score[at] * 10**decimals)
        if decimals is not None:
            refuse_too_large(node.id, self.facts.units, values)
            values = values.astype(np.int64)
        published = Published(values, decimals, counts)
        return with_adjustments(self.plan.adjustments, published) if node.id == "total" else published

    def _look_at_large(self) -> None:
        """Publish at once the nodes that may hold a score too large to publish, so that it is refused now."""
        scores = self.items.scores
        largest = max(float(scores.max(initial=0.0)), -float(scores.min(initial=0.0)))
        if largest < 2**53 and all(float(self._whole_size(name)) < 2**53 for name in self._rounded_blocks):
            return
        for name in self._nodes:
            _ = self._nodes[name]

    @property
    def _rounded_blocks(self) -> list[str]:
        blocks: tuple[TreeNode, ...] = (self.method.root, *self.method.blocks, *self.method.calculated)
        return [block.id for block in blocks if self.plan.round(block).decimals is not None]

    def _whole_size(self, block: str) -> float:
        return float(np.abs(self.tree.whole(block)).max(initial=0.0))

    def _group(self, group: int) -> GroupRun:
        if group not in self._exact:
            known = NONE if self._unchanged is None else self._unchanged.runs(group)
            self._exact[group] = score_group(self.plan, group, known=known)
        return self._exact[group]

    def _value(self, node: str, unit: int) -> Fraction | None:
        """A published score, exactly also where its level is not rounded."""
        published = self._nodes[node]
        if published.decimals is not None or not published.counts[unit]:
            return published.exact(unit)
        if node == "total" and unit in self.plan.adjustments.totals:
            return self.plan.adjustments.totals[unit]
        group = int(self.segments.group[unit])
        score: Fraction = self._group(group).nodes[node].score[unit - self.facts.members(group).start]
        return score

    def _unrounded(self, unit: int) -> Fraction:
        """A total before rounding, exactly."""
        group = int(self.segments.group[unit])
        return self._group(group).unrounded[unit - self.facts.members(group).start]

    # -- ranks and grades -----------------------------------------------------------------------

    def _outcome(self, groups: Sequence[int] | None) -> dict[int, Standing]:
        if groups is not None and not groups:
            return {}
        return outcome(self.plan, self._value, self._unrounded, self._limits, groups)

    @cached_property
    def _total(self) -> Guarded:
        """The published total on a sheet of its own."""
        sheet, published = Sheet(1, len(self.facts.units)), self._nodes["total"]
        value = np.where(published.counts, published.values, 0).astype(np.float64)[None, :]
        if published.decimals is not None:
            grid = 10**published.decimals
            return Guarded(value / grid, sheet, grid=grid)
        return self._proven(self.tree.node("total").score, value, sheet)

    def _proven(self, source: Guarded, value: Floats, sheet: Sheet) -> Guarded:
        spread = UNBOUNDED if self._exact else source.spread
        error = source.error + source.size * ULP
        return Guarded(value, sheet, grid=source.grid, spread=spread, size=source.size, error=error)

    def _places(self) -> Places:
        ranking = self.method.ranking
        ties = "competition" if ranking.ties == "forbid" else ranking.ties
        key = self._total
        if ranking.on == "unrounded" and self._total_before is not None:
            key = self._proven(self._total_before, self._total_before.value, key.sheet)
        found = places_of(key, self.segments, ties)
        look_again = set(found.look_again)
        if ranking.on == "unrounded":
            look_again |= set(self._exact)
        look_again |= set(np.unique(self.segments.group[~self._nodes["total"].counts]).tolist())
        if ranking.chain or ranking.ties == "forbid":
            look_again |= set(tied_groups(places_of(key, self.segments, "competition").places, self.segments))
        return Places(found.places, sorted(look_again))

    def _grades(self, places: Floats) -> tuple[list[str], list[int]]:
        """Every unit's grade, and the groups in which a line or the edge of a quota needs a closer look."""
        grades = self.method.grades
        if grades is None:
            return [""] * len(self.facts.units), []
        total = self._total
        codes = grades_by_line(total, grades)
        barred = [np.zeros(len(codes), dtype=bool) for _ in grades.scale]
        for unit, under in self._limits.items():
            lowest = max(grades.scale.index(limit.at_most) for limit in under)
            codes[unit] = max(codes[unit], lowest)
            for code in range(lowest):
                barred[code][unit] = True
        edges = within_quota(codes, places, barred, grades, self.segments, self.facts.groups)
        names = np.array([*grades.scale, ""], dtype=object)
        honours = np.array([self.method.groups[group].honours_only for group in self.facts.groups], dtype=bool)
        codes[honours[self.segments.group]] = len(grades.scale)
        return names[codes].tolist(), sorted({*edges, *groups_in_doubt(total.sheet, self.segments)})

    @cached_property
    def _limits(self) -> dict[int, tuple[Limit, ...]]:
        return limits_of(self.plan, self._value, self._perhaps)

    def _perhaps(self, ceiling: Ceiling) -> Iterable[int]:
        """Units for which a condition holds, or for which floats cannot say."""
        node, size, tree = self.method.node(ceiling.node), len(self.facts.units), parse(ceiling.when, kind="truth")
        parts = rule_of(node).part_names() if isinstance(node, Item) else ()
        if {"full", *parts} & set(names(tree)):
            return range(size)
        sheet = Sheet(1, size)

        def read(name: str) -> Guarded:
            if name == "score":
                values = np.nan_to_num(self._nodes[node.id].floats())[None, :]
            else:
                values = self.items.year(name).values[[self.facts.items.index(node.id)]]
            error = float(np.abs(values).max(initial=0.0)) * 1e-12
            return Guarded(values, sheet, spread=UNBOUNDED, error=error)

        x = GuardedColumns(sheet, self.segments, read, full=self.method.method.full_marks, direction="up")
        flags = np.broadcast_to(holds(tree, x), (1, size))[0]
        if sheet.undecided is not None:
            flags = flags | sheet.undecided[0]
        found: list[int] = np.flatnonzero(flags).tolist()
        return found
