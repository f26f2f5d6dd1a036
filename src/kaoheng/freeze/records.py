"""What vetoes, adjustments and history have in common when they are read: rows, cells, and a finding for each fault."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from kaoheng.freeze.columns import Column, column
from kaoheng.freeze.dates import read_date
from kaoheng.freeze.problems import Problems, shown
from kaoheng.freeze.units import LEFT_OUT, Roster
from kaoheng.numbers import parse
from kaoheng.tables import Sheet
from kaoheng.text import Text

MOST_ROWS = 1_000_000
"""More rows than any office has records; longer sheets are refused at once."""


@dataclass
class Records:
    """A sheet of records, row by row; `row` is the one that is read."""

    sheet: Sheet
    columns: dict[str, Column]
    roster: Roster
    problems: Problems
    row: int = 0

    @classmethod
    def of(cls, sheet: Sheet, names: tuple[str, ...], roster: Roster, problems: Problems) -> "Records":
        """The sheet with these columns."""
        return cls(sheet, {name: column(sheet, name) for name in names}, roster, problems)

    def rows(self) -> Iterator[int]:
        """Go through the rows; a sheet that is too long has none, and a finding."""
        count = self.sheet.columns.num_rows
        if count > MOST_ROWS:
            self.row = 0
            what = Text(f"共{count}行，太多", f"there are {count} rows, which is too many")
            self.fault("too_many_rows", "", what, Text(f"请不超过{MOST_ROWS}行", f"Keep to {MOST_ROWS}"))
            return
        for self.row in range(count):
            yield self.row

    def text(self, name: str) -> str:
        """A cell of the row."""
        return self.columns[name][self.row]

    def fault(self, code: str, name: str, what: Text, mend: Text) -> None:
        """A finding about a cell of the row."""
        self.problems.add(code, self.sheet.place(self.row, name), what, mend)

    def warn(self, code: str, name: str, what: Text, mend: Text) -> None:
        """A finding about a cell of the row that does not stop the work."""
        self.problems.warn(code, self.sheet.place(self.row, name), what, mend)

    def needed(self, name: str, zh: str, en: str) -> str:
        """A cell that must be filled in."""
        text = self.text(name)
        if not text:
            self.fault(f"no_{name}", name, Text(f"没有填写{zh}", f"there is no {en}"), _FILL)
        return text

    def unit(self, *, gone_too: bool = False) -> str:
        """The unit of the row, which takes part; with `gone_too` it may be one that ended before the year."""
        unit, positions = self.text("unit_id"), self.roster.positions
        at = positions.get(unit, -1)
        if at < 0 and not (gone_too and at == LEFT_OUT):
            what = Text(f"单位{shown(unit)}不参加考核", f"unit {shown(unit)} does not take part")
            mend = self.problems.suggest(unit, positions, Text("请改正单位代码", "Mend the unit code"))
            self.fault("unknown_unit", "unit_id", what, mend)
        return unit

    def one_of(self, name: str, words: tuple[str, ...], forms: Text) -> str:
        """A cell that holds one of some words."""
        text = self.text(name)
        if text not in words:
            what = Text(f"“{shown(text)}”不可用", f"“{shown(text)}” cannot be used")
            self.fault(f"unknown_{name}", name, what, Text("请填", "Give ") + forms)
        return text

    def day(self, name: str) -> date | None:
        """A date, or None."""
        text = self.text(name)
        try:
            return read_date(text)
        except ValueError:
            what = Text(f"“{shown(text)}”不是日期", f"“{shown(text)}” is not a date")
            self.fault("unreadable_date", name, what, Text("请写成2025-01-15的形式", "Write it as 2025-01-15"))
            return None

    def year(self, name: str) -> int | None:
        """A year of four digits, or None."""
        text = self.text(name).removesuffix("年").removesuffix("年度")
        if text.isascii() and text.isdigit() and 1900 <= int(text[:9]) <= 2200:
            return int(text)
        if text:
            what = Text(f"“{shown(text)}”不是年度", f"“{shown(text)}” is not a year")
            self.fault("unreadable_year", name, what, Text("请写成2022的形式", "Write it as 2022"))
        return None

    def number(self, name: str, good: Callable[[Fraction], bool], form: Text) -> Fraction | None:
        """A number of some form, or None."""
        text = self.text(name)
        if not text:
            return None
        try:
            value = parse(text)
        except ValueError:
            value = None
        if value is None or not good(value):
            what = Text(f"“{shown(text)}”不可用", f"“{shown(text)}” cannot be used")
            self.fault("unreadable_number", name, what, Text("请填", "Give ") + form)
            return None
        return value

    def once(self, first: dict[tuple[object, ...], int], key: tuple[object, ...], name: str) -> None:
        """A finding where another row said the same already."""
        if key in first:
            at = self.sheet.row(first[key])
            what = Text(f"第{at}行已有同一事项", f"row {at} is about the same")
            self.fault("duplicate_record", name, what, Text("请只保留一行", "Keep one of the rows"))
        first.setdefault(key, self.row)


_FILL = Text("请补填", "Fill it in")
