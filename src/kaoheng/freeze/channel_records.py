"""Rows of ballots, ratings, responses and claims as records, with every cell that cannot be read."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kaoheng.freeze.columns import Column, column
from kaoheng.freeze.dates import read_date
from kaoheng.freeze.problems import Problems, shown
from kaoheng.freeze.written import NOTHING, NUMBER, read_one
from kaoheng.tables import RESPONSE_COLUMNS, Sheet
from kaoheng.tally.rows import COUNT_WORDS, STATUSES, BallotRow, ClaimRow, RatingRow, ResponseRow
from kaoheng.text import Text

Lines = NDArray[np.intp]
MOST_VOTES = 10**9


@dataclass(frozen=True)
class Made:
    """Records, and the line each stands on (the first, where equal ones were counted)."""

    rows: Sequence[Any]
    lines: Lines


class _Cells:
    """The cells of some lines, column by column; what cannot be read becomes a finding and is left out."""

    def __init__(self, sheet: Sheet, lines: Lines, problems: Problems) -> None:
        self.sheet, self.lines, self.problems = sheet, lines, problems
        self.bad = np.zeros(len(lines), dtype=np.bool_)
        self._columns: dict[str, Column] = {}

    def column(self, name: str) -> Column:
        if name not in self._columns:
            self._columns[name] = column(self.sheet, name)
        return self._columns[name]

    def texts(self, name: str) -> list[str]:
        own = self.column(name)
        return [own.texts[code] for code in own.codes[self.lines].tolist()]

    def refuse(self, code: str, flags: NDArray[np.bool_], name: str, what: Callable[[str], Text], mend: Text) -> None:
        words = self.column(name)
        self.problems.rows(code, self.sheet, self.lines[flags], name, lambda row: (what(shown(words[row])), mend))
        self.bad |= flags

    def read(
        self, name: str, reads: Callable[[str], Any], code: str, what: Callable[[str], Text], mend: Text
    ) -> list[Any]:
        """Each line's cell as `reads` understands its text; those it refuses with ValueError are reported."""
        words = self.column(name)
        meanings: list[Any] = []
        wrong = np.zeros(len(words.texts), dtype=np.bool_)
        for at, text in enumerate(words.texts):
            try:
                meanings.append(reads(text))
            except ValueError:
                meanings.append(None)
                wrong[at] = True
        codes = words.codes[self.lines]
        self.refuse(code, wrong[codes], name, what, mend)
        return [meanings[at] for at in codes.tolist()]

    def need(self, name: str, what: Text) -> None:
        """Report lines whose cell is empty."""
        self.refuse(
            "cell_empty", ~self.column(name).filled[self.lines], name, lambda _: what, Text("请补填", "Fill it in")
        )

    def same(self, names: Sequence[str], among: Lines | None = None) -> tuple[Lines, Lines]:
        """Lines alike in some columns: the first of each kind, and the kind of every line; of all, or of some."""
        lines = self.lines if among is None else self.lines[among]
        key, kinds = np.zeros(len(lines), dtype=np.int64), 1
        for name in names:
            own = self.column(name)
            if kinds * len(own.texts) >= 1 << 62:
                known, key = np.unique(key, return_inverse=True)
                kinds = len(known)
            key = key * len(own.texts) + own.codes[lines]
            kinds *= len(own.texts)
        _, first, back = np.unique(key, return_index=True, return_inverse=True)
        return first, back

    def once(self, names: Sequence[str], column: str, what: Text, among: NDArray[np.bool_] | None = None) -> None:
        """Report lines that repeat an earlier one in some columns."""
        looked_at = np.arange(len(self.lines)) if among is None else np.flatnonzero(among)
        first, back = self.same(names, looked_at)
        again = np.zeros(len(self.lines), dtype=np.bool_)
        again[looked_at] = first[back] != np.arange(len(looked_at))
        self.refuse("duplicate_row", again, column, lambda _: what, _KEEP_ONE)

    def made(self, kind: Callable[..., Any], **columns: Sequence[Any]) -> Made:
        """The records of all lines without problems."""
        good = np.flatnonzero(~self.bad)
        names = list(columns)
        cells = zip(*([columns[name][at] for at in good.tolist()] for name in names), strict=True)
        return Made([kind(**dict(zip(names, each, strict=True))) for each in cells], self.lines[good])


_KEEP_ONE = Text("请只保留一行", "Keep one of the rows")
_WHOLE = Text("请填0或正整数", "Give 0 or a whole number")


def _number(text: str) -> Fraction | None:
    state, value = read_one(text)
    if state not in (NOTHING, NUMBER):
        raise ValueError(text)
    return value


def _whole(text: str) -> int | None:
    value = _number(text)
    if value is not None and (value.denominator != 1 or not 0 <= value <= MOST_VOTES):
        raise ValueError(text)
    return None if value is None else int(value)


def _not_whole(word: str) -> Text:
    return Text(f"“{word}”不是票数", f"“{word}” is not a count")


def _no_number(word: str) -> Text:
    return Text(f"“{word}”不是数", f"“{word}” is not a number")


_DIGITS = Text("请只填数字", "Give digits only")


