"""Which periods a value may be given for: the parts a rule reads one by one, or one value for the year."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kaoheng.facts import YEAR
from kaoheng.freeze.columns import Codes
from kaoheng.freeze.problems import MOST_OF_A_KIND, shown
from kaoheng.freeze.rows import Rows, Work
from kaoheng.scoring.plan import Variant
from kaoheng.text import Text


@dataclass(frozen=True)
class Told:
    """The rows of one kind that carry a value, with their periods."""

    kind: str
    rows: Rows
    lines: NDArray[np.intp]
    period: Codes
    """The period of every row of the sheet; changed in place where one period stands for the year."""
    periods: tuple[str, ...]

    def cells(self, lines: NDArray[np.intp], units: int) -> NDArray[np.int64]:
        """Item and unit of some rows as one number."""
        return self.rows.item[lines].astype(np.int64) * units + self.rows.unit[lines]


def settle_periods(work: Work, told: Told) -> NDArray[np.intp]:
    """Check the periods of one kind's rows; the rows that can be used."""
    readers = _readers(work, told.kind)
    by_part = _reads_parts(work, readers)[told.rows.item[told.lines], told.rows.unit[told.lines]]
    parts = _check_parts(work, told, told.lines[by_part >= 0], by_part[by_part >= 0], readers)
    return np.concatenate([parts, _settle_year(work, told, told.lines[by_part < 0])])


def _readers(work: Work, kind: str) -> list[Variant]:
    """The variants that read this kind part by part."""
    return [
        variant for item in work.items for variant in work.plan.variants[item.id] if kind in variant.rule.part_columns()
    ]


def _reads_parts(work: Work, readers: list[Variant]) -> Codes:
    """For every item and unit the reader, by position; -1 where the year's value is read."""
    found = np.full(work.spoiled.shape, -1, dtype=np.int32)
    for at, variant in enumerate(readers):
        found[work.index[variant.item.id], variant.units] = at
    return found


def _check_parts(
    work: Work, told: Told, lines: NDArray[np.intp], by: Codes, readers: list[Variant]
) -> NDArray[np.intp]:
    allowed = np.array([[name in v.rule.part_names() for name in told.periods] for v in readers], dtype=np.bool_)
    if not len(lines):
        return lines
    good = allowed[by, told.period[lines]]

    def say(row: int) -> tuple[Text, Text]:
        names = next(
            v.rule.part_names()
            for v in readers
            if v.item is work.items[told.rows.item[row]] and v.units[told.rows.unit[row]]
        )
        name, who = told.periods[told.period[row]], told.rows.name(work, row)
        wrong = Text(f"期间“{shown(name)}”不在计分的各期之中", f"the period “{shown(name)}” is not one the rule reads")
        if name == YEAR:
            wrong = Text("没有填期间，而该指标按期计分", "no period is given, but the item is scored part by part")
        mend = Text(f"请填{'、'.join(names)}之一", f"Give one of {', '.join(names)}")
        return Text(f"{who.zh}：", f"{who.en}: ") + wrong, work.problems.suggest(name, names, mend)

    work.problems.rows("unknown_part", told.rows.sheet, lines[~good], "period", say)
    told.rows.spoil(work, lines[~good])
    return lines[good]


def _settle_year(work: Work, told: Told, lines: NDArray[np.intp]) -> NDArray[np.intp]:
    """Several periods need the method's word on how to combine them; a single one stands for the year."""
    units = len(work.roster.units)
    cells = told.cells(lines, units)
    count = np.bincount(cells, minlength=work.spoiled.size)
    year = told.periods.index(YEAR)
    combined = np.array([item.data.over_periods is not None for item in work.items], dtype=np.bool_)
    over = combined[told.rows.item[lines]]
    whole = np.zeros(work.spoiled.size, dtype=np.bool_)
    whole[cells[told.period[lines] == year]] = True
    several = count[cells] > 1
    _report_several(work, told, lines[several & ~over])
    _report_both(work, told, lines[several & over & whole[cells] & (told.period[lines] == year)])
    single = lines[~several & ~over]
    _warn_uneven(work, told, single[told.period[single] != year])
    told.period[single] = year
    return lines[~(several & (~over | whole[cells]))]


def _report_several(work: Work, told: Told, lines: NDArray[np.intp]) -> None:
    by_cell: dict[tuple[int, int], list[int]] = {}
    for line in lines.tolist():
        by_cell.setdefault((int(told.rows.item[line]), int(told.rows.unit[line])), []).append(line)
    for (item, unit), own in list(by_cell.items())[:MOST_OF_A_KIND]:
        names = [told.periods[told.period[line]] or "全年" for line in own]
        who = work.cell(item, unit)
        what = Text(
            f"{who.zh}有{len(own)}期数据（{'、'.join(names[:6])}），办法没有写明怎样合成全年数",
            f"{who.en} has {len(own)} periods ({', '.join(names[:6])}), not combined by the method",
        )
        mend = Text(
            "请在办法该项data下写over_periods，或只报全年数", "State data.over_periods, or give the year's value only"
        )
        work.problems.add("several_periods", told.rows.sheet.place(own[1], "period"), what, mend)
        work.spoiled[item, unit] = True
    work.problems.and_more("several_periods", told.rows.sheet.place(None, "period"), len(by_cell))


def _report_both(work: Work, told: Told, lines: NDArray[np.intp]) -> None:
    def say(row: int) -> tuple[Text, Text]:
        who = told.rows.name(work, row)
        what = Text(f"{who.zh}既有全年数又有分期数", f"{who.en} has a value for the year beside values for its periods")
        return what, Text("请只保留一种", "Keep one or the other")

    work.problems.rows("year_and_periods", told.rows.sheet, lines, "period", say)
    told.rows.spoil(work, lines)


def _warn_uneven(work: Work, told: Told, lines: NDArray[np.intp]) -> None:
    """Units that stand for the year with different periods are probably a slip."""
    keys = told.rows.item[lines].astype(np.int64) * len(told.periods) + told.period[lines]
    found, first = np.unique(keys, return_index=True)
    by_item: dict[int, list[int]] = {}
    for key, at in zip(found.tolist(), first.tolist(), strict=True):
        by_item.setdefault(key // len(told.periods), []).append(int(lines[at]))
    for item, own in by_item.items():
        if len(own) > 1:
            names = "、".join(told.periods[told.period[line]] for line in own[:6])
            title = work.items[item].title
            what = Text(f"{title}：各单位的期间不一致（{names}）", f"{title}: units give different periods ({names})")
            mend = Text("请核对各单位是否为同一时期", "Check that all units report on the same time")
            work.problems.warn("uneven_periods", told.rows.sheet.place(max(own), "period"), what, mend)
