"""Item scores of all units: batches of alike items over blocks of groups, exact where floats could not decide."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import lcm
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kaoheng.arithmetic.guarded import ULP, UNBOUNDED, Floats, Guarded, Sheet
from kaoheng.arithmetic.guarded_columns import GuardedColumns
from kaoheng.engines.local.layout import Batch, Block, Layout
from kaoheng.engines.local.years import Run, YearValues, year_values
from kaoheng.facts import Flags
from kaoheng.results import MISSING, NOT_APPLICABLE, NOT_MEMBER, SCORED
from kaoheng.scoring.plan import Plan, Variant


@dataclass
class Proof:
    """What is proven about one item's unrounded scores, the weakest of all blocks."""

    grid: int = 1
    spread: int = 1
    error: float = 0.0

    def weaken(self, points: "Guarded | Proof") -> None:
        """Take in another block's proof."""
        self.grid = lcm(self.grid, points.grid)
        self.spread = max(self.spread, points.spread)
        self.error = max(self.error, points.error)


class Items:
    """The item scores of one run. `scores[i, u]` is whole numbers on the item's grid, or unrounded values."""

    def __init__(self, plan: Plan, layout: Layout, run: Run) -> None:
        self.plan = plan
        self.layout = layout
        self._run = run
        shape = (len(plan.method.items), len(plan.facts.units))
        self.scores: Floats = np.empty(shape)
        self.proofs = [Proof() for _ in plan.method.items]
        self.doubtful: set[tuple[int, int]] = set()
        """Items and groups that must be scored again exactly."""
        self.refusing: set[tuple[int, int]] = set()
        self._years: dict[str, YearValues] = {}

    def year(self, name: str) -> YearValues:
        """The year's values of one kind; nothing at all for a kind the evidence does not have."""
        if name not in self._years:
            facts, items = self.plan.facts, self.plan.method.items
            if name in facts.cubes:
                self._years[name] = year_values(facts.cubes[name], self.layout.alike, self._run)
            else:
                none = np.zeros(self.scores.shape, dtype=bool)
                ones = np.ones(self.scores.shape)
                self._years[name] = YearValues(ones, none, none[:, 0], [1] * len(items), np.ones(len(items)))
        return self._years[name]

    # -- who has data ---------------------------------------------------------------------------

    @cached_property
    def states(self) -> NDArray[np.uint8]:
        """What every cell is; SCORED where a unit has every value its rule reads."""
        states = np.zeros(self.scores.shape, dtype=np.uint8)
        away = self.plan.facts.not_applicable
        if away is None and self.layout.uniform and self._nothing_missing():
            return states
        for at, item in enumerate(self.plan.method.items):
            variants = self.plan.variants[item.id]
            if len(variants) == 1 and self._whole(at, variants[0]) and away is None:
                continue
            states[at] = NOT_MEMBER
            for variant in variants:
                readable = self.readable(at, variant)
                states[at, variant.units] = np.where(readable[variant.units], SCORED, MISSING)
            if away is not None:
                states[at, away[at] & (states[at] != NOT_MEMBER)] = NOT_APPLICABLE
        return states

    def _nothing_missing(self) -> bool:
        """Whether every value any rule reads is there for every unit."""
        cubes = self.plan.facts.cubes
        return all(bool(self.year(name).complete.all()) for name in self.layout.columns) and all(
            name in cubes and bool(cubes[name].complete.all()) and parts <= set(cubes[name].periods)
            for name, parts in self.layout.part_columns.items()
        )

    def _whole(self, at: int, variant: Variant) -> bool:
        return variant.everyone and self._complete(at, variant)

    def _complete(self, at: int, variant: Variant) -> bool:
        carry = self.plan.missing(variant.item) == "carry_forward"
        names = [self._source(name, carry) for name in variant.rule.columns()]
        cubes = [self.plan.facts.cubes.get(name) for name in variant.rule.part_columns()]
        return all(bool(self.year(name).complete[at]) for name in names) and all(
            cube is not None and bool(cube.complete[at]) and set(variant.rule.part_names()) <= set(cube.periods)
            for cube in cubes
        )

    def readable(self, at: int, variant: Variant) -> Flags:
        """The units that have every value one variant's rule reads."""
        flags = np.ones(self.scores.shape[1], dtype=bool)
        carry = self.plan.missing(variant.item) == "carry_forward"
        for name in variant.rule.columns():
            present = self.year(self._source(name, carry)).present
            if present is not None:
                flags &= present[at]
        for name in variant.rule.part_columns():
            cube = self.plan.facts.cubes.get(name)
            for part in variant.rule.part_names():
                if cube is None or part not in cube.periods:
                    return np.zeros_like(flags)
                flags &= ~np.isnan(cube.values[at, cube.periods.index(part)])
        return flags

    def _source(self, name: str, carry: bool) -> str:
        """The column a rule reads as `name`; with carry-forward, last year's value fills the gaps of `actual`."""
        if not carry or name != "actual":
            return name
        filled = "actual or prior"
        if filled not in self._years:
            self._years[filled] = _filled(self.year("actual"), self.year("prior"))
        return filled

    # -- scoring --------------------------------------------------------------------------------

    def score(self, batch: Batch, block: Block) -> None:
        """Score one batch over one block, into `scores`."""
        units, rows = block.units, batch.rows
        sheet = Sheet(len(rows), units.stop - units.start)
        present = self._present(batch, block)
        x = GuardedColumns(
            sheet,
            block.segments,
            self._reader(batch, units, sheet),
            full=batch.full.on(sheet),
            direction=batch.direction,
            present=present,
            parts=self._part_reader(batch, units, sheet),
        )
        rule = batch.stack.on(sheet)
        for refusal in rule.refusals(x):
            self._collect(self.refusing, batch, block, refusal.flags)
        points = x.wide(rule.points(x))
        rounding = batch.rounding
        if rounding.decimals is not None:
            out = points.rounded(rounding.decimals, rounding.mode)
        else:
            out = points.value
            for row in rows:
                self.proofs[row.item].weaken(points)
        if sheet.undecided is not None:
            self._collect(self.doubtful, batch, block, sheet.undecided)
        if all(row.variant.everyone for row in rows):
            self.scores[batch.items, units] = out
        else:
            for at, row in enumerate(rows):
                np.copyto(self.scores[row.item, units], out[at], where=row.variant.units[units])

    def _present(self, batch: Batch, block: Block) -> Flags | None:
        """Which cells hold data a peer may be compared with; None for all."""
        part = self.states[batch.items, block.units]
        if not part.any():
            return None
        present: Flags = part == SCORED
        for at, row in enumerate(batch.rows):
            if not row.variant.everyone:
                present[at] &= self.readable(row.item, row.variant)[block.units]
        return present

    def _collect(self, into: set[tuple[int, int]], batch: Batch, block: Block, flags: Flags) -> None:
        """Remember the items and groups of flagged cells that hold data of the row's own units."""
        wide = np.broadcast_to(flags, (len(batch.rows), block.units.stop - block.units.start))
        for at in np.flatnonzero(wide.any(axis=1)).tolist():
            row = batch.rows[at]
            own = wide[at] & row.variant.units[block.units] & (self.states[row.item, block.units] == SCORED)
            into |= {(row.item, block.groups[g]) for g in np.unique(block.segments.group[own]).tolist()}

    def _reader(self, batch: Batch, units: slice, sheet: Sheet) -> Callable[[str], Guarded]:
        item = batch.rows[0].variant.item
        carry = self.plan.missing(item) == "carry_forward"

        def read(name: str) -> Guarded:
            year = self.year(self._source(name, carry))
            return guarded_values(year.values[batch.items, units], [year.grid[row.item] for row in batch.rows], sheet)

        return read

    def _part_reader(self, batch: Batch, units: slice, sheet: Sheet) -> Callable[[str], Mapping[str, Guarded]]:
        names = batch.rows[0].variant.rule.part_names()

        def read(name: str) -> dict[str, Guarded]:
            cube = self.plan.facts.cubes.get(name)
            inexact = {item for item, _, _ in cube.long} if cube is not None else set()
            parts = {}
            for part in names:
                if cube is None or part not in cube.periods:  # nobody has it, so nobody is scored
                    parts[part] = guarded_values(np.ones(sheet.shape), [1], sheet)
                    continue
                values = cube.values[batch.items, cube.periods.index(part), units]
                grids = [0 if row.item in inexact else 10 ** int(cube.decimals[row.item]) for row in batch.rows]
                parts[part] = guarded_values(np.where(np.isnan(values), 1.0, values), grids, sheet)
            return parts

        return read


def guarded_values(values: Floats, grids: list[int], sheet: Sheet) -> Guarded:
    """Values of the evidence with their proof; one without a grid (0) proves nothing."""
    size = max(float(values.max(initial=0.0)), -float(values.min(initial=0.0)))
    spread: Any = UNBOUNDED if 0 in grids else 1
    grid = lcm(*(g for g in grids if g)) if spread == 1 else 1
    return Guarded(values, sheet, grid=grid, spread=spread, size=size, error=size * ULP)


def _filled(actual: YearValues, prior: YearValues) -> YearValues:
    if actual.present is None:
        return actual
    values = np.where(actual.present, actual.values, prior.values)
    present = actual.present | (True if prior.present is None else prior.present)
    grid = [lcm(a, p) if a and p else 0 for a, p in zip(actual.grid, prior.grid, strict=True)]
    return YearValues(values, present, np.asarray(present.all(axis=1)), grid, np.maximum(actual.size, prior.size))
