"""A look into an xlsx package before it is opened: its size unpacked, the reach of its cells, and what a reader
of values alone would not see: percent formats, errors, and formulas nobody has computed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from kaoheng.exchange.limits import MOST_CELLS, MOST_COLUMNS, MOST_UNPACKED_BYTES, MOST_WORKBOOK_BYTES
from kaoheng.text import Text

_REFERENCE = re.compile(rb"""\br\s*=\s*["']\s*([A-Za-z]{1,3})([0-9]{1,18})["']""")
_FAR_RIGHT = re.compile(rb"""\br\s*=\s*["']\s*(?:[A-Za-z]{3,}|[H-Zh-z][A-Za-z]|[Gg][S-Zs-z])[0-9]""")
"""References right of column GR, the two hundredth."""
_FAR_DOWN = re.compile(rb"""\br\s*=\s*["']\s*[A-Za-z]{0,2}([0-9]{6,18})["']""")
"""References below row 99,999; above it two hundred columns always fit."""
_CELL = re.compile(rb"<(?:\w+:)?(row|c)\b([^>]*)>")
_VALUE = re.compile(rb"<(?:\w+:)?v\b[^>/]*>([^<]*)<")
_FORMULA = re.compile(rb"<(?:\w+:)?f\b")
_ERROR_TYPE = re.compile(rb"""\bt\s*=\s*["']e["']""")
_TEXT_TYPE = re.compile(rb"""\bt\s*=\s*["']str["']""")
_STYLE = re.compile(rb"""\bs\s*=\s*["']([0-9]{1,9})["']""")


class Unfit(Exception):
    """A package that must not be opened, with the code, the problem and the mend."""

    def __init__(self, code: str, what: Text, mend: Text) -> None:
        super().__init__(what.en)
        self.code, self.what, self.mend = code, what, mend


@dataclass(frozen=True)
class Marks:
    """Cells of a sheet, by row and column from 1, that need more than their value."""

    percent: frozenset[tuple[int, int]]
    errors: dict[tuple[int, int], str]
    uncomputed: frozenset[tuple[int, int]]


def check_package(path: Path) -> None:
    """Refuse what is not a workbook, or would not fit into memory."""
    with path.open("rb") as file:
        head = file.read(512)
    if head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<"):
        what = Text("这是网页（HTML），不是Excel工作簿", "it is a web page (HTML), not an Excel workbook")
        raise Unfit("not_a_workbook", what, _SAVE_AGAIN)
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        what = Text("是旧版.xls或加了密码的工作簿", "it is an old .xls or an encrypted workbook")
        raise Unfit("not_a_workbook", what, Text("请去掉密码并另存为.xlsx", "Remove the password and save it as .xlsx"))
    if path.stat().st_size > MOST_WORKBOOK_BYTES:
        size = MOST_WORKBOOK_BYTES >> 20
        raise Unfit("file_too_large", Text(f"文件超过{size} MB", f"the file is larger than {size} MB"), _USE_OTHERS)
    try:
        with ZipFile(path) as package:
            _check_size(package)
            for name in package.namelist():
                if name.startswith("xl/worksheets/"):
                    _check_reach(package.read(name))
    except (BadZipFile, OSError, EOFError, ValueError, NotImplementedError, RuntimeError) as error:
        what = Text("工作簿已损坏，无法解压", f"the workbook is damaged: {str(error)[:120]}")
        raise Unfit("not_a_workbook", what, _SAVE_AGAIN) from None


_SAVE_AGAIN = Text("请用Excel打开后另存为.xlsx", "Open it in Excel and save it as .xlsx")
_USE_OTHERS = Text("请只保留数据工作表，或改用CSV、Parquet", "Keep the sheets of data only, or use csv or Parquet")


def _check_size(package: ZipFile) -> None:
    """Readers refuse members larger than declared, so declared sizes are a bound."""
    unpacked = sum(member.file_size for member in package.infolist())
    if unpacked > MOST_UNPACKED_BYTES:
        what = Text(
            f"解压后有{unpacked >> 20} MB，超过{MOST_UNPACKED_BYTES >> 20} MB",
            f"unpacked it has {unpacked >> 20} MB, more than {MOST_UNPACKED_BYTES >> 20} MB",
        )
        raise Unfit("file_too_large", what, _USE_OTHERS)


def _check_reach(xml: bytes) -> None:
    """A reader makes room for every cell up to the last one."""
    if _FAR_RIGHT.search(xml):
        what = Text(f"表格超过{MOST_COLUMNS}列", f"a sheet has more than {MOST_COLUMNS} columns")
        raise Unfit(
            "too_many_columns", what, Text("请删去右侧多余的列", "Delete the columns to the right of the table")
        )
    if not _FAR_DOWN.search(xml):
        return
    columns = max((_column(letters) for letters in {found.group(1) for found in _REFERENCE.finditer(xml)}), default=1)
    rows = max(int(found.group(1)) for found in _FAR_DOWN.finditer(xml))
    if rows * columns > MOST_CELLS:
        what = Text(f"工作表有{rows}行{columns}列", f"a sheet has {rows} rows and {columns} columns")
        raise Unfit(
            "too_many_rows", what, Text("请删去下方多余的行，或改用Parquet", "Delete the rows below, or use Parquet")
        )


def _column(letters: bytes) -> int:
    """A column's number from its letters.

    >>> _column(b"A"), _column(b"AB")
    (1, 28)
    """
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def read_marks(xml: bytes, percent_styles: frozenset[int]) -> Marks:
    """The cells of a worksheet whose value does not say everything."""
    percent: set[tuple[int, int]] = set()
    uncomputed: set[tuple[int, int]] = set()
    errors: dict[tuple[int, int], str] = {}
    if percent_styles or any(sign in xml for sign in (b"<f", b":f", b'"e"', b"'e'")):
        for at, attributes, inside in _cells(xml):
            style = _STYLE.search(attributes)
            if style and int(style.group(1)) in percent_styles:
                percent.add(at)
            value = _VALUE.search(inside)
            if _ERROR_TYPE.search(attributes):
                errors[at] = value.group(1).decode("utf-8", "replace")[:20] if value else "#N/A"
            elif _FORMULA.search(inside) and not _computed(attributes, value):
                uncomputed.add(at)
    return Marks(frozenset(percent), errors, frozenset(uncomputed))


def _computed(attributes: bytes, value: re.Match[bytes] | None) -> bool:
    """Whether a formula has a result: an empty one only where it is a text."""
    return value is not None and bool(value.group(1) or _TEXT_TYPE.search(attributes))


def _cells(xml: bytes) -> Iterator[tuple[tuple[int, int], bytes, bytes]]:
    """Every cell's place, attributes and content; where no place is written it follows the one before."""
    row, column, before = 0, 0, None
    for tag in _CELL.finditer(xml):
        if before is not None:
            yield (row, column), before.group(2), xml[before.end() : tag.start()]
        if tag.group(1) == b"row":
            own = re.search(rb"""\br\s*=\s*["']([0-9]{1,18})["']""", tag.group(2))
            row, column, before = int(own.group(1)) if own else row + 1, 0, None
            continue
        place = _REFERENCE.search(tag.group(2))
        row, column = (int(place.group(2)), _column(place.group(1))) if place else (row, column + 1)
        before = tag
    if before is not None:
        yield (row, column), before.group(2), xml[before.end() :]
