"""The units of a year: read, checked against the method's groups and the year, and put in order."""

from dataclasses import dataclass, field, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from kaoheng.freeze.columns import Column, column
from kaoheng.freeze.dates import read_date
from kaoheng.freeze.groups import GroupRegister
from kaoheng.freeze.problems import Problems, shown
from kaoheng.method.edition import Method
from kaoheng.tables import UNIT_COLUMNS, Sheet, Unit
from kaoheng.text import Text

UNKNOWN, BROKEN, LEFT_OUT = -1, -2, -3
"""Instead of a position: no such unit; one whose own row has problems; one that did not exist in the year."""

_SEPARATORS = str.maketrans("、，；,;｜|　", "        ")


@dataclass(frozen=True)
class Roster:
    """Units sorted by the method's order of groups, then by their order in the evidence."""

    units: tuple[Unit, ...]
    groups: tuple[str, ...]
    starts: NDArray[np.intp]
    positions: dict[str, int]
    """Where each unit of the evidence stands, or UNKNOWN, BROKEN, LEFT_OUT."""
    predecessors: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """The units whose successor a unit is: several where units were merged."""

    def title(self, unit: int) -> str:
        """A unit's name and code."""
        return f"{self.units[unit].title}（{self.units[unit].id}）"


def read_units(method: Method, sheet: Sheet, problems: Problems) -> Roster:
    """Read the units sheet; units with problems are kept out of the order but stay known."""
    rows = _Rows(method, sheet, problems)
    good: dict[str, Unit] = {}
    positions: dict[str, int] = {}
    first: dict[str, int] = {}
    for row in range(sheet.columns.num_rows):
        id = rows.text("unit_id", row)
        if not id:
            rows.report("no_unit_id", row, "unit_id", Text("没有单位代码", "there is no unit code"), _FILL)
        elif id in first:
            rows.repeated(id, first[id], row)
        else:
            first[id] = row
            unit = rows.unit(row)
            positions[id] = BROKEN if unit is None else LEFT_OUT
            if unit is not None and rows.exists(unit, row):
                good[id] = unit
    predecessors = _predecessors(rows, good)
    _check_listed(method, sheet, positions, problems)
    return replace(_ordered(method, sheet, good, positions, problems), predecessors=predecessors)


def _ordered(
    method: Method, sheet: Sheet, good: dict[str, Unit], positions: dict[str, int], problems: Problems
) -> Roster:
    by_group = {group: [unit for unit in good.values() if unit.group == group] for group in method.groups}
    for group, members in by_group.items():
        if not members:
            title = method.groups[group].title
            what = Text(f"考核组别{title}没有单位", f"group {group} has no units")
            problems.warn(
                "empty_group", sheet.place(None, "group"), what, Text("请核对", "Check whether that is right")
            )
    used = [group for group, members in by_group.items() if members]
    units = [unit for group in used for unit in by_group[group]]
    if not units and BROKEN not in positions.values():
        what = Text(f"没有一个单位参加{method.method.year}年考核", f"no unit takes part in {method.method.year}")
        problems.add("no_units", sheet.place(None, "unit_id"), what, Text("请填写单位表", "Fill in the units"))
    sizes = [len(by_group[group]) for group in used]
    starts = np.cumsum([0, *sizes[:-1]], dtype=np.intp)[: len(used)]
    positions = positions | {unit.id: at for at, unit in enumerate(units)}
    return Roster(tuple(units), tuple(used), starts, positions)


_FILL = Text("请补填", "Fill it in")


