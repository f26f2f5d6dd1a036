"""The evidence of a case as the tables that any other evidence has; each row is the line it was written on."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kaoheng.cases.channels import channel_sheets
from kaoheng.cases.lines import Lines
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


def evidence_of(case: Case, whole: Method, scored: Method) -> Evidence:
    """The tables of a case. Values for nodes of the whole method that are not scored are left out."""
    units, observations = Lines(UNIT_COLUMNS), Lines(OBSERVATION_COLUMNS)
    targets = Lines(TARGET_COLUMNS)
    layer, line = case.units, case.positions.line
    for group, members in layer.given.units.items():
        for unit, title in members.items():
            at = line((*layer.loc, "units", group, unit))
            units.add(at, unit_id=unit, title=title, group=group)
    left_out = {item.id for item in whole.items} - {item.id for item in scored.items}
    for (unit, item), cell in _cells(case).items():
        if item not in left_out:
            _lay(unit, item, cell, case, observations, targets)
    evidence = Evidence(
        units.sheet(case),
        observations.sheet(case),
        targets.sheet(case) if targets.rows else None,
        _records(case, "decisions", "matter", DECISION_COLUMNS),
        vetoes=_records(case, "vetoes", "veto", VETO_COLUMNS),
        adjustments=_records(case, "adjustments", "matter", ADJUSTMENT_COLUMNS),
        history=_records(case, "history", "year", HISTORY_COLUMNS),
    )
    return replace(evidence, **channel_sheets(case))


def _records(case: Case, table: str, key: str, columns: Sequence[str]) -> Sheet | None:
    """A table whose rows a case writes by unit and key; None where it writes none."""
    rows = Lines(columns)
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


def _lay(unit: str, item: str, cell: _Placed, case: Case, observations: Lines, targets: Lines) -> None:
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
