"""Evidence from csv: UTF-8 with or without BOM, or GBK; every row with its number."""

import csv
from codecs import getincrementaldecoder
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from kaoheng.exchange.headers import read_header
from kaoheng.exchange.limits import LONGEST_LINE, MOST_TEXT_BYTES, MOST_TEXT_ROWS
from kaoheng.exchange.names import TableNames
from kaoheng.exchange.sheets import Gathering, too_many_rows
from kaoheng.findings import Place
from kaoheng.freeze.problems import MOST_OF_A_KIND, Problems
from kaoheng.tables import Sheet
from kaoheng.text import Text

_BLOCK = 1 << 20
_AGAIN = Text("请重新另存为“CSV UTF-8”", "Save it again as “CSV UTF-8”")


class _Unreadable(Exception):
    def __init__(self, code: str, what: Text, mend: Text) -> None:
        super().__init__(what.en)
        self.code, self.what, self.mend = code, what, mend


def read_csv(path: Path, table: TableNames, problems: Problems) -> Sheet | None:
    """One table from a csv file; None, with every problem found, when it cannot be read."""
    place = Place(path.name)
    try:
        with path.open(encoding=_encoding(path), newline="") as file:
            return _read(file, table, place, problems)
    except _Unreadable as error:
        problems.add(error.code, place, error.what, error.mend)
    except csv.Error as error:
        what = Text(f"不是正确的CSV（{error}）", f"it is not well-formed CSV: {error}")
        problems.add("not_csv", place, what, _AGAIN)
    return None


def _encoding(path: Path) -> str:
    """The encoding all of the file is written in."""
    if path.stat().st_size > MOST_TEXT_BYTES:
        size = MOST_TEXT_BYTES >> 20
        what = Text(f"文件超过{size} MB", f"the file is larger than {size} MB")
        raise _Unreadable("file_too_large", what, Text("请改用Parquet文件", "Use a Parquet file"))
    with path.open("rb") as file:
        _refuse_others(file.read(512))
    for encoding in ("utf-8-sig", "gb18030"):
        if _decodes(path, encoding):
            return encoding
    what = Text("文字编码不是UTF-8，也不是GBK", "the text is neither UTF-8 nor GBK")
    raise _Unreadable("unknown_encoding", what, _AGAIN)


def _refuse_others(head: bytes) -> None:
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        what = Text("这是Excel工作簿，只是扩展名改成了.csv", "it is an Excel workbook named .csv")
        raise _Unreadable("not_csv", what, Text("请把扩展名改回.xlsx", "Name it .xlsx again"))
    if start.startswith(b"<"):
        what = Text("这是网页（HTML），不是CSV", "it is a web page (HTML), not CSV")
        raise _Unreadable("not_csv", what, Text("请用Excel打开后另存为.xlsx", "Open it in Excel and save it as .xlsx"))
    if b"\0" in head:
        what = Text("不是文本文件，或为UTF-16编码", "it is not a text file, or its encoding is UTF-16")
        raise _Unreadable("unknown_encoding", what, _AGAIN)


def _decodes(path: Path, encoding: str) -> bool:
    decoder = getincrementaldecoder(encoding)()
    try:
        with path.open("rb") as file:
            while block := file.read(_BLOCK):
                decoder.decode(block)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _lines(file: TextIO) -> Iterator[str]:
    while line := file.readline(LONGEST_LINE):
        if len(line) >= LONGEST_LINE:
            what = Text("有一行超过100万字", "a line is longer than a million characters")
            raise _Unreadable("line_too_long", what, Text("请检查引号和列数", "Check quotation marks and columns"))
        yield line


def _read(file: TextIO, table: TableNames, place: Place, problems: Problems) -> Sheet | None:
    records = csv.reader(_lines(file), strict=True)
    header = read_header(next(records, []), table, place, problems)
    if header is None:
        return None
    gathered = Gathering(table, header, place)
    wide: list[int] = []
    for row, cells in enumerate(records, start=2):
        extra = len(cells) - header.width
        if extra < 0:
            cells += [""] * -extra
        elif extra > 0:
            if any(cells[header.width :]):
                wide.append(row)
            cells = cells[: header.width]
        gathered.add(row, cells)
        if row > MOST_TEXT_ROWS + 1:
            too_many_rows(place, problems)
            return None
    _report_wide(wide, place, problems)
    return gathered.sheet()


def _report_wide(rows: list[int], place: Place, problems: Problems) -> None:
    for row in rows[:MOST_OF_A_KIND]:
        what = Text("这一行的列数多于表头", "the row has more cells than the header")
        mend = Text("含逗号的内容请加英文双引号", "Put text with commas in double quotes")
        problems.add("row_too_wide", Place(place.file, row=row), what, mend)
    problems.and_more("row_too_wide", place, len(rows))
