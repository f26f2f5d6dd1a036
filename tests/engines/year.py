"""A year made by hand: a method as YAML without its surroundings, and one value an item and unit. 演示数据。"""

from collections.abc import Mapping, Sequence
from fractions import Fraction

import numpy as np

from kaoheng.engines.local import engine as local
from kaoheng.engines.reference import engine as reference
from kaoheng.explain.document import reasons_of
from kaoheng.explain.explainer import Explainer, nodes
from kaoheng.explain.recompute import recompute
from kaoheng.facts import Facts, cube_of
from kaoheng.method.edition import Method
from kaoheng.method.load import read
from kaoheng.results import Results, differences
from kaoheng.tables import Unit

HEAD = """
method: {id: demo, title: 演示办法, place: 演示市, year: 2024, full_marks: 100}
rounding: {items: 2, blocks: none, total: 2, mode: half_up}
policies: {missing: zero, not_applicable: spread}
groups: {all: {title: 全部}}
ranking: {on: rounded, ties: competition}
"""


def method_of(text: str) -> Method:
    """The method with this tree and whatever else the text says; refused where it is wrong."""
    return read(HEAD + text).method


def facts_of(method: Method, values: Mapping[str, Mapping[str, Sequence[str | None]]]) -> Facts:
    """Values by kind, item and unit; one ranking group."""
    items = tuple(item.id for item in method.items)
    units = len(next(iter(next(iter(values.values())).values())))
    cubes = {}
    for kind, by_item in values.items():
        cells = {
            (items.index(item), 0, unit): Fraction(value)
            for item, own in by_item.items()
            for unit, value in enumerate(own)
            if value is not None
        }
        cubes[kind] = cube_of(cells, (len(items), 1, units), [""])
    named = tuple(Unit(f"u{i}", f"单位{i}", "all") for i in range(units))
    return Facts(named, items, ("all",), np.array([0], dtype=np.intp), cubes)


def scored(method: Method, **values: Mapping[str, Sequence[str | None]]) -> Results:
    """The results on which both engines, the explanation and its recomputation agree."""
    facts = facts_of(method, values)
    exact, fast = reference.score(method, facts), local.score(method, facts)
    assert differences(exact, fast) == []
    assert recompute(reasons_of(Explainer(method, facts, fast))) == []
    return exact


def explained(results: Results, node: str, unit: int = 0) -> str:
    """The Chinese sentence behind one node of one unit."""
    explainer = Explainer(results.method, results.facts, results)
    reasons = {reason.id: reason for reason in nodes(explainer.unit(results.facts.units[unit].id))}
    return str(reasons[node].sentence.zh)
