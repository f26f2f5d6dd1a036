"""Facts with derived values: what channels tally and treatments make, laid in as exact actual values.

    derive(method, facts) -> Facts

The facts as they were reported stay in `Facts.raw`; change them and derive again.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cached_property

from kaoheng.derive.making import make
from kaoheng.derive.order import in_order
from kaoheng.derive.origins import DerivedOrigins
from kaoheng.derive.raw import Column, Raw, concerned, raw_of, reported, year_of_cubes
from kaoheng.derive.tallies import taken, tallies
from kaoheng.derive.treating import Made
from kaoheng.facts import Cube, Derivation, Facts, Origin, with_years
from kaoheng.findings import Finding, Place, Refused
from kaoheng.method.edition import Method
from kaoheng.method.tree import Item
from kaoheng.scoring.plan import Plan
from kaoheng.tally.channel import Tally
from kaoheng.text import Text, title_of


@dataclass(frozen=True)
class Derived:
    """The facts with everything derived, and the values that could not be."""

    facts: Facts
    findings: tuple[Finding, ...] = ()


def derive(method: Method, facts: Facts) -> Facts:
    """The facts that are scored; the same where the method derives nothing. Refused with every problem."""
    done = derived(method, facts)
    if done.findings:
        raise Refused(done.findings)
    return done.facts


def derived(method: Method, facts: Facts) -> Derived:
    """The facts with derived values, beside what stands in the way of others."""
    items = {item.id: item for item in method.items if item.data.derived}
    if not items:
        return Derived(facts)
    work = _Work(Plan(method, facts.underived))
    for id in in_order({id: item.data.reads for id, item in items.items()}):
        if id in items:
            work.item(items[id])
    return Derived(work.facts(), tuple(work.findings))


@dataclass
class _Work:
    """The items derived so far: values by unit, derivations, and findings."""

    plan: Plan
    values: dict[str, dict[int, Fraction | None]] = field(default_factory=dict)
    derivations: dict[tuple[str, str], Derivation] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    _tallied: dict[str, dict[str, Tally]] = field(default_factory=dict)

    def item(self, item: Item) -> None:
        """Derive one item for every unit it concerns."""
        facts, data = self.plan.facts, item.data
        titles = titles_of(self.plan.method)
        by_group = [concerned(self.plan, item, group) for group in range(len(facts.groups))]
        tallied = self._tally(data.channel) if data.channel else {}
        raws = [self._raw(item, units, tallied) for units in by_group]
        channel = self.plan.method.channel(data.channel) if data.channel else None
        made = make(item.id, data, raws, titles, channel, tallied)
        units = [unit for group in by_group for unit in group]
        self.values[item.id] = {}
        for unit, (name, one, derivation) in zip(units, made, strict=True):
            self.values[item.id][unit] = one.value
            self.derivations[item.id, name] = derivation
            self.findings += self._snags(item, unit, one)

    def _tally(self, channel: str) -> dict[str, Tally]:
        if channel not in self._tallied:
            facts, method = self.plan.facts, self.plan.method
            bound = [item for item in method.items if item.data.channel == channel]
            groups = [
                group for group in range(len(facts.groups)) if any(concerned(self.plan, item, group) for item in bound)
            ]
            self._tallied[channel] = tallies(facts, channel, method.channel(channel), groups)
        return self._tallied[channel]

    def _raw(self, item: Item, units: list[int], tallied: Mapping[str, Tally]) -> Raw:
        facts, data = self.plan.facts, item.data
        if data.channel:
            names = [facts.units[unit].id for unit in units]
            periods = {"": taken(tallied, data.take, names)}
        else:
            periods = reported(facts, item, units)
        return raw_of(facts, item, units, periods, self._year_of)

    def _year_of(self, name: str, units: Sequence[int]) -> Column:
        if name in self.values:
            return tuple(self.values[name].get(unit) for unit in units)
        return year_of_cubes(self.plan.facts, self._items)(name, units)

    @cached_property
    def _items(self) -> dict[str, Item]:
        return {item.id: item for item in self.plan.method.items}

    def _snags(self, item: Item, unit: int, made: Made) -> Iterator[Finding]:
        title = self.plan.facts.units[unit].title
        for snag in made.snags:
            place = Place(path=f"{title} · {item.id} {item.title}")
            yield Finding("cannot_be_treated", place, snag.why, snag.mend)

    def facts(self) -> Facts:
        """The facts with the derived values in their cubes, also where other items read them as a column."""
        raw, items = self.plan.facts, self.plan.method.items
        shape = len(raw.items), len(raw.units)
        rows: dict[str, dict[int, list[Fraction | None]]] = {"actual": {}}
        for at, item in enumerate(items):
            if item.id in self.values:
                rows["actual"][at] = self._row(item.id)
            for name, other in item.data.columns.items():
                if other in self.values:
                    rows.setdefault(name, {})[at] = self._row(other)
        cubes: dict[str, Cube] = {
            **raw.cubes,
            **{kind: with_years(raw.cubes.get(kind), by_item, shape) for kind, by_item in rows.items()},
        }
        channels = {
            item.id: Origin(source=self.plan.method.channels[item.data.channel].title)
            for item in items
            if item.data.channel
        }
        origins = DerivedOrigins(raw.origins, channels) if channels else raw.origins
        return replace(raw, cubes=cubes, origins=origins, derivations=self.derivations, raw=raw)

    def _row(self, item: str) -> list[Fraction | None]:
        return [self.values[item].get(unit) for unit in range(len(self.plan.facts.units))]


def titles_of(method: Method) -> dict[str, Text]:
    """The title of every item."""
    return {item.id: title_of(item) for item in method.items}
