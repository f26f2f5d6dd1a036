"""Checks of what stands beside a value: unit of measure, status, and the day it was established."""

from datetime import date

import numpy as np
from numpy.typing import NDArray

from kaoheng.facts import Flags
from kaoheng.freeze.columns import column
from kaoheng.freeze.dates import read_date
from kaoheng.freeze.problems import shown
from kaoheng.freeze.rows import Rows, Work
from kaoheng.freeze.written import narrow
from kaoheng.text import Text

NOT_APPLICABLE = "not_applicable"
STATUSES = ("reported", "certified", "provisional", "final", NOT_APPLICABLE)
_EMPTY, _STRANGE = 5, 6
_UNREADABLE = -1
_FOREVER = date.max.toordinal()


def check_measure(work: Work, rows: Rows, given: Flags) -> None:
    """A unit of measure that is written must be the item's; before treatment its actual value may have another.

    A column that the rule measures by itself must be in that unit.
    """
    words, kinds = column(rows.sheet, "measure"), column(rows.sheet, "kind")
    actual = np.asarray(kinds.mapped(lambda word: word in ("", "actual")), dtype=np.bool_)
    reported = [narrow(item.data.reported_in) for item in work.items]
    scored = [narrow(item.data.unit) for item in work.items]
    apart = {key: narrow(unit) for key, unit in _measured_apart(work).items()}
    ids = {unit: at for at, unit in enumerate(dict.fromkeys([*reported, *scored, *apart.values()]))}
    own, after = (
        np.array([ids[unit] if unit else -2 for unit in units], dtype=np.int32)[rows.item]
        for units in (reported, scored)
    )
    for (item, kind), unit in apart.items():
        if kind in kinds.texts:
            here = (rows.item == item) & (kinds.codes == kinds.texts.index(kind))
            own[here] = after[here] = ids[unit] if unit else -2
    names = list(ids)
    written = words.mapped(lambda word: ids.get(narrow(word), -1))
    fits = (own == written) | (~actual & (after == written))
    wrong = np.flatnonzero(given & words.filled & (own != -2) & ~fits)

    def say(row: int) -> tuple[Text, Text]:
        who, unit = rows.name(work, row), names[own[row]]
        what = Text(
            f"{who.zh}的计量单位填的是“{shown(words[row])}”，应为{unit}",
            f"{who.en} is given in “{shown(words[row])}”, not in {unit}",
        )
        return what, Text(f"请换算成{unit}", f"Convert it to {unit}")

    work.problems.rows("wrong_measure", rows.sheet, wrong, "measure", say)
    rows.spoil(work, wrong)


def _measured_apart(work: Work) -> dict[tuple[int, str], str]:
    """By the position of an item and the kind of value: the unit of measure that a rule names."""
    return {
        (at, kind): unit
        for at, item in enumerate(work.items)
        for variant in work.plan.variants[item.id]
        for kind, unit in variant.rule.measures().items()
    }


def read_status(work: Work, rows: Rows, given: Flags) -> Flags:
    """Check that values have a status that may be scored; the rows marked not applicable."""
    words = column(rows.sheet, "status")
    codes = words.mapped(lambda word: _status_code(word))
    _unknown_status(work, rows, codes == _STRANGE)
    allowed = np.ones((len(work.items), _STRANGE + 1), dtype=np.bool_)
    for at, item in enumerate(work.items):
        if item.data.status:
            allowed[at, :4] = [status in item.data.status for status in STATUSES[:4]]
            allowed[at, _EMPTY] = False
    wrong = np.flatnonzero(given & ~allowed[rows.item, codes])

    def say(row: int) -> tuple[Text, Text]:
        who, wanted = rows.name(work, row), ", ".join(work.items[rows.item[row]].data.status)
        is_zh, is_en = (f"是{words[row]}", f"is {words[row]}") if words[row] else ("没有填", "is not given")
        what = Text(f"{who.zh}的数据状态{is_zh}，不能用来计分", f"the status of {who.en} {is_en}: it cannot be scored")
        return what, Text(f"该指标只用状态为{wanted}的数据", f"The item takes values that are {wanted}")

    work.problems.rows("wrong_status", rows.sheet, wrong, "status", say)
    rows.spoil(work, wrong)
    return np.asarray(codes == STATUSES.index(NOT_APPLICABLE)) & rows.is_known


def _status_code(word: str) -> int:
    if word in STATUSES:
        return STATUSES.index(word)
    return _STRANGE if word else _EMPTY


def _unknown_status(work: Work, rows: Rows, flags: Flags) -> None:
    words = column(rows.sheet, "status")

    def say(row: int) -> tuple[Text, Text]:
        what = Text(f"不认识的数据状态“{shown(words[row])}”", f"unknown status “{shown(words[row])}”")
        mend = Text(f"请填{'、'.join(STATUSES)}之一，或空着", f"Give one of {', '.join(STATUSES)}, or nothing")
        return what, work.problems.suggest(words[row], STATUSES, mend)

    found = np.flatnonzero(flags)
    work.problems.rows("unknown_status", rows.sheet, found, "status", say)
    rows.spoil(work, found[rows.is_known[found]])


def check_dates(work: Work, rows: Rows, given: Flags) -> None:
    """A value must be established by its item's cut-off day."""
    words = column(rows.sheet, "as_of")
    days = words.mapped(_day)
    cut_offs = [item.data.cut_off for item in work.items]
    last: NDArray[np.int32] = np.array([day.toordinal() if day else _FOREVER for day in cut_offs], dtype=np.int32)

    def unreadable(row: int) -> tuple[Text, Text]:
        what = Text(f"“{shown(words[row])}”不是日期", f"“{shown(words[row])}” is not a date")
        return what, Text("请写成2025-01-15的形式", "Write it as 2025-01-15")

    def late(row: int) -> tuple[Text, Text]:
        who, day = rows.name(work, row), cut_offs[int(rows.item[row])]
        what = Text(
            f"{who.zh}核定于{words[row]}，晚于截止日期{day}", f"{who.en} was established on {words[row]}, after {day}"
        )
        return what, Text("请用截止日期前核定的数据", "Use the value established by the cut-off day")

    bad, past = np.flatnonzero(days == _UNREADABLE), np.flatnonzero(given & (days > last[rows.item]))
    work.problems.rows("unreadable_date", rows.sheet, bad, "as_of", unreadable)
    work.problems.rows("after_cut_off", rows.sheet, past, "as_of", late)
    rows.spoil(work, past)


def _day(text: str) -> int:
    try:
        day = read_date(text)
    except ValueError:
        return _UNREADABLE
    return day.toordinal() if day else 0
