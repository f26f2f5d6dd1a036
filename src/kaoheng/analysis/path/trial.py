"""A unit's own group, to be scored again and again with other values of the unit."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cached_property

import numpy as np

from kaoheng.analysis.adjusted import score_adjusted
from kaoheng.analysis.changes import ValueChange, with_values
from kaoheng.engines.local.engine import Prepared
from kaoheng.facts import Cube, Facts
from kaoheng.findings import Refused
from kaoheng.method.edition import Method
from kaoheng.method.tree import Item
from kaoheng.results import SCORED, Results

Values = Mapping[str, Fraction]
"""Other actual values of the unit, by item."""


@dataclass(frozen=True)
class Trial:
    """The unit (by position in `facts`) and everybody its rank and grade depend on."""

    method: Method
    facts: Facts
    unit: int
    _known: dict[tuple[tuple[str, Fraction], ...], Results | None] = field(default_factory=dict, compare=False)

    @cached_property
    def _prepared(self) -> Prepared:
        return Prepared(self.method, self.facts)

    @cached_property
    def before(self) -> Results:
        """The year as it is."""
        return score_adjusted(self._prepared, self.facts)

    def changes(self, values: Values) -> list[ValueChange]:
        """The values as changes of evidence."""
        id = self.facts.units[self.unit].id
        return [ValueChange(id, item, value, period=self.period(item)) for item, value in values.items()]

    def score(self, values: Values) -> Results | None:
        """The year with other values; None where a rule refuses them. What was asked before is remembered."""
        key = tuple(sorted(values.items()))
        if key not in self._known:
            try:
                changed = with_values(self.method, self.facts, self.changes(values))
                self._known[key] = score_adjusted(self._prepared, changed)
            except Refused:
                self._known[key] = None
        return self._known[key]

    def movable(self) -> list[Item]:
        """The items that are scored for the unit from one number of its own."""
        results, cubes = self.before, self.facts.underived.cubes
        return [
            item
            for item in self.method.items
            if results.states[item.id][self.unit] == SCORED
            and "actual" in cubes
            and not item.data.channel
            and not any(v.rule.part_names() for v in self._prepared.layout.plan.variants[item.id])
            and self.value(item.id) is not None
        ]

    @property
    def reported(self) -> Cube:
        """The actual values as they were reported, before treatments."""
        return self.facts.underived.cubes["actual"]

    def period(self, item: str) -> str:
        """The period to be changed: the last one the unit has a value for."""
        cube, at = self.reported, self.facts.items.index(item)
        spans = [span for span in cube.spans(at) if not np.isnan(cube.values[at, span, self.unit])]
        return cube.periods[spans[-1]] if spans else ""

    def value(self, item: str, unit: int | None = None) -> Fraction | None:
        """The actual value of that period, of the unit or of another."""
        cube, period = self.reported, self.period(item)
        if period not in cube.periods:
            return None
        at = self.unit if unit is None else unit
        return cube.exact(self.facts.items.index(item), cube.periods.index(period), at)


def trial(method: Method, facts: Facts, unit: str) -> Trial:
    """A trial for the unit of this id; its group alone, unless places of a quota or treatments reach across groups."""
    at = next(at for at, each in enumerate(facts.units) if each.id == unit)
    passing = method.grades is not None and any(q.unused == "to_other_groups" for q in method.grades.quota.values())
    passing = passing or any(step.reach() == "all" for item in method.items for step in item.data.steps)
    if passing or len(facts.groups) == 1:
        return Trial(method, facts, at)
    group = int(np.searchsorted(facts.starts, at, side="right")) - 1
    members = facts.members(group)
    return Trial(method, _only(facts, group), at - members.start)


def _only(facts: Facts, group: int) -> Facts:
    """The facts of one group. History and vetoes stay whole: they are looked up by a unit and those it came from."""
    members = facts.members(group)
    own = slice(members.start, members.stop)
    cubes = {
        kind: replace(
            cube,
            values=cube.values[:, :, own],
            complete=np.asarray(~np.isnan(cube.values[:, :, own]).any(axis=(1, 2))),
            long={(i, p, u - own.start): v for (i, p, u), v in cube.long.items() if u in members},
        )
        for kind, cube in facts.cubes.items()
    }
    away = None if facts.not_applicable is None else facts.not_applicable[:, own]
    ids = {unit.id for unit in facts.units[own]}
    return replace(
        facts,
        units=facts.units[own],
        groups=(facts.groups[group],),
        starts=np.zeros(1, dtype=np.intp),
        cubes=cubes,
        not_applicable=away,
        decisions=tuple(decision for decision in facts.decisions if decision.unit_id in ids),
        adjustments=tuple(adjustment for adjustment in facts.adjustments if adjustment.unit_id in ids),
        rows={id: tuple(row for row in rows if row.unit_id in ids) for id, rows in facts.rows.items()},
        derivations={key: made for key, made in facts.derivations.items() if key[1] in ids},
        raw=None if facts.raw is None else _only(facts.raw, group),
    )
