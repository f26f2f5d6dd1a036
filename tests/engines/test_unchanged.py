"""A year with other values, scored over an earlier one, comes out as if nothing had been scored before."""

from dataclasses import replace
from fractions import Fraction
from random import Random

import numpy as np
import pytest

from kaoheng.engines.local.engine import Prepared
from kaoheng.engines.reference import engine as reference
from kaoheng.facts import Cube, Facts, Flags
from kaoheng.findings import Refused
from kaoheng.method.edition import Method
from kaoheng.results import Results, differences
from tests.engines.generated import method_and_facts


def otherwise(random: Random, facts: Facts) -> Facts:
    """Some values of a kind another unit's, some missing; now and then an item that does not apply to a unit."""
    kind = random.choice(sorted(facts.cubes))
    old = facts.cubes[kind]
    cells = [tuple(cell) for cell in np.argwhere(~np.isnan(old.values)).tolist()]
    values = {}
    for item, period, unit in random.sample(cells, min(len(cells), random.randint(0, 3))):
        values[item, period, unit] = old.exact(item, period, random.choice(range(len(facts.units)))) or Fraction(1)
    cube = old.changed(values)
    if cells and random.random() < 0.3:
        cube = without(cube, *random.choice(cells))
    away = facts.not_applicable
    if random.random() < 0.2:
        away = away_also(facts, random.randrange(len(facts.items)), random.randrange(len(facts.units)))
    return replace(facts, cubes={**facts.cubes, kind: cube}, not_applicable=away)


def without(cube: Cube, item: int, period: int, unit: int) -> Cube:
    """The cube with one value missing."""
    values, complete = cube.values.copy(), cube.complete.copy()
    values[item, period, unit], complete[item] = np.nan, False
    long = {cell: value for cell, value in cube.long.items() if cell != (item, period, unit)}
    return Cube(cube.periods, values, cube.decimals, complete, long)


def away_also(facts: Facts, item: int, unit: int) -> Flags:
    """One more item that does not apply to a unit."""
    old = facts.not_applicable
    away = np.zeros((len(facts.items), len(facts.units)), dtype=bool) if old is None else old.copy()
    away[item, unit] = True
    return away


def told(prepared: Prepared | None, method: Method, facts: Facts) -> Results | set[str]:
    try:
        return reference.score(method, facts) if prepared is None else prepared.score(facts)
    except Refused as refused:
        return {finding.sentence("en") for finding in refused}


@pytest.mark.parametrize("seed", range(150))
def test_what_is_taken_over_is_what_would_be_scored(seed: int) -> None:
    random = Random(seed)
    method, facts = method_and_facts(random)
    prepared = Prepared(method, facts)
    for _ in range(3):
        changed = otherwise(random, facts)
        exact, fast = told(None, method, changed), told(prepared, method, changed)
        if isinstance(exact, Results) and isinstance(fast, Results):
            assert differences(exact, fast) == []
        else:
            assert exact == fast
