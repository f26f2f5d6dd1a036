"""预计得分: the item's own rule over the year as forecast, with the other units of the group at their middle."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

import pyarrow as pa

from kaoheng.analysis.spans import read_span
from kaoheng.engines.reference.item import ItemRun, score_item
from kaoheng.facts import YEAR, Facts
from kaoheng.findings import Refused
from kaoheng.freeze.columns import column
from kaoheng.freeze.frozen import freeze
from kaoheng.method.edition import Method
from kaoheng.method.tree import Item, rule_of
from kaoheng.numbers import as_text
from kaoheng.rules.rule import About
from kaoheng.scoring.plan import Plan
from kaoheng.tables import OBSERVATION_COLUMNS, Evidence, Sheet
from kaoheng.text import Text


@dataclass(frozen=True)
class Prospect:
    """One item of a year whose actual values are forecasts, ready to be scored; `why` says why it cannot be."""

    plan: Plan | None
    item: Item
    why: Text = field(default_factory=lambda: Text("", ""))

    def target(self, unit: str, kind: str = "target") -> Fraction | None:
        """A unit's target as the method or the evidence states it."""
        if self.plan is None or unit not in self._units or kind not in self.plan.facts.cubes:
            return None
        cube, at = self.plan.facts.cubes[kind], self.plan.facts.items.index(self.item.id)
        return cube.exact(at, cube.periods.index(YEAR), self._units[unit]) if YEAR in cube.periods else None

    def points(self, unit: str, actual: Fraction) -> tuple[Fraction | None, Text]:
        """The unit's score if the year came to `actual`, and its rule's clause; or none, and why."""
        if self.plan is None or unit not in self._units:
            return None, self.why
        facts = _with(self.plan.facts, self.item.id, self._units[unit], actual)
        plan = Plan(self.plan.method, facts)
        run = score_item(plan, self.item, int(plan.group_of[self._units[unit]]), explain=False)
        at = run.units.index(self._units[unit])
        refusal = next((refusal for where, refusal in run.refusals if where == at), None)
        if refusal is not None or at not in run.rows:
            return None, refusal.why if refusal else Text("缺少计分所需的数据", "data that the rule reads are missing")
        return run.scores[at], _clause(run, at)

    @property
    def _units(self) -> dict[str, int]:
        return {unit.id: at for at, unit in enumerate(self.plan.facts.units)} if self.plan else {}


def _clause(run: ItemRun, at: int) -> Text:
    """The rule as the regulation puts it, by the variant that scores the unit."""
    variant = run.variants[at]
    item = run.item
    about = About(variant.full if variant else item.points or Fraction(0), item.title, item.data.unit, item.direction)
    return (variant.rule if variant else rule_of(item)).clause(about)


def prospect(method: Method, evidence: Evidence, item: Item, years: Mapping[str, Fraction]) -> Prospect:
    """Freeze one item with the forecast values of `years` (by unit) in place of what was reported."""
    if rule_of(item).part_names():
        return Prospect(None, item, Text("该项按期计分，不估得分", "the item is scored part by part"))
    kept = [node for node in method.items if node.id in item.data.columns.values()]
    own = item.model_copy(update={"missing": "zero", "data": item.data.model_copy(update={"over_periods": None})})
    tree = (own, *(node.model_copy(update={"missing": "zero"}) for node in kept))
    small = method.model_copy(update={"tree": tree, "grades": None})
    try:
        frozen = freeze(small, _evidence(method, evidence, [node.id for node in tree], item, years))
    except Refused as refused:
        return Prospect(None, item, refused.findings[0].what)
    return Prospect(Plan(small, frozen.facts), own)


def _evidence(
    method: Method, evidence: Evidence, items: Sequence[str], item: Item, years: Mapping[str, Fraction]
) -> Evidence:
    """What the evidence says about the whole year, and the forecasts."""
    sheet = evidence.observations
    ids, kinds, periods = (column(sheet, name) for name in ("item_id", "kind", "period"))
    year = method.method.year
    rows = [
        row
        for row in range(sheet.columns.num_rows)
        if ids[row] in items and _whole(periods[row], year) and not (ids[row] == item.id and _actual(kinds[row]))
    ]
    table = {name: [column(sheet, name)[row] for row in rows] for name in OBSERVATION_COLUMNS}
    status = item.data.status[0] if item.data.status else ""
    for unit, value in years.items():
        said = {"unit_id": unit, "item_id": item.id, "kind": "actual", "value": as_text(value), "status": status}
        for name in OBSERVATION_COLUMNS:
            table[name].append(said.get(name, ""))
    observations = replace(sheet, columns=pa.table(table), rows=None)
    return replace(evidence, observations=observations, targets=_about(evidence.targets, items), decisions=None)


def _whole(period: str, year: int) -> bool:
    try:
        span = read_span(period, year)
    except ValueError:
        return False
    return span.whole and span.year == year


def _actual(kind: str) -> bool:
    return kind in ("", "actual")


def _about(sheet: Sheet | None, items: Sequence[str]) -> Sheet | None:
    """The rows of a sheet that are about these items."""
    if sheet is None:
        return None
    ids = column(sheet, "item_id")
    kept = [row for row in range(sheet.columns.num_rows) if ids[row] in items]
    return replace(sheet, columns=sheet.columns.take(pa.array(kept, pa.int64())), rows=None) if kept else None


def _with(facts: Facts, item: str, unit: int, value: Fraction) -> Facts:
    """The same facts with another actual value of one unit."""
    cube, at = facts.cubes["actual"], facts.items.index(item)
    period = cube.periods.index(YEAR)
    values = cube.values.copy()
    values[at, period, unit] = float(value)
    changed = replace(cube, values=values, long={**cube.long, (at, period, unit): value})
    return replace(facts, cubes={**facts.cubes, "actual": changed})
