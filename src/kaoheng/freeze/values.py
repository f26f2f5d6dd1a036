"""The number of every row: its text read for its item, with words counted as the item's codes say.

A percent sign means the number before it where the item's unit is %, a share (0.125) where the item has no
unit, and is refused where the item is measured in anything else.
"""

from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from kaoheng.facts import Flags
from kaoheng.freeze.columns import Column, column
from kaoheng.freeze.problems import shown
from kaoheng.freeze.rows import Rows, Work
from kaoheng.freeze.written import (
    PERCENT,
    UNREADABLE,
    Numbers,
    as_float,
    narrow,
    no_numbers,
    read_all,
)
from kaoheng.text import Text


@dataclass(frozen=True)
class Values:
    """One number column: `given` flags rows with a number, the others are NaN."""

    numbers: Numbers
    given: Flags


def read_values(work: Work, rows: Rows, name: str) -> Values:
    """Read a number column, with a finding for every cell that is no number."""
    words = column(rows.sheet, name)
    readings = read_all(words.words)
    known = rows.known
    numbers = no_numbers(len(words.codes))
    state = readings.state[words.codes]
    by_item = _Units(work)
    percent = np.zeros(len(state), dtype=np.bool_)
    percent[known] = state[known] == PERCENT
    share = percent & by_item.bare[rows.item]
    _take(numbers, words, readings.numbers, ~share)
    _take(numbers, words, readings.shares, share)
    coded = known[by_item.coded[rows.item[known]]]
    bad = state == UNREADABLE
    _translate(work, rows, words, numbers, coded, bad)
    bad &= rows.is_known
    misplaced = percent & by_item.other[rows.item] & ~by_item.coded[rows.item]
    _report(work, rows, words, name, np.flatnonzero(bad), np.flatnonzero(misplaced & ~bad))
    numbers.values[bad | misplaced | ~rows.is_known] = np.nan
    return Values(numbers, ~np.isnan(numbers.values))


class _Units:
    """What the items' units of measure and codes mean for their texts, item by item."""

    def __init__(self, work: Work) -> None:
        units = [narrow(item.data.reported_in) for item in work.items]
        self.bare: NDArray[np.bool_] = np.array([unit == "" for unit in units], dtype=np.bool_)
        self.other = np.array([unit not in ("", "%") for unit in units], dtype=np.bool_)
        self.coded = np.array([bool(item.data.codes) for item in work.items], dtype=np.bool_)


def _take(into: Numbers, words: Column, read: Numbers, where: Flags) -> None:
    codes = words.codes[where]
    into.values[where] = read.values[codes]
    into.decimals[where] = read.decimals[codes]
    if read.long:
        long = np.flatnonzero(where & np.isin(words.codes, list(read.long)))
        into.long.update({row: read.long[int(words.codes[row])] for row in long.tolist()})


def _translate(work: Work, rows: Rows, words: Column, numbers: Numbers, coded: NDArray[np.intp], bad: Flags) -> None:
    """Put the numbers that an item's words count as in place of what was read; each word once an item."""
    meanings = {at: _meanings(item.data.codes) for at, item in enumerate(work.items) if item.data.codes}
    keys = rows.item[coded].astype(np.int64) * len(words.words) + words.codes[coded]
    pairs, back = np.unique(keys, return_inverse=True)
    for pair, key in enumerate(pairs.tolist()):
        item, word = divmod(key, len(words.words))
        value = meanings[item].get(narrow(words.texts[word]))
        if value is None:
            continue
        own = coded[back == pair]
        numbers.values[own], numbers.decimals[own], exact = as_float(value)
        bad[own] = False
        if not exact:
            numbers.long.update(dict.fromkeys(own.tolist(), value))


def _meanings(codes: dict[str, Fraction]) -> dict[str, Fraction]:
    return {narrow(word): value for word, value in codes.items()}


def _report(
    work: Work, rows: Rows, words: Column, name: str, bad: NDArray[np.intp], misplaced: NDArray[np.intp]
) -> None:
    def unreadable(row: int) -> tuple[Text, Text]:
        who, codes, word = rows.name(work, row), work.items[rows.item[row]].data.codes, words[row]
        what = Text(f"{who.zh}填的“{shown(word)}”不是数", f"“{shown(word)}” for {who.en} is not a number")
        if codes:
            listed = "、".join(codes)
            mend = Text(f"请填数，或填{listed}之一", f"Give a number or one of {', '.join(codes)}")
            return what, work.problems.suggest(word, codes, mend)
        return what, _mend(word)

    def wrong_percent(row: int) -> tuple[Text, Text]:
        who, unit = rows.name(work, row), work.items[rows.item[row]].data.reported_in
        what = Text(
            f"{who.zh}填的“{shown(words[row])}”带百分号，而该指标以{unit}计",
            f"“{shown(words[row])}” for {who.en} has a percent sign, but the item is measured in {unit}",
        )
        return what, Text(f"请按{unit}填写，不带百分号", f"Give it in {unit}, without a percent sign")

    work.problems.rows("not_a_number", rows.sheet, bad, name, unreadable)
    work.problems.rows("misplaced_percent", rows.sheet, misplaced, name, wrong_percent)
    rows.spoil(work, bad)
    rows.spoil(work, misplaced)


def _mend(word: str) -> Text:
    if "不涉及" in word:
        return Text("不涉及的请空着数值，状态填not_applicable", "Leave the value empty and set status not_applicable")
    if "," in narrow(word):
        return Text(
            "小数点请用“.”，千位分隔符每三位一个",
            "Write decimals with “.”, and “,” only between groups of three digits",
        )
    return Text("请只填数字；没有数据的请空着", "Give digits only; leave it empty where there is no value")