class _Rows:
    """The units sheet, row by row."""

    def __init__(self, method: Method, sheet: Sheet, problems: Problems) -> None:
        self.sheet = sheet
        self.problems = problems
        self.year = method.method.year
        self.columns: dict[str, Column] = {name: column(sheet, name) for name in UNIT_COLUMNS}
        self.register = GroupRegister(method, problems)

    def text(self, name: str, row: int) -> str:
        return self.columns[name][row]

    def report(self, code: str, row: int, name: str, what: Text, mend: Text) -> None:
        self.problems.add(code, self.sheet.place(row, name), what, mend)

    def repeated(self, id: str, first: int, row: int) -> None:
        at = self.sheet.row(first)
        what = Text(f"单位{id}重复，第{at}行已有", f"unit {id} is given twice, first in row {at}")
        self.report("duplicate_unit", row, "unit_id", what, Text("请只保留一行", "Keep one of the rows"))

    def unit(self, row: int) -> Unit | None:
        """The unit of a row; None, with findings, when it cannot be used."""
        before = len(self.problems.found)
        id, title = self.text("unit_id", row), self.text("title", row)
        if not title:
            self.report("no_title", row, "title", Text(f"单位{id}没有名称", f"unit {id} has no name"), _FILL)
        group = self.register.of(id, self.text("group", row), self.sheet.place(row, "group"))
        start, end = self._date("valid_from", row), self._date("valid_to", row)
        if start and end and start > end:
            what = Text(f"单位{id}的起始日期晚于终止日期", f"unit {id} begins after it ends")
            self.report("dates_reversed", row, "valid_from", what, Text("请改正日期", "Mend the dates"))
        if len(self.problems.found) > before:
            return None
        tags = frozenset(self.text("tags", row).translate(_SEPARATORS).split())
        return Unit(id, title, group or "", tags, start, end, self.text("successor", row))

    def _date(self, name: str, row: int) -> date | None:
        text = self.text(name, row)
        try:
            return read_date(text)
        except ValueError:
            what = Text(f"“{shown(text)}”不是日期", f"“{shown(text)}” is not a date")
            self.report("unreadable_date", row, name, what, Text("请写成2025-01-15的形式", "Write it as 2025-01-15"))
            return None

    def exists(self, unit: Unit, row: int) -> bool:
        """Whether the unit existed in the assessment year; one that did not is left out with a warning."""
        starts_late = unit.valid_from is not None and unit.valid_from.year > self.year
        ends_early = unit.valid_to is not None and unit.valid_to.year < self.year
        if starts_late or ends_early:
            self.problems.warn(
                "unit_left_out",
                self.sheet.place(row, "valid_from" if starts_late else "valid_to"),
                Text(
                    f"{unit.title}在{self.year}年不存在，不参加考核",
                    f"{unit.title} did not exist in {self.year}: left out",
                ),
                Text("如应参加，请改正日期", "Mend the dates if it should take part"),
            )
        return not (starts_late or ends_early)


def _predecessors(rows: _Rows, good: dict[str, Unit]) -> dict[str, tuple[str, ...]]:
    """Who went into whom; a unit that was split names several successors: 甲县、乙县."""
    known = set(rows.columns["unit_id"].texts)
    ids, successors = rows.columns["unit_id"], rows.columns["successor"]
    found: dict[str, tuple[str, ...]] = {}
    for row in np.flatnonzero(successors.filled).tolist():
        for successor in dict.fromkeys(successors[row].translate(_SEPARATORS).split()):
            if successor in known and successor != ids[row]:
                found[successor] = (*found.get(successor, ()), ids[row])
            else:
                _warn_of_successor(rows, row, successor, good)
    return found


def _warn_of_successor(rows: _Rows, row: int, successor: str, good: dict[str, Unit]) -> None:
    id = rows.text("unit_id", row)
    what = Text(
        f"单位{id}的继承单位{shown(successor)}不在单位表中",
        f"the successor {shown(successor)} of unit {id} is not among the units",
    )
    if successor == id:
        what = Text(f"单位{id}不能由自己继承", f"unit {id} cannot be its own successor")
    mend = rows.problems.suggest(successor, good, Text("请改正或补列", "Mend it or add the unit"))
    rows.problems.warn("unknown_successor", rows.sheet.place(row, "successor"), what, mend)


def _check_listed(method: Method, sheet: Sheet, positions: dict[str, int], problems: Problems) -> None:
    """Every unit a group lists must be among the evidence's units, so that none is forgotten."""
    for group in method.groups.values():
        for id in group.units:
            if id not in positions:
                what = Text(
                    f"办法列入{group.title}的单位{id}不在单位表中", f"unit {id}, listed by the method, is not there"
                )
                mend = Text("请在单位表中补列；已撤销的填写终止日期", "Add it; give valid_to if it no longer exists")
                problems.add("listed_unit_absent", sheet.place(None, "unit_id"), what, mend)
