"""The months a figure covers, as Chinese statistics write them: 2022年9月, 2022年1—9月, 2022Q3, 前三季度, 2022.

>>> [str(read_span(text, 2022)) for text in ("2022-09", "2022年1—9月", "2022Q3", "前三季度", "")]
['2022-09', '2022-01..2022-09', '2022-07..2022-09', '2022-01..2022-09', '2022']
"""

import re
from dataclasses import dataclass

from kaoheng.freeze.written import narrow
from kaoheng.text import Text

YEAR_MONTHS = 12


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Months `first` to `last` of a year, both included."""

    year: int
    first: int
    last: int

    @property
    def months(self) -> int:
        """How many months it covers."""
        return self.last - self.first + 1

    @property
    def whole(self) -> bool:
        """Whether it covers the year."""
        return self.months == YEAR_MONTHS

    def words(self) -> Text:
        """The span as people say it."""
        if self.whole:
            return Text(f"{self.year}年", f"{self.year}")
        if self.months == 1:
            return Text(f"{self.year}年{self.first}月", f"{self.year}-{self.first:02}")
        return Text(f"{self.year}年{self.first}—{self.last}月", f"{self.year}-{self.first:02} to {self.last:02}")

    def __str__(self) -> str:
        if self.whole:
            return str(self.year)
        start = f"{self.year}-{self.first:02}"
        return start if self.months == 1 else f"{start}..{self.year}-{self.last:02}"


_NAMED = {"": (1, 12), "全年": (1, 12), "年度": (1, 12), "上半年": (1, 6), "下半年": (7, 12), "前三季度": (1, 9)}
_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4} | {str(n): n for n in range(1, 5)}
_YEAR = re.compile(r"(?P<year>[0-9]{4})(?:年度?|(?=$|[-/.Qq]|[0-9]{2}$))?(?P<rest>.*)")
_MONTH = re.compile(r"[-/.]?(?P<first>[0-9]{1,2})月?份?")
_MONTHS = re.compile(r"[-/.]?(?P<first>[0-9]{1,2})月?(?:-|—|–|~|至|到)(?P<last>[0-9]{1,2})月份?")
_BETWEEN = re.compile(r"-(?P<first>[0-9]{2})(?:\.\.|/)(?P<year>[0-9]{4})-(?P<last>[0-9]{2})")
_QUARTER = re.compile(r"[-/.]?(?:[Qq](?P<short>[1-4])|第?(?P<long>[一二三四1-4])季度)")


def read_span(text: str, year: int | None = None) -> Span:
    """The span a text names; `year` stands in where none is written. ValueError when it names none.

    >>> read_span("2022-01..2022-09").months, read_span("2022年第四季度").first
    (9, 10)
    """
    plain = narrow(text).replace(" ", "")
    found = _YEAR.fullmatch(plain)
    own, rest = (int(found["year"]), found["rest"]) if found else (year, plain)
    first, last = _months(rest, own)
    if own is None or not 1 <= first <= last <= YEAR_MONTHS:
        raise ValueError(f"{text!r} names no months")
    return Span(own, first, last)


def _months(rest: str, year: int | None) -> tuple[int, int]:
    if rest in _NAMED:
        return _NAMED[rest]
    if quarter := _QUARTER.fullmatch(rest):
        number = _QUARTERS[quarter["short"] or quarter["long"]]
        return 3 * number - 2, 3 * number
    if between := _BETWEEN.fullmatch(rest):
        return (int(between["first"]), int(between["last"])) if int(between["year"]) == year else (0, 0)
    if months := _MONTHS.fullmatch(rest):
        return int(months["first"]), int(months["last"])
    month = _MONTH.fullmatch(rest)
    return (int(month["first"]), int(month["first"])) if month else (0, 0)
