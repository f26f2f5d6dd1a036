"""A desk for checking single figures: rules and little editions scored by every engine, which must agree."""

from collections.abc import Mapping
from typing import Any

from kaoheng.engines.catalogue import ENGINES
from kaoheng.facts import Facts
from kaoheng.method.edition import Method
from kaoheng.results import Results, differences
from tests.explain.workshop import facts, item, method


def by_every_engine(made: Method, known: Facts) -> Results:
    """The results of the reference, once every other engine has given the same."""
    results = {name: engine(made, known, None) for name, engine in ENGINES.items()}
    exact = results["reference"]
    for other in results.values():
        assert differences(exact, other) == []
        assert other.digest() == exact.digest()
    return exact


def scores(
    rule: Mapping[str, Any], full: str, *, direction: str = "up", decimals: Any = 2, parts: Any = None, **columns: str
) -> str:
    """The published scores of units in one group; the values of a column stand with spaces between units."""
    made = method(
        [item("it", rule, full, direction=direction)],
        full_marks=full,
        rounding=dict(items=decimals, blocks="none", total="none", mode="half_up"),
    )
    values: dict[str, dict[str, str]] = {name: named(text) for name, text in columns.items()}
    given: dict[str, dict[str, Any]] = {name: {"it": by_unit} for name, by_unit in values.items()}
    for name, by_part in (parts or {}).items():
        split = {part: named(text) for part, text in by_part.items()}
        units = next(iter(split.values()))
        given[name] = {"it": {unit: {part: by_unit[unit] for part, by_unit in split.items()} for unit in units}}
    units = next(iter(next(iter(given.values())).values()))
    results = by_every_engine(made, facts(made, given, dict.fromkeys(units, "county")))
    return " ".join(results.nodes["it"].text(unit) for unit in range(len(units)))


def named(text: str) -> dict[str, str]:
    """Units called u00, u01, … with one value each."""
    return {f"u{at:02}": value for at, value in enumerate(text.split())}


def totals(made: Method, values: Mapping[str, Mapping[str, Mapping[str, Any]]], units: str) -> Results:
    """A whole edition; `units` are one character each, in one group."""
    return by_every_engine(made, facts(made, values, dict.fromkeys(units, "county")))
