"""What an item of a unit was scored from: every value, and where it came from."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from kaoheng.engines.reference.item import Row
from kaoheng.explain.reasons import NOTHING, Derived, Input, Part
from kaoheng.explain.words import column_title
from kaoheng.facts import NO_ORIGIN, Derivation, Facts, Origin
from kaoheng.formula.words import NAMES
from kaoheng.method.tree import Item, OverPeriods
from kaoheng.numbers import as_text, read_exact
from kaoheng.rules.rule import Rule
from kaoheng.scoring.years import year_value

_MEASURED = {*NAMES, "benchmark"} - {"prior_rank", "full"}


def inputs_of(
    facts: Facts, item_at: int, item: Item, rule: Rule, unit: int, row: Row | None, *, carried: bool
) -> tuple[Input, ...]:
    """The columns a rule reads, in its order; `row` holds what it was scored from, None where it was not."""
    reader = _Reader(facts, item_at, item, rule, unit, row, carried)
    names = dict.fromkeys((*rule.columns(), *rule.part_columns()))
    return tuple(found for name in names if (found := reader.input(name)) is not None)


def lacking(rule: Rule, inputs: Sequence[Input]) -> tuple[str, ...]:
    """The columns a rule reads of which a value, or a part, is missing."""
    whole = {one.name for one in inputs if one.value}
    parts = {one.name: {part.name for part in one.parts} for one in inputs}
    missing = [name for name in rule.columns() if name not in whole]
    missing += [name for name in rule.part_columns() if not set(rule.part_names()) <= parts.get(name, set())]
    return tuple(dict.fromkeys(missing))


class _Reader:
    def __init__(
        self, facts: Facts, item_at: int, item: Item, rule: Rule, unit: int, row: Row | None, carried: bool
    ) -> None:
        self.facts, self.item_at, self.item, self.rule = facts, item_at, item, rule
        self.unit, self.row, self.carried = unit, row, carried

    def input(self, name: str) -> Input | None:
        """One column; None where there is nothing at all."""
        kind = "prior" if self.carried and name == "actual" else name
        readings, derived = self._readings(name, kind), self._derived(name)
        if not readings:
            return None if derived is None else Input(name, column_title(name), derived=derived)
        value, over = self._value(name, kind, readings), self.item.data.over_periods
        measure = self.rule.measures().get(name, self.item.data.unit if name in _MEASURED else "")
        text, title = "" if value is None else as_text(value), column_title(name)
        if name in self.rule.part_columns() or (over is not None and (value is None or len(readings) > 1)):
            parts = self._parts(kind, readings)
            combine = "" if value is None else over.combine if over is not None else "last"
            chosen = over if combine == "best" else None
            written = shown(text, measure, parts)
            return Input(name, title, text, written, measure, combine=combine, parts=parts, chosen=chosen)
        period = next(reversed(readings))
        at = self._origin(kind, period)
        origin = at.source, at.status, at.as_of, at.row
        return Input(name, title, text, f"{text}{measure}", measure, period, *origin, derived=derived)

    def _derived(self, name: str) -> Derived | None:
        """How the value was made, where a channel or treatments made it."""
        actual = name == "actual" and not self.carried
        item = self.item.id if actual else self.item.data.columns.get(name, "")
        found = self.facts.derivations.get((item, self.facts.units[self.unit].id))
        return None if found is None else as_derived(found)

    def _readings(self, name: str, kind: str) -> dict[str, str]:
        """What there is of one kind of value, by period."""
        cube = self.facts.cubes.get(kind)
        if cube is None:
            return {}
        if self.row is not None and len(cube.periods) == 1 and name in self.row.columns:
            return {cube.periods[0]: as_text(self.row.columns[name])}
        return cube.texts(self.item_at, self.unit)

    def _value(self, name: str, kind: str, readings: Mapping[str, str]) -> Fraction | None:
        if name not in self.rule.columns():
            return None
        if self.row is not None:
            return self.row.columns[name]
        every = [readings.get(period) for period in self.facts.cubes[kind].periods]
        return year_value([None if text is None else read_exact(text) for text in every], self.item.data.over_periods)

    def _parts(self, kind: str, readings: Mapping[str, str]) -> tuple[Part, ...]:
        if not self.facts.origins:
            return tuple([Part(period, value) for period, value in readings.items()])
        places = [(period, value, self._origin(kind, period)) for period, value in readings.items()]
        return tuple([Part(period, value, at.source, at.status, at.as_of, at.row) for period, value, at in places])

    def _origin(self, kind: str, period: str) -> Origin:
        """A further column that is another item's actual value has that value's origin."""
        unit = self.facts.units[self.unit].id
        found = self.facts.origin(self.item.id, unit, kind, period)
        other = self.item.data.columns.get(kind) if found is NO_ORIGIN else None
        return self.facts.origin(other, unit, "actual", period) if other else found


def as_derived(made: Derivation) -> Derived:
    """A derivation as the document keeps it."""
    before = "" if made.before is None else as_text(made.before)
    return Derived(made.item, made.channel, made.title, before, made.steps, made.refused or NOTHING)


def checked(one: Input) -> Input:
    """The input with what follows from its values: the value its parts make, and how people write it."""
    value = one.value
    if one.combine:
        over = one.chosen or OverPeriods(combine=one.combine, incomplete="skip")
        made = year_value([read_exact(part.value) for part in one.parts], over)
        value = as_text(made) if made is not None else ""
    text = shown(value, one.measure, one.parts)
    return one if (one.value, one.written) == (value, text) else replace(one, value=value, written=text)


def shown(value: str, measure: str, parts: Sequence[Part]) -> str:
    """A value as people write it, with the parts behind it.

    >>> shown("0.75", "%", [Part("一季度", "0.3"), Part("二季度", "0.45")])
    '0.75%（一季度0.3%，二季度0.45%）'
    """
    whole = f"{value}{measure}" if value else ""
    listed = "，".join([f"{part.name}{part.value}{measure}" for part in parts])
    return f"{whole}（{listed}）" if parts else whole
