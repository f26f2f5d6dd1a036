"""Working days of China: the published holidays and shifted days, or a calendar file where a year has none yet."""

import csv
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from typing import Literal

import chinese_calendar

from kaoheng.findings import Finding, Place, Refused
from kaoheng.freeze.dates import read_date
from kaoheng.text import Text

Kind = Literal["workday", "holiday"]
_KINDS: Mapping[str, Kind] = {"workday": "workday", "holiday": "holiday", "工作日": "workday", "节假日": "holiday"}
_FIRST, _LAST = min(chinese_calendar.holidays).year, max(chinese_calendar.holidays).year
LONGEST = 1_000_000
"""Bytes of a calendar file; a century of days is less."""


@dataclass(frozen=True)
class Calendar:
    """Which days are worked. A year of which `days` holds any day goes by `days` and plain weekends alone."""

    days: Mapping[date, Kind] = field(default_factory=dict)

    @cached_property
    def _supplied(self) -> frozenset[int]:
        return frozenset(day.year for day in self.days)

    def is_workday(self, day: date) -> bool:
        """Whether a day is worked; Refused for a year without a calendar.

        >>> [Calendar().is_workday(date(2022, 1, day)) for day in (28, 29, 31)]  # 29 January was shifted to work
        [True, True, False]
        """
        if day.year in self._supplied:
            return self.days[day] == "workday" if day in self.days else day.weekday() < 5
        if not _FIRST <= day.year <= _LAST:
            raise Refused([_not_covered(day.year)])
        return bool(chinese_calendar.is_workday(day))

    def add_working_days(self, start: date, count: int) -> date:
        """The last of `count` working days; the day of the decision itself is not counted.

        >>> str(Calendar().add_working_days(date(2022, 1, 28), 3))  # 29 and 30 January worked, then Spring Festival
        '2022-02-07'
        """
        day = start
        while count:
            day += timedelta(days=1)
            count -= self.is_workday(day)
        return day


def add_months(start: date, count: int) -> date:
    """The same day so many months later, or the last day of a shorter month.

    >>> str(add_months(date(2023, 1, 31), 1)), str(add_months(date(2023, 11, 15), 3))
    ('2023-02-28', '2024-02-15')
    """
    years, month = divmod(start.month - 1 + count, 12)
    year = start.year + years
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def read_calendar(path: Path) -> Calendar:
    """A calendar from a csv file with the columns date and kind (workday or holiday); Refused with every problem."""
    days: dict[date, Kind] = {}
    found: list[Finding] = []
    for line, row in _rows(path):
        kind = _KINDS.get((row.get("kind") or row.get("类别") or "").strip())
        try:
            day = read_date(row.get("date") or row.get("日期") or "")
        except ValueError:
            day = None
        if day is None:
            found.append(_bad(path, line, "date", Text("不是日期", "this is not a date"), _DATE))
        elif kind is None:
            found.append(_bad(path, line, "kind", Text("类别不可用", "this kind cannot be used"), _KIND))
        elif day in days:
            found.append(_bad(path, line, "date", Text("日期重复", "this date stands twice"), _ONCE))
        else:
            days[day] = kind
    if not days and not found:
        found.append(_bad(path, 1, "date", Text("没有内容", "it has no rows"), _DATE))
    if found:
        raise Refused(found)
    return Calendar(days)


def _rows(path: Path) -> list[tuple[int, dict[str, str]]]:
    try:
        with path.open("rb") as file:
            content = file.read(LONGEST + 1)
        if len(content) > LONGEST:
            raise ValueError
        reader = csv.DictReader(content.decode("utf-8-sig").splitlines())
        return [(reader.line_num, row) for row in reader]
    except (OSError, ValueError, csv.Error):
        what = Text("无法读取，或不是UTF-8编码的csv文件", "it cannot be read, or is no csv file in UTF-8")
        mend = Text("请给出含date、kind两列的csv文件", "Give a csv file with the columns date and kind")
        raise Refused([Finding("no_calendar", Place(str(path)), what, mend)]) from None


_DATE = Text("请写成2027-02-05的形式", "Write it as 2027-02-05")
_KIND = Text("请填workday（工作日）或holiday（节假日）", "Give workday or holiday")
_ONCE = Text("请只保留一行", "Keep one of the rows")


def _bad(path: Path, line: int, column: str, what: Text, mend: Text) -> Finding:
    return Finding("bad_calendar", Place(path.name, row=line, column=column), what, mend)


def _not_covered(year: int) -> Finding:
    what = Text(f"没有{year}年的工作日历", f"there is no calendar of working days for {year}")
    mend = Text(
        "请用--calendar给出该年的日历文件（csv：date,kind，kind为workday或holiday，只列调休的日子即可）",
        "Supply a calendar file by --calendar (csv: date,kind with workday or holiday; only the shifted days)",
    )
    return Finding("calendar_not_covered", Place(), what, mend)
