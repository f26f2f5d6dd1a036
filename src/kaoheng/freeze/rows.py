"""Which unit and item each row of a sheet is about."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from kaoheng.facts import Flags
from kaoheng.freeze.columns import Codes, Column, column
from kaoheng.freeze.problems import Problems, shown
from kaoheng.freeze.units import LEFT_OUT, UNKNOWN, Roster
from kaoheng.method.edition import Method
from kaoheng.method.tree import Item
from kaoheng.scoring.plan import Plan
from kaoheng.tables import Sheet
from kaoheng.text import Text


@dataclass
class Work:
    """What freezing one year knows on its way: the method over the units, and the problems so far.

    `spoiled[i, u]` flags cells that already have a finding, so that they are not called missing as well.
    """

    method: Method
    roster: Roster
    plan: Plan
    problems: Problems
    spoiled: Flags = field(init=False)

    def __post_init__(self) -> None:
        self.spoiled = np.zeros((len(self.items), len(self.roster.units)), dtype=np.bool_)

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """The method's items."""
        return self.method.items

    @cached_property
    def index(self) -> dict[str, int]:
        """The position of each item."""
        return {item.id: at for at, item in enumerate(self.items)}

    @cached_property
    def member(self) -> Flags:
        """`member[i, u]`: whether item i is for unit u."""
        flags = np.zeros(self.spoiled.shape, dtype=np.bool_)
        for at, item in enumerate(self.items):
            flags[at] = self.plan.members[item.id]
        return flags

    def cell(self, item: int, unit: int) -> Text:
        """A unit and an item, named for a sentence."""
        whose, what = self.roster.title(unit), self.items[item]
        english = f"{self.roster.units[unit].id}, {what.title_en or what.title} ({what.id})"
        return Text(f"{whose}的{what.title}（{what.id}）", english)


@dataclass(frozen=True)
class Rows:
    """A sheet's rows with the positions of their units and items; negative where there is none."""

    sheet: Sheet
    unit: Codes
    item: Codes

    @cached_property
    def known(self) -> NDArray[np.intp]:
        """The rows whose unit and item are both known."""
        return np.flatnonzero(self.is_known)

    @cached_property
    def is_known(self) -> Flags:
        """Flags the rows whose unit and item are both known."""
        return np.asarray((self.unit >= 0) & (self.item >= 0), dtype=np.bool_)

    def spoil(self, work: Work, rows: NDArray[np.intp]) -> None:
        """Remember that the cells of these rows have findings already."""
        work.spoiled[self.item[rows], self.unit[rows]] = True

    def name(self, work: Work, row: int) -> Text:
        """What a row is about."""
        return work.cell(int(self.item[row]), int(self.unit[row]))


def read_rows(work: Work, sheet: Sheet, filled: Flags) -> Rows:
    """Look up units and items; one finding for each unknown code, however many rows use it."""
    units, items = column(sheet, "unit_id"), column(sheet, "item_id")
    positions = work.roster.positions
    unit = units.mapped(lambda word: positions.get(word, UNKNOWN))
    item = items.mapped(lambda word: work.index.get(word, UNKNOWN))
    report_units(work, sheet, units, unit)
    report_left_out(work, sheet, units, (unit == LEFT_OUT) & filled)
    _report_items(work, sheet, items, item)
    return Rows(sheet, unit, item)


def report_units(work: Work, sheet: Sheet, units: Column, codes: Codes) -> None:
    """One finding for each unit code that is not known."""
    names = work.roster.positions

    def say(word: str, often: Text) -> tuple[Text, Text]:
        if not word:
            return Text(f"没有单位代码{often.zh}", f"there is no unit code{often.en}"), _FILL
        mend = Text("请改正代码，或在单位表中补列该单位", "Mend the code, or add the unit to the units sheet")
        what = Text(f"单位{shown(word)}不在单位表中{often.zh}", f"unit {shown(word)} is not among the units{often.en}")
        return what, work.problems.suggest(word, names, mend)

    each_word(work, "unknown_unit", sheet, "unit_id", units, codes == UNKNOWN, say)


def _report_items(work: Work, sheet: Sheet, items: Column, codes: Codes) -> None:
    def say(word: str, often: Text) -> tuple[Text, Text]:
        if not word:
            return Text(f"没有指标代码{often.zh}", f"there is no item code{often.en}"), _FILL
        what = Text(f"办法中没有指标{shown(word)}{often.zh}", f"the method has no item {shown(word)}{often.en}")
        mend = Text("请改正指标代码", "Mend the item code")
        return what, work.problems.suggest(word, work.index, mend)

    each_word(work, "unknown_item", sheet, "item_id", items, codes == UNKNOWN, say)


def report_left_out(work: Work, sheet: Sheet, units: Column, flags: Flags) -> None:
    """One finding for each unit that did not exist in the year and yet has flagged rows."""
    year = work.method.method.year

    def say(word: str, often: Text) -> tuple[Text, Text]:
        what = Text(
            f"单位{word}在{year}年不存在，却有数据{often.zh}",
            f"unit {word} did not exist in {year}, but has data{often.en}",
        )
        return what, Text("请删去数据，或改正单位的起止日期", "Remove the data, or mend the unit's dates")

    each_word(work, "unit_not_in_year", sheet, "unit_id", units, flags, say)


_FILL = Text("请补填代码", "Fill in the code")
_Say = Callable[[str, Text], tuple[Text, Text]]


def each_word(work: Work, code: str, sheet: Sheet, name: str, words: Column, flags: Flags, say: _Say) -> None:
    """One finding for each different text on the flagged rows, with how often it stands there."""
    rows = np.flatnonzero(flags)
    if not len(rows):
        return
    _, first, counts = np.unique(words.codes[rows], return_index=True, return_counts=True)
    found = sorted(zip(rows[first].tolist(), counts.tolist(), strict=True))
    for row, count in found[:1000]:
        often = Text(f"（共{count}行）", f" ({count} rows)") if count > 1 else Text("", "")
        work.problems.add(code, sheet.place(row, name), *say(words[row], often))
    if len(found) > 1000:
        rest = len(found) - 1000
        what = Text(f"另有{rest}个代码有同样的问题", f"{rest} more codes have this problem")
        work.problems.add(code, sheet.place(None, name), what, Text("请先改正以上各处", "Mend those above first"))
