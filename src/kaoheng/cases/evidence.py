"""The evidence of a case as the tables that any other evidence has; each row is the line it was written on."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import pyarrow as pa

from kaoheng.cases.model import ABOUT, NOT_APPLICABLE, Case, Cell
from kaoheng.method.edition import Method
from kaoheng.method.positions import Loc
from kaoheng.tables import (
    ADJUSTMENT_COLUMNS,
    DECISION_COLUMNS,
    HISTORY_COLUMNS,
    OBSERVATION_COLUMNS,
    TARGET_COLUMNS,
    UNIT_COLUMNS,
    VETO_COLUMNS,
    Evidence,
    Sheet,
)

TARGETS = {"target": "value", "target_low": "low", "target_high": "high"}
"""Kinds of value that stand in the sheet of targets, unless they are given for periods."""


@dataclass
class _Rows:
    """The rows of one sheet, each with its line in the case file."""

    columns: Sequence[str]
    rows: list[Mapping[str, str]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)

    def add(self, line: int | None, **cells: str) -> None:
        self.rows.append(cells)
        self.lines.append(line or 1)

    def sheet(self, case: Case) -> Sheet:
        table = pa.table({key: pa.array([row.get(key, "") for row in self.rows], pa.string()) for key in self.columns})
        return Sheet(case.positions.file, "", table, rows=tuple(self.lines))


def evidence_of(case: Case, whole: Method, scored: Method) -> Evidence:
    """The tables of a case. Values for nodes of the whole method that are not scored are left out."""
    units, observations = _Rows(UNIT_COLUMNS), _Rows(OBSERVATION_COLUMNS)
    targets = _Rows(TARGET_COLUMNS)
    layer, line = case.units, case.positions.line
    for group, members in layer.given.units.items():
        for unit, title in members.items():
            at = line((*layer.loc, "units", group, unit))
            units.add(at, unit_id=unit, title=title, group=group)
    left_out = {item.id for item in whole.items} - {item.id for item in scored.items}
    for (unit, item), cell in _cells(case).items():
        if item not in left_out:
            _lay(unit, item, cell, case, observations, targets)
    return Evidence(
        units.sheet(case),
        observations.sheet(case),
        targets.sheet(case) if targets.rows else None,
        _records(case, "decisions", "matter", DECISION_COLUMNS),
        _records(case, "vetoes", "veto", VETO_COLUMNS),
        _records(case, "adjustments", "matter", ADJUSTMENT_COLUMNS),
        _records(case, "history", "year", HISTORY_COLUMNS),
    )


def _records(case: Case, table: str, key: str, columns: Sequence[str]) -> Sheet | None:
    """A table whose rows a case writes by unit and key; None where it writes none."""
    rows = _Rows(columns)
    for each in case.layers:
        for unit, by_key in getattr(each.given, table).items():
            for name, record in by_key.items():
                at = case.positions.line((*each.loc, table, unit, name))
                rows.add(at, **record, unit_id=unit, **{key: str(name)})
    return rows.sheet(case) if rows.rows else None


_Placed = dict[str, tuple[str | dict[str, str], Loc]]
"""Values and remarks of one cell by name, each with its place."""


def _cells(case: Case) -> dict[tuple[str, str], _Placed]:
    """Every unit's cells, the later layers laid over the earlier."""
    found: dict[tuple[str, str], _Placed] = {}
    for unit, item, cell, loc in _written(case):
        if cell is None or (cell.get("status") == NOT_APPLICABLE and len(cell) == 1):
            found.pop((unit, item), None)
        placed = found.setdefault((unit, item), {})
        for name, value in (cell or {}).items():
            placed.pop(name, None)
            if value is not None:
                placed[name] = value, (*loc, name)
    return found


def _written(case: Case) -> Iterator[tuple[str, str, Cell, Loc]]:
    units = [unit for members in case.units.given.units.values() for unit in members]
    for layer in case.layers:
        for item, cell in layer.given.common.items():
            for unit in units:
                yield unit, item, cell, (*layer.loc, "common", item)
        for unit, cells in layer.given.evidence.items():
            for item, cell in cells.items():
                yield unit, item, cell, (*layer.loc, "evidence", unit, item)


def _lay(unit: str, item: str, cell: _Placed, case: Case, observations: _Rows, targets: _Rows) -> None:
    """One cell as rows of observations and of targets."""
    line, key = case.positions.line, {"unit_id": unit, "item_id": item}
    about = {name: str(cell[name][0]) for name in ABOUT if name in cell}
    values = {name: placed for name, placed in cell.items() if name not in ABOUT}
    fixed = {name: value for name, (value, _) in values.items() if name in TARGETS and isinstance(value, str)}
    if fixed:
        targets.add(line(cell[next(iter(fixed))][1]), **key, **{TARGETS[name]: value for name, value in fixed.items()})
    for name, (value, loc) in values.items():
        if name in fixed:
            continue
        for period, text in value.items() if isinstance(value, dict) else (("", value),):
            at = line((*loc, period) if period else loc)
            observations.add(at, **key, kind=name, period=period, value=text, **about)
    if about.get("status") == NOT_APPLICABLE and not values:
        observations.add(line(cell["status"][1]), **key, kind="actual", **about)
