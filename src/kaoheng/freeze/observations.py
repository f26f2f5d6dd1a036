"""The observations sheet: every row understood and checked, then laid out by kind of value."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kaoheng.facts import YEAR, Flags
from kaoheng.freeze.checks import check_dates, check_measure, read_status
from kaoheng.freeze.columns import Codes, column
from kaoheng.freeze.concerns import read_concerns
from kaoheng.freeze.kinds import STANDARD_KINDS, kind_words
from kaoheng.freeze.layers import Layer, rows_layer
from kaoheng.freeze.membership import concerning, warn_outside
from kaoheng.freeze.parts import Told, settle_periods
from kaoheng.freeze.periods import period_name
from kaoheng.freeze.problems import shown
from kaoheng.freeze.rows import Rows, Work, read_rows
from kaoheng.freeze.values import Values, read_values
from kaoheng.tables import Sheet
from kaoheng.text import Text

MOST_PERIODS = 400


@dataclass(frozen=True)
class Observed:
    """What the observations come to. `blank[i, u]` is a row for the actual value that was left empty, or -1."""

    layers: list[Layer]
    not_applicable: Flags
    blank: NDArray[np.int32]


def read_observations(work: Work, sheet: Sheet) -> Observed:
    """Check every row and lay the values out by kind."""
    rows = read_rows(work, sheet, column(sheet, "value").filled)
    values = read_values(work, rows, "value")
    check_measure(work, rows, values.given)
    marked = read_status(work, rows, values.given)
    check_dates(work, rows, values.given)
    kinds, kind = _read_kinds(work, sheet)
    periods, period = _read_periods(work, sheet)
    said = (values.given | marked) & (kind >= 0) & (period >= 0)
    member = concerning(work, rows)
    warn_outside(work, rows, said & ~member)
    said &= member
    said[_duplicates(work, rows, said, kinds, kind, periods, period)] = False
    actual = kind == kinds.index("actual")
    _report_channel(work, rows, np.flatnonzero(said & values.given & actual))
    not_applicable = read_concerns(work, rows, marked & said, values.given & said, actual)
    layers = [
        _layer(work, Told(name, rows, np.flatnonzero(said & values.given & (kind == code)), period, periods), values)
        for code, name in enumerate(kinds)
        if (said & values.given & (kind == code)).any()
    ]
    return Observed(layers, not_applicable, _blank(work, rows, member & actual & ~values.given & ~marked))


def _report_channel(work: Work, rows: Rows, lines: NDArray[np.intp]) -> None:
    """Actual values of items that take theirs from a channel."""
    bound = np.array([bool(item.data.channel) for item in work.items], dtype=np.bool_)

    def say(row: int) -> tuple[Text, Text]:
        who, item = rows.name(work, row), work.items[rows.item[row]]
        title = work.method.channels[item.data.channel].title
        what = Text(f"{who.zh}取自“{title}”，却另有填报", f"{who.en} comes from {title}, but is reported as well")
        return what, Text("请删去这一行", "Remove the row")

    both = lines[bound[rows.item[lines]]]
    work.problems.rows("observed_and_channel", rows.sheet, both, "value", say)
    rows.spoil(work, both)


def _layer(work: Work, told: Told, values: Values) -> Layer:
    lines = np.sort(settle_periods(work, told))
    where = told.rows.item, told.rows.unit, told.period
    return rows_layer(told.kind, lines, where, told.periods, values.numbers, told.rows.sheet)


def _read_kinds(work: Work, sheet: Sheet) -> tuple[list[str], Codes]:
    """The kinds of value a row may have, and each row's."""
    read = {
        name
        for variants in work.plan.variants.values()
        for variant in variants
        for name in (*variant.rule.columns(), *variant.rule.part_columns())
    }
    kinds = [*STANDARD_KINDS, *sorted(read.difference(STANDARD_KINDS))]
    words = column(sheet, "kind")
    codes = words.mapped(lambda word: kinds.index(word or "actual") if (word or "actual") in kinds else -1)

    def say(row: int) -> tuple[Text, Text]:
        what = Text(
            f"没有计分规则读取类别“{shown(words[row])}”", f"no rule reads values of the kind “{shown(words[row])}”"
        )
        mend = Text(
            f"可用的类别：{'、'.join(kinds)}；空着即实际值", f"Kinds are {', '.join(kinds)}; empty means actual"
        )
        return what, work.problems.suggest(words[row], kinds, mend)

    work.problems.rows("unknown_kind", sheet, np.flatnonzero(codes < 0), "kind", say)
    return kinds, codes


def _read_periods(work: Work, sheet: Sheet) -> tuple[tuple[str, ...], Codes]:
    """The distinct periods, the whole year first, and each row's; -1 where there are too many."""
    words = column(sheet, "period")
    parts = {name for variants in work.plan.variants.values() for v in variants for name in v.rule.part_names()}
    year = work.method.method.year
    names = {text: text if text in parts else period_name(text, year) for text in words.texts}
    periods = (YEAR, *sorted(set(names.values()) - {YEAR}))
    if len(periods) > MOST_PERIODS:
        what = Text(f"期间有{len(periods)}种，超过{MOST_PERIODS}种", f"there are {len(periods)} different periods")
        mend = Text("请检查期间一列是否填错了内容", "Check whether the period column holds something else")
        work.problems.add("too_many_periods", sheet.place(None, "period"), what, mend)
        return (YEAR,), words.mapped(lambda text: 0 if names[text] == YEAR else -1)
    positions = {name: at for at, name in enumerate(periods)}
    return periods, words.mapped(lambda text: positions[names[text]])


def _duplicates(
    work: Work, rows: Rows, said: Flags, kinds: list[str], kind: Codes, periods: tuple[str, ...], period: Codes
) -> NDArray[np.intp]:
    """Rows that repeat an earlier one's unit, item, kind and period."""
    lines = np.flatnonzero(said)
    key = kind[lines].astype(np.int64)
    for codes, size in ((period, len(periods)), (rows.item, len(work.items)), (rows.unit, len(work.roster.units))):
        key = key * size + codes[lines]
    _, first, back = np.unique(key, return_index=True, return_inverse=True)
    earlier = lines[first[back]]
    again = earlier != lines
    before = dict(zip(lines[again].tolist(), earlier[again].tolist(), strict=True))

    def say(row: int) -> tuple[Text, Text]:
        who, at = rows.name(work, row), rows.sheet.row(before[row])
        word, name = kind_words(kinds[kind[row]]), periods[period[row]]
        what = Text(
            f"{who.zh}的{name}{word.zh}重复，第{at}行已有",
            f"the {word.en}{name and f' ({name})'} of {who.en} is given twice, first in row {at}",
        )
        return what, Text("请只保留一行", "Keep one of the rows")

    work.problems.rows("duplicate_row", rows.sheet, lines[again], "value", say)
    repeated: NDArray[np.intp] = lines[again]
    return repeated


def _blank(work: Work, rows: Rows, flags: Flags) -> NDArray[np.int32]:
    blank = np.full(work.spoiled.shape, -1, dtype=np.int32)
    lines = np.flatnonzero(flags)[::-1]
    blank[rows.item[lines], rows.unit[lines]] = lines
    return blank
