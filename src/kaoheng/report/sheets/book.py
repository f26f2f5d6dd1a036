"""The workbook while it is written: its formats, its sheets, and how every sheet is set up for paper."""

import unicodedata
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from xlsxwriter import Workbook  # type: ignore[import-untyped]
from xlsxwriter.format import Format  # type: ignore[import-untyped]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

from kaoheng.report.sheets.names import SheetNames
from kaoheng.report.view import View

FONT = "Microsoft YaHei"
LINE = "#C6D0DC"
GRADE_TONES = ("g", "b", "y", "r")
TONES: Mapping[str, tuple[str, str]] = {
    "g": ("#E4F3E9", "#17603A"),
    "b": ("#E4EEFA", "#1B4F8F"),
    "y": ("#FFF3D1", "#6E4A00"),
    "r": ("#FCE9E7", "#A8201A"),
    "m": ("#FFE8A8", "#5C3D00"),
    "a": ("#ECEFF3", "#465362"),
}
_CELL: dict[str, Any] = {"font_name": FONT, "font_size": 10, "border": 1, "border_color": LINE, "valign": "vcenter"}


class Book:
    """A workbook with the formats of the house; formats are made once."""

    def __init__(self, workbook: Workbook, view: View) -> None:
        self.workbook = workbook
        self.view = view
        self.names = SheetNames()
        self._formats: dict[str, Format] = {}

    def format(self, **properties: Any) -> Format:
        """A cell format with the house's font and lines, and these properties."""
        key = repr(sorted(properties.items()))
        if key not in self._formats:
            self._formats[key] = self.workbook.add_format({**_CELL, **properties})
        return self._formats[key]

    def head(self, **properties: Any) -> Format:
        """The format of table heads."""
        return self.format(bold=True, bg_color="#E6EDF5", align="center", text_wrap=True, **properties)

    def bare(self, **properties: Any) -> Format:
        """A format without lines, for titles and notes."""
        return self.format(border=0, **properties)

    def number(self, places: int, **properties: Any) -> Format:
        """A number with fixed decimals."""
        return self.format(num_format=digits(places), **properties)

    def tone(self, name: str, **properties: Any) -> Format:
        """A cell in one of the state colours."""
        ground, ink = TONES[name]
        return self.format(bg_color=ground, font_color=ink, **properties)

    def sheet(self, title: str, heading: str, note: str, *, fit: bool = True) -> Worksheet:
        """A new sheet with its heading and a line below, set up for A4 landscape, as a rule one page wide."""
        sheet: Worksheet = self.workbook.add_worksheet(self.names.legal(title))
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        if fit:
            sheet.fit_to_pages(1, 0)
        zh = self.view.language == "zh"
        sheet.set_footer("&C第 &P 页，共 &N 页&R&A" if zh else "&CPage &P of &N&R&A")
        sheet.write_string(0, 0, heading, self.bare(bold=True, font_size=14))
        sheet.set_row(0, 26)
        sheet.write_string(1, 0, note, self.bare(font_color="#566373"))
        return sheet


def digits(places: int, word: str = "") -> str:
    """A number format with fixed decimals; a word is shown beside the number and stays out of the value.

    >>> digits(2), digits(0), digits(1, "缺项")
    ('0.00', '0', '0.0" 缺项"')
    """
    plain = "0." + "0" * places if places else "0"
    return f'{plain}" {word}"' if word else plain


def span(sheet: Worksheet, area: tuple[int, int, int, int], words: str, format: Format) -> None:
    """Write words over an area: one cell, or several merged."""
    first_row, first_column, last_row, last_column = area
    if (first_row, first_column) == (last_row, last_column):
        sheet.write_string(first_row, first_column, words, format)
    else:
        sheet.merge_range(first_row, first_column, last_row, last_column, "", format)
        sheet.write_string(first_row, first_column, words, format)


def put(sheet: Worksheet, row: int, column: int, value: Fraction | None, format: Format) -> None:
    """A real number in a cell, or an empty cell."""
    if value is None:
        sheet.write_blank(row, column, None, format)
    else:
        sheet.write_number(row, column, float(value), format)


def wide(words: str) -> int:
    """How many narrow letters words are as wide as: a Chinese sign counts two."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in words)


def fitting(words: list[str], least: int, most: int) -> int:
    """A column width for these words."""
    return min(max([least, *(wide(each) + 2 for each in words)]), most)