def ballots(sheet: Sheet, lines: Lines, problems: Problems, voters: bool) -> Made:
    """Ballots: equal ones are counted; a count of sheets or people may stand only once."""
    cells = _Cells(sheet, lines, problems)
    cells.need("mark", Text("没有填写评价", "there is no mark"))
    counts = cells.read("count", _whole, "not_a_count", _not_whole, _WHOLE)
    marks = cells.column("mark")
    counted = np.asarray(marks.mapped(lambda word: word in COUNT_WORDS.values()), dtype=np.bool_)[lines]
    where = ["unit_id", "aspect", "voter_class", "mark"]
    cells.once(where, "mark", Text("同一票数填了两次", "this count is given twice"), counted)
    keys = [*where, "rater_unit", *(["voter"] if voters else [])]
    first, back = cells.same(keys)
    sums = np.zeros(len(first), dtype=np.int64)
    good = ~cells.bad
    np.add.at(sums, back[good], np.array([1 if count is None else count for count in counts], dtype=np.int64)[good])
    kept = np.flatnonzero(~np.isin(np.arange(len(first)), back[~good]) | (sums > 0))
    at = first[kept]
    own = _Cells(sheet, lines[at], problems)
    columns = [own.texts(name) for name in ("unit_id", "mark", "aspect", "voter_class", "rater_unit")]
    names = own.texts("voter") if voters else [""] * len(at)
    rows = [
        BallotRow(unit, mark, count, aspect, whose, voter, home)
        for unit, mark, aspect, whose, home, voter, count in zip(*columns, names, sums[kept].tolist(), strict=True)
    ]
    return Made(rows, lines[at])


def ratings(sheet: Sheet, lines: Lines, problems: Problems, voters: bool) -> Made:  # noqa: ARG001
    """Ratings: one a rater, unit and aspect; a word such as 不了解 is kept for the channel to judge."""
    filled = lines[column(sheet, "value").filled[lines]]
    cells = _Cells(sheet, filled, problems)
    cells.need("rater", Text("没有填写评分人", "there is no rater"))
    cells.once(["unit_id", "rater", "aspect"], "rater", Text("同一评分人评了两次", "this rater rated twice"))
    words = cells.texts("value")
    values = [value if state == NUMBER else None for state, value in map(_reading(words), words)]
    names = ("unit_id", "rater", "rater_class", "rater_unit", "aspect")
    said = ["" if value is not None else word for value, word in zip(values, words, strict=True)]
    return cells.made(RatingRow, value=values, word=said, **{name: cells.texts(name) for name in names})


def _reading(words: Sequence[str]) -> Callable[[str], tuple[int, Fraction | None]]:
    return {word: read_one(word) for word in set(words)}.__getitem__


def responses(sheet: Sheet, lines: Lines, problems: Problems, voters: bool) -> Made:  # noqa: ARG001
    """Responses: one answer a respondent and question; further columns are kept."""
    cells = _Cells(sheet, lines, problems)
    cells.need("respondent", Text("没有填写受访者", "there is no respondent"))
    cells.need("question", Text("没有填写题目", "there is no question"))
    asked = ["unit_id", "respondent", "question"]
    cells.once(asked, "respondent", Text("同一受访者同一题答了两次", "this respondent answered the question twice"))
    weights = cells.read("weight", _weight, "not_a_weight", _no_number, Text("请填0或正数", "Give 0 or more"))
    further = [name for name in sheet.columns.column_names if name not in RESPONSE_COLUMNS]
    columns = {name: cells.texts(name) for name in further}
    more: list[Mapping[str, str]] = [{name: columns[name][at] for name in further} for at in range(len(lines))]
    names = ("unit_id", "respondent", "question", "answer", "stratum", "psu")
    return cells.made(ResponseRow, weight=weights, more=more, **{name: cells.texts(name) for name in names})


def _weight(text: str) -> Fraction | None:
    value = _number(text)
    if value is not None and value < 0:
        raise ValueError(text)
    return value


def claims(sheet: Sheet, lines: Lines, problems: Problems, voters: bool) -> Made:  # noqa: ARG001
    """Claims: the same claim may stand only once; one without a status is pending."""
    cells = _Cells(sheet, lines, problems)
    cells.need("type", Text("没有填写类型", "there is no type"))
    cells.need("matter", Text("没有填写事项", "there is no matter"))
    same = ["unit_id", "type", "level", "matter", "role", "document", "dated"]
    cells.once(same, "matter", Text("同一申报重复", "this claim is given twice"))
    points = cells.read("points", _number, "not_a_number", _no_number, _DIGITS)
    counts = cells.read(
        "count", _whole, "not_a_count", lambda word: Text(f"“{word}”不是数量", f"“{word}” is no count"), _WHOLE
    )
    days: list[date | None] = cells.read(
        "dated",
        read_date,
        "unreadable_date",
        lambda word: Text(f"“{word}”不是日期", f"“{word}” is not a date"),
        Text("请写成2025-01-15的形式", "Write it as 2025-01-15"),
    )
    states = cells.read(
        "status",
        _status,
        "unknown_status",
        lambda word: Text(f"不认识的认定结果“{word}”", f"unknown status “{word}”"),
        Text("请填认定、不予认定或待认定", "Give admitted, rejected or pending"),
    )
    names = ("unit_id", "type", "level", "matter", "role", "document", "reason")
    texts = {name: cells.texts(name) for name in names}
    return cells.made(ClaimRow, points=points, count=counts, dated=days, status=states, **texts)


def _status(text: str) -> str:
    if text and text not in STATUSES:
        raise ValueError(text)
    return text or "pending"


Records = Callable[[Sheet, Lines, Problems, bool], Made]

RECORDS: Mapping[str, Records] = {"ballots": ballots, "ratings": ratings, "responses": responses, "claims": claims}
"""How each table's lines become records."""
