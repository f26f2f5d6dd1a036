"""Targets from the targets sheet and from the method itself, which must agree where both speak."""

from collections.abc import Iterator
from fractions import Fraction
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from kaoheng.facts import YEAR
from kaoheng.freeze.columns import column
from kaoheng.freeze.layers import Layer, Positions, rows_layer, year_layer
from kaoheng.freeze.membership import concerning, warn_outside
from kaoheng.freeze.problems import shown
from kaoheng.freeze.rows import Rows, Work, read_rows
from kaoheng.freeze.values import Values, read_values
from kaoheng.method.tree import Item, Override, Target, TargetKind
from kaoheng.tables import Sheet, Unit
from kaoheng.text import Text

COLUMNS = {"value": "target", "low": "target_low", "high": "target_high"}
"""The columns of the targets sheet, and the kinds of value they become."""


def target_of(item: Item, unit: Unit) -> Target | None:
    """The target the method sets; the last override that fits the unit holds."""
    for override in reversed(item.overrides):
        if _fits(override, unit):
            return override.target or item.target
    return item.target


def _fits(override: Override, unit: Unit) -> bool:
    in_group = not override.groups or unit.group in override.groups
    return in_group and (not override.units or unit.id in override.units)


def method_targets(work: Work) -> list[Layer]:
    """The targets the method fixes."""
    title = work.method.method.title
    return [year_layer(kind, _fixed(work, name), title) for name, kind in COLUMNS.items()]


def _fixed(work: Work, name: str) -> Iterator[tuple[int, Positions, Fraction]]:
    for at, item in enumerate(work.items):
        for target, units in _targets(work, at, item):
            own = target.by_unit if name == "value" else {}
            special = {unit: own[work.roster.units[unit].id] for unit in units if work.roster.units[unit].id in own}
            for unit, value in special.items():
                yield at, np.array([unit]), value
            common = getattr(target, name)
            if common is not None:
                yield at, np.array([unit for unit in units if unit not in special], dtype=np.int32), common


def _targets(work: Work, at: int, item: Item) -> list[tuple[Target, list[int]]]:
    """The targets of an item, each with the units it is for."""
    members = np.flatnonzero(work.member[at]).tolist()
    if not item.overrides:
        return [(item.target, members)] if item.target is not None else []
    found: dict[int, tuple[Target, list[int]]] = {}
    for unit in members:
        target = target_of(item, work.roster.units[unit])
        if target is not None:
            found.setdefault(id(target), (target, []))[1].append(unit)
    return list(found.values())


def sheet_targets(work: Work, sheet: Sheet) -> list[Layer]:
    """The targets of the targets sheet."""
    filled = np.logical_or.reduce([column(sheet, name).filled for name in COLUMNS])
    rows = read_rows(work, sheet, filled)
    values = {name: read_values(work, rows, name) for name in COLUMNS}
    given, member = np.logical_or.reduce([value.given for value in values.values()]), concerning(work, rows)
    warn_outside(work, rows, given & ~member)
    lines = np.flatnonzero(given & member)
    lines = lines[~_repeated(work, rows, lines)]
    _check_kinds(work, rows, lines)
    _check_ranges(work, rows, lines, values)
    period = np.zeros(len(rows.unit), dtype=np.int32)
    where = rows.item, rows.unit, period
    return [
        rows_layer(kind, lines[values[name].given[lines]], where, (YEAR,), values[name].numbers, sheet, name)
        for name, kind in COLUMNS.items()
    ]


def _repeated(work: Work, rows: Rows, lines: NDArray[np.intp]) -> NDArray[np.bool_]:
    key = rows.item[lines].astype(np.int64) * len(work.roster.units) + rows.unit[lines]
    _, first, back = np.unique(key, return_index=True, return_inverse=True)
    earlier = lines[first[back]]
    again = np.asarray(earlier != lines)
    before = dict(zip(lines[again].tolist(), earlier[again].tolist(), strict=True))

    def say(row: int) -> tuple[Text, Text]:
        who, at = rows.name(work, row), rows.sheet.row(before[row])
        what = Text(f"{who.zh}的目标重复，第{at}行已有", f"the target of {who.en} is given twice, first in row {at}")
        return what, Text("请只保留一行", "Keep one of the rows")

    work.problems.rows("duplicate_target", rows.sheet, lines[again], "item_id", say)
    return again


def _check_kinds(work: Work, rows: Rows, lines: NDArray[np.intp]) -> None:
    words = column(rows.sheet, "kind")
    known = get_args(TargetKind)
    strange = np.asarray(words.mapped(lambda word: word not in ("", *known)), dtype=np.bool_)

    def unknown(row: int) -> tuple[Text, Text]:
        what = Text(f"不认识的目标类型“{shown(words[row])}”", f"unknown kind of target “{shown(words[row])}”")
        mend = Text(f"目标类型有{'、'.join(known)}", f"Kinds of target are {', '.join(known)}")
        return what, work.problems.suggest(words[row], known, mend)

    def other(row: int) -> tuple[Text, Text]:
        who = rows.name(work, row)
        own = target_of(work.items[rows.item[row]], work.roster.units[rows.unit[row]])
        kind = own.kind if own else ""
        what = Text(
            f"{who.zh}的目标类型是{words[row]}，办法规定为{kind}",
            f"the target of {who.en} is of the kind {words[row]}, but the method says {kind}",
        )
        return what, Text("请与办法一致", "Make it agree with the method")

    work.problems.rows("unknown_target_kind", rows.sheet, np.flatnonzero(strange), "kind", unknown)
    fixed = [target_of(work.items[rows.item[at]], work.roster.units[rows.unit[at]]) for at in lines.tolist()]
    differs = [
        words.filled[at] and not strange[at] and own is not None and own.kind != words[at]
        for at, own in zip(lines.tolist(), fixed, strict=True)
    ]
    work.problems.rows("other_target_kind", rows.sheet, lines[np.array(differs, dtype=np.bool_)], "kind", other)


def _check_ranges(work: Work, rows: Rows, lines: NDArray[np.intp], values: dict[str, Values]) -> None:
    def say(row: int) -> tuple[Text, Text]:
        who = rows.name(work, row)
        what = Text(f"{who.zh}的目标下限高于上限", f"the lower end of the target of {who.en} is above the upper end")
        return what, Text("请改正上下限", "Mend the ends")

    low, high = values["low"].numbers.values[lines], values["high"].numbers.values[lines]
    work.problems.rows("range_reversed", rows.sheet, lines[low > high], "low", say)
