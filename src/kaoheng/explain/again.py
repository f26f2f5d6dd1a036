"""Items scored again from what the document keeps of them."""

import json
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

import numpy as np

from kaoheng.engines.reference.calculated import calculate
from kaoheng.engines.reference.item import Row, columns_of, points_by_policy, readable
from kaoheng.explain.calculated import node_of, values_of
from kaoheng.explain.group import averaged_notes
from kaoheng.explain.peers import Peers, read_peers
from kaoheng.explain.reasons import Calculation, Input, Reason, Scoring
from kaoheng.method.tree import Item
from kaoheng.numbers import read_exact
from kaoheng.rules.rule import Rule
from kaoheng.scoring.plan import Variant

Scored = tuple[Fraction | None, Mapping[str, Any]]
"""Points before rounding, and what the rule noted."""


class Tables:
    """The document's tables of peers, and what rules made of them; each table is scored once for each rule."""

    def __init__(self, peers: Mapping[str, Mapping[str, Mapping[str, Any]]]) -> None:
        self._read = {
            (item, group): read_peers(table) for item, groups in peers.items() for group, table in groups.items()
        }
        self._scored: dict[tuple[str, str, str], tuple[list[int], Any, dict[str, Any]]] = {}
        self._calculated: dict[tuple[str, str, str], tuple[Any, dict[str, Any]]] = {}

    def __iter__(self) -> Iterator[tuple[str, str, Peers]]:
        return ((item, group, table) for (item, group), table in self._read.items())

    def of(self, reason: Reason, scoring: Scoring) -> Peers:
        """The table an item was compared by; LookupError where the document has none."""
        return self._read[reason.id, scoring.peers]

    def find(self, item: str, group: str) -> Peers | None:
        """The table of an item and group; None where scores rest on no peers."""
        return self._read.get((item, group))

    def again(self, unit: str, reason: Reason, scoring: Scoring) -> Scored:
        """An item's points once more; LookupError or ValueError where the document does not allow it."""
        if reason.state == "scored":
            return self._among_peers(unit, reason, scoring) if scoring.peers else _alone(reason, scoring)
        scores: list[Fraction] = []
        if scoring.policy == "group_average":
            scores = [read_exact(score) for score in self.of(reason, scoring).scores]
        points = points_by_policy(scoring.policy, read_exact(reason.full), scores) if scoring.policy else None
        return points, averaged_notes(len(scores)) if scores else {}

    def _among_peers(self, unit: str, reason: Reason, scoring: Scoring) -> Scored:
        table, rule = self.of(reason, scoring), scoring.rule
        own = table.units.index(unit)
        key = (reason.id, scoring.peers, json.dumps([rule.model_dump(mode="json"), reason.full, scoring.direction]))
        if key not in self._scored:
            rows = [table.row(at) for at in range(len(table.units))]
            among = [at for at, row in enumerate(rows) if readable(row, rule)]
            self._scored[key] = (among, *_points(reason, scoring, [rows[at] for at in among]))
        among, points, notes = self._scored[key]
        at = among.index(own)
        return points[at], {name: values[at] for name, values in notes.items()}

    def calculate(self, unit: str, reason: Reason, calculation: Calculation) -> Scored:
        """A calculated node's value once more; LookupError or ValueError where the document does not allow it."""
        if reason.state != "scored":
            return None, {}
        node, columns = node_of(reason), values_of(calculation)
        if not calculation.peers:
            points, notes, _ = calculate(node, {name: [value] for name, value in columns.items()}, 1)
            return points[0], {name: values[0] for name, values in notes.items()}
        table = self._read[reason.id, calculation.peers]
        own = table.units.index(unit)
        if table.row(own).columns != columns:
            raise ValueError("what the formula reads is not what stands in the table of peers")
        key = (reason.id, calculation.peers, json.dumps([calculation.formula, reason.full]))
        if key not in self._calculated:
            rows = [table.row(at).columns for at in range(len(table.units))]
            together = {name: [row[name] for row in rows] for name in columns}
            self._calculated[key] = calculate(node, together, len(rows))[:2]
        points, notes = self._calculated[key]
        return points[own], {name: values[own] for name, values in notes.items()}


def _alone(reason: Reason, scoring: Scoring) -> Scored:
    points, notes = _points(reason, scoring, [row_of(scoring.rule, scoring.inputs)])
    return points[0], {name: values[0] for name, values in notes.items()}


def _points(reason: Reason, scoring: Scoring, rows: list[Row]) -> tuple[Any, dict[str, Any]]:
    rule: Rule = scoring.rule
    item = Item(id=reason.id, title=reason.title.zh, direction=scoring.direction, rule=rule)
    variant = Variant(item, rule, read_exact(reason.full), None, np.ones(len(rows), dtype=bool))
    notes: dict[str, Any] = {}
    x = columns_of(variant, rows, notes)
    return x.wide(rule.points(x)), notes


def row_of(rule: Rule, inputs: tuple[Input, ...]) -> Row:
    """What a unit was scored from, as its own inputs say."""
    wanted = set(rule.part_names())
    parts = {
        one.name: {part.name: read_exact(part.value) for part in one.parts if part.name in wanted}
        for one in inputs
        if one.name in rule.part_columns()
    }
    return Row({one.name: read_exact(one.value) for one in inputs if one.value}, parts)
