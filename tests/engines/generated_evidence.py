"""Evidence made at random for a generated method: near the numbers of the rules' examples, so that ties are common."""

from fractions import Fraction
from random import Random
from typing import Any

import numpy as np

from kaoheng.arithmetic.exact import ExactColumns
from kaoheng.facts import YEAR, Cube, Facts, cube_of
from kaoheng.method.edition import Method
from kaoheng.rules.catalogue import RULES
from kaoheng.rules.rule import Example, Rule
from kaoheng.scoring.years import year_value
from kaoheng.tables import Unit

EXAMPLES: list[tuple[type[Rule], Example]] = [(rule, example) for rule in RULES for example in rule.examples]
PERIODS = ("p1", "p2", "p3", "p4")
ODD = [Fraction(v) for v in ("0", "1", "6.4", "7", "88.845", "-2.5", "100", "0.005")]


class Values:
    """Values near those of a rule's worked examples, so that ties and boundaries are common."""

    def __init__(self, random: Random, rule: Rule) -> None:
        self.random = random
        self.odd = 0.003 if random.random() < 0.8 else 0.3
        self.usual: dict[str, list[Fraction]] = {}
        for _, example in (pair for pair in EXAMPLES if pair[0] is type(rule)):
            for name, values in example.columns.items():
                self.usual.setdefault(name, []).extend(Fraction(v) for v in values)
            for name, parts in example.parts.items():
                self.usual.setdefault(name, []).extend(Fraction(v) for values in parts.values() for v in values)

    def of(self, name: str) -> Fraction:
        return self.random.choice(ODD if self.random.random() < self.odd else self.usual.get(name, ODD))


class Evidence:
    """Values for every item and unit. In most methods no rule refuses them, so that there is something to compare."""

    def __init__(self, random: Random, method: Method) -> None:
        self.random, self.method = random, method
        self.wild = random.random() < 0.05
        self.gaps = random.random() < 0.5
        self.yearly: dict[str, dict[tuple[int, int, int], Fraction]] = {}
        self.by_part: dict[str, dict[tuple[int, str, int], Fraction]] = {}

    def facts(self, units: tuple[Unit, ...], groups: tuple[str, ...], starts: Any) -> Facts:
        away = np.zeros((len(self.method.items), len(units)), dtype=bool)
        first = set(starts.tolist())
        for i, item in enumerate(self.method.items):
            rules = [item.rule, *(o.rule for o in item.overrides if o.rule is not None)]
            values = Values(self.random, item.rule)
            for u in range(len(units)):
                gaps = self.gaps and (self.wild or u not in first)
                if gaps and self.random.random() < 0.05:
                    away[i, u] = True
                else:
                    self._unit(i, u, rules, values, absent=gaps and self.random.random() < 0.1)
        cubes = _cubes(self.yearly, self.by_part, (len(self.method.items), len(units)))
        items = tuple(item.id for item in self.method.items)
        return Facts(units, items, groups, starts, cubes, away if away.any() else None)

    def _unit(self, i: int, u: int, rules: list[Rule], values: Values, *, absent: bool) -> None:
        """One unit's values of one item; drawn again where a rule would refuse them."""
        columns = dict.fromkeys(name for rule in rules for name in (*rule.columns(), "prior"))
        parts = {
            (name, p): rule.part_names()[0] for rule in rules for name in rule.part_columns() for p in rule.part_names()
        }
        over = self.method.items[i].data.over_periods
        for _ in range(40):
            yearly = {name: values.of(name) for name in columns}
            periods = {name: self._periods(values, name) for name in columns} if over is not None else {}
            for name, drawn in periods.items():
                yearly[name] = year_value(drawn, over) or Fraction(0)
            by_part = {key: values.of(key[0]) for key in parts}
            if self.wild or not any(_refuses(rule, self.method.items[i].direction, yearly, by_part) for rule in rules):
                break
        for name, value in yearly.items():
            if not (absent and name == "actual") and not periods:
                self.yearly.setdefault(name, {})[i, 0, u] = value
        for name, drawn in periods.items():
            for period, one in zip(PERIODS, drawn, strict=True):
                if one is not None and not (absent and name == "actual"):
                    self.by_part.setdefault(name, {})[i, period, u] = one
        for (name, part), value in by_part.items():
            if not (absent and part == parts[name, part]):
                self.by_part.setdefault(name, {})[i, part, u] = value

    def _periods(self, values: "Values", name: str) -> list[Fraction | None]:
        """A value for each period; with gaps, not for all."""
        often = 0.1 if self.gaps else 0.0
        return [None if self.random.random() < often else values.of(name) for _ in PERIODS]


def _refuses(rule: Rule, direction: Any, yearly: dict[str, Fraction], by_part: dict[tuple[str, str], Fraction]) -> bool:
    """Whether a rule refuses a unit with these values, looked at alone."""
    parts: dict[str, dict[str, list[Fraction]]] = {}
    for (name, part), value in by_part.items():
        parts.setdefault(name, {})[part] = [value]
    columns = {name: [value] for name, value in yearly.items()}
    x = ExactColumns(1, columns, full=Fraction(10), direction=direction, parts=parts)
    return any(refusal.flags.any() for refusal in rule.refusals(x))


def _cubes(
    yearly: dict[str, dict[tuple[int, int, int], Fraction]],
    by_part: dict[str, dict[tuple[int, str, int], Fraction]],
    size: tuple[int, int],
) -> dict[str, Cube]:
    items, units = size
    cubes = {name: cube_of(values, (items, 1, units), (YEAR,)) for name, values in yearly.items()}
    for name, cells in by_part.items():
        periods = [YEAR, *dict.fromkeys(part for _, part, _ in cells)]
        both = {(i, periods.index(p), u): value for (i, p, u), value in cells.items()} | yearly.get(name, {})
        cubes[name] = cube_of(both, (items, len(periods), units), periods)
    return cubes
