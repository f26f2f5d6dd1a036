"""An empty evidence workbook for a method: every unit and item has its row, only the numbers are left to fill in."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np
import xlsxwriter  # type: ignore[import-untyped]

from kaoheng.exchange.names import NUMBER_COLUMNS, TABLES, WORDS, TableNames
from kaoheng.facts import YEAR, Facts
from kaoheng.freeze.targets import COLUMNS, target_of
from kaoheng.method.edition import Method
from kaoheng.method.tree import Item
from kaoheng.rules.rule import Rule
from kaoheng.scoring.plan import Plan
from kaoheng.tables import Unit

_MADE = datetime(1980, 1, 1)
"""No clock: the same method and units give the same bytes."""
_UNITS, _DATA, _TARGETS = TABLES[:3]
_BEFORE = {"unit_id": "单位名称", "item_id": "指标名称"}
"""Columns for people, after the code they explain."""


def write_template(method: Method, units: Sequence[Unit], path: Path) -> None:
    """Write the workbook; filled in, `read_evidence` reads it back."""
    plan = _plan(method, units)
    cells = list(_cells(plan))
    book = xlsxwriter.Workbook(str(path), {"strings_to_numbers": False, "strings_to_formulas": False})
    book.set_properties({"created": _MADE, "title": f"{method.method.title}数据表"})
    writer = _Writer(book)
    writer.sheet(_UNITS, [_unit_row(unit) for unit in plan.facts.units], {"group": list(method.groups)})
    data = [row for cell in cells for row in _data_rows(*cell)]
    choices = {name: list(WORDS["observations", name]) for name in ("kind", "status")}
    writer.sheet(_DATA, data, choices)
    targets = [row for cell in cells for row in _target_rows(*cell)]
    choices = {name: list(WORDS["targets", name]) for name in ("kind", "binding")}
    writer.sheet(_TARGETS, targets, choices)
    for table in TABLES[3:]:
        rows = list(_channel_rows(plan, table))
        if rows or (table.id == "vetoes" and method.vetoes):
            own = {name: list(words) for (id, name), words in WORDS.items() if (id, name) == (table.id, "status")}
            writer.sheet(table, rows, own)
    book.close()


def _plan(method: Method, units: Sequence[Unit]) -> Plan:
    by_group = {group: [unit for unit in units if unit.group == group] for group in method.groups}
    used = tuple(group for group, members in by_group.items() if members)
    ordered = tuple(unit for group in used for unit in by_group[group])
    starts = np.cumsum([0, *(len(by_group[group]) for group in used)], dtype=np.intp)[: len(used)]
    return Plan(method, Facts(ordered, tuple(item.id for item in method.items), used, starts, {}))


def _cells(plan: Plan) -> Iterator[tuple[Unit, Item, Rule]]:
    """Every unit and item that concern each other, with the rule that will score them."""
    rules = {
        (variant.item.id, int(unit)): variant.rule
        for variants in plan.variants.values()
        for variant in variants
        for unit in np.flatnonzero(variant.units)
    }
    for at, unit in enumerate(plan.facts.units):
        for item in plan.method.items:
            if (item.id, at) in rules:
                yield unit, item, rules[item.id, at]


def _unit_row(unit: Unit) -> dict[str, str]:
    days = {"valid_from": unit.valid_from, "valid_to": unit.valid_to}
    return {
        "unit_id": unit.id,
        "title": unit.title,
        "group": unit.group,
        "tags": "、".join(sorted(unit.tags)),
        "successor": unit.successor,
    } | {name: day.isoformat() if day else "" for name, day in days.items()}


def _data_rows(unit: Unit, item: Item, rule: Rule) -> Iterator[dict[str, str]]:
    """One row for every value a rule reads: part by part, or one for the year."""
    elsewhere = {*item.data.columns, *COLUMNS.values()}
    words = {kind: word for word, kind in WORDS["observations", "kind"].items()}
    for kind in dict.fromkeys((*rule.part_columns(), *rule.columns())):
        if kind in elsewhere or (kind == "actual" and item.data.channel):
            continue
        for period in rule.part_names() if kind in rule.part_columns() else (YEAR,):
            yield _labels(unit, item) | {
                "period": period,
                "kind": words.get(kind, kind),
                "measure": rule.measures().get(kind, item.data.reported_in if kind == "actual" else item.data.unit),
                "source": item.data.owner,
            }


def _target_rows(unit: Unit, item: Item, rule: Rule) -> Iterator[dict[str, str]]:
    """One row where a rule reads a target that the method leaves open."""
    target, words = target_of(item, unit), {kind: word for word, kind in WORDS["targets", "kind"].items()}
    fixed = {kind for name, kind in COLUMNS.items() if target and getattr(target, name) is not None}
    if target and unit.id in target.by_unit:
        fixed.add("target")
    if (set(rule.columns()) & set(COLUMNS.values())) - fixed - set(item.data.columns):
        yield _labels(unit, item) | {"kind": words[target.kind] if target else ""}


def _channel_rows(plan: Plan, table: TableNames) -> Iterator[dict[str, str]]:
    """One row to start from for every unit and channel whose rows stand in the table."""
    for id in plan.method.channels:
        if plan.method.channel(id).table != table.id:
            continue
        members = [plan.members[item.id] for item in plan.method.items if item.data.channel == id]
        for at, unit in enumerate(plan.facts.units):
            if any(flags[at] for flags in members):
                yield {"channel": id, "unit_id": unit.id, "单位名称": unit.title}


def _labels(unit: Unit, item: Item) -> dict[str, str]:
    return {"unit_id": unit.id, "单位名称": unit.title, "item_id": item.id, "指标名称": item.title}


class _Writer:
    """Sheets with fixed heads, borders, text cells and lists to choose from."""

    def __init__(self, book: Any) -> None:
        self.book = book
        self.head = book.add_format({"bold": True, "border": 1, "bg_color": "#E8EEF7", "text_wrap": True})
        self.text = book.add_format({"border": 1, "num_format": "@"})
        self.open = book.add_format({"border": 1, "bg_color": "#FFFDE7"})

    def sheet(self, table: TableNames, rows: Sequence[dict[str, str]], choices: dict[str, list[str]]) -> None:
        """One table; cells to fill in are tinted."""
        sheet = self.book.add_worksheet(table.sheet)
        columns = list(_columns(table))
        heads = {name: head for head, name in table.headers.items()}
        for at, name in enumerate(columns):
            sheet.write_string(0, at, heads.get(name, name), self.head)
            sheet.set_column(at, at, 24 if name in ("title", "单位名称", "指标名称", "source") else 13)
            if name in choices and rows:
                wanted = {"validate": "list", "source": choices[name], "ignore_blank": True}
                wanted |= {"error_title": "请从列表中选择", "error_message": "、".join(choices[name])[:255]}
                sheet.data_validation(1, at, len(rows), at, wanted)
        for at, row in enumerate(rows, start=1):
            self._row(sheet, at, [row.get(name, "") for name in columns], columns)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(len(rows), 1), len(columns) - 1)

    def _row(self, sheet: Any, at: int, cells: list[str], columns: list[str]) -> None:
        for column, (cell, name) in enumerate(zip(cells, columns, strict=True)):
            if cell:
                sheet.write_string(at, column, cell, self.text)
            else:
                number = name in NUMBER_COLUMNS
                sheet.write_blank(at, column, None, self.open if number else self.text)


def _columns(table: TableNames) -> Iterator[str]:
    for name in table.columns:
        yield name
        if name in _BEFORE and _BEFORE[name] in table.ignored:
            yield _BEFORE[name]
