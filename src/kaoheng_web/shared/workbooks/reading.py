"""What people filled in: xlsx, old xls and WPS files, csv, each line with its place in the sheet."""

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO, StringIO
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from python_calamine import CalamineError, CalamineWorkbook

from kaoheng.drafting.grid import Grid, grid_of
from kaoheng.exchange.grids import read_grid
from kaoheng.exchange.workbooks import cell_text
from kaoheng.findings import Refused
from kaoheng.text import Text
from kaoheng_web.shared.errors import Refusal
from kaoheng_web.shared.workbooks.columns import MOST_ROWS, Column

MOST_BYTES, MOST_LINES, MOST_COLUMNS = 2 * 2**20, 5_000, 60
OLD = b"\xd0\xcf\x11\xe0"  # how files of Excel 97 to 2003, and those of WPS, begin
NEW = b"PK"  # and those since 2007
WIDE = "０１２３４５６７８９ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ．－／"
NARROW = str.maketrans({wide: chr(ord(wide) - 0xFEE0) for wide in WIDE} | {"\u3000": None})  # no wide blanks either

TOO_LARGE = Text("文件超过2 MB，请拆分后再传。", "The file is larger than 2 MB: split it.")
DAMAGED = Text(
    "文件已损坏或加了密码，请用Excel或WPS打开后另存为xlsx。", "The file is damaged or locked: save it anew as xlsx."
)
EMPTY = Text("表中没有填写任何一行。", "No line of the table is filled in.")


DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?: 00:00:00)?")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the sheet: its number there, and its cells by the keys of the columns."""

    number: int
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class Filled:
    """A form that was filled in: the sheet, where each column stands in it, and the lines below the head."""

    grid: Grid
    places: dict[str, int]
    lines: tuple[Line, ...]


def read_form(content: bytes, columns: Sequence[Column], most: int = MOST_ROWS) -> Filled:
    """The lines below the head, wherever it stands; refused where the head or a column that has to be is missing.

    >>> "１２．５　亩".translate(NARROW)
    '12.5亩'
    """
    if len(content) > MOST_BYTES:
        raise Refusal(TOO_LARGE)
    if content.startswith(OLD):
        grid = _old_grid(content)
    else:
        grid = _grid(content) if content.startswith(NEW) else _csv_grid(content)
    head = max(range(len(grid.rows)), key=lambda at: len(_places(grid.rows[at], columns)), default=0)
    places = _places(grid.rows[head], columns) if grid.rows else {}
    missing = [column.title for column in columns if column.required and column.key not in places]
    if missing:
        zh, en = "、".join(title.zh for title in missing), ", ".join(title.en for title in missing)
        raise Refusal(
            Text(f"没有找到这些列：{zh}。请使用下载的模板。", f"Columns are missing: {en}. Use the template.")
        )
    lines = tuple(
        Line(number, {key: row[at].translate(NARROW).strip() for key, at in places.items()})
        for number, row in enumerate(grid.rows[head + 1 :], head + 2)
        if any(row[at] for at in places.values())
    )
    if len(lines) > most:
        raise Refusal(Text(f"一次最多{most}行，请分批。", f"At most {most} lines at a time."))
    if not lines:
        raise Refusal(EMPTY)
    return Filled(grid, places, lines)


def written_day(cell: str) -> str:
    """A day as people type it, in the form that the fields of pages read.

    >>> written_day("2024.3.1"), written_day("2024年3月1日"), written_day("昨天")
    ('2024-3-1', '2024-3-1', '昨天')
    """
    found = DAY.fullmatch(cell)
    return "-".join(found.groups()) if found else cell


def _places(row: Sequence[str], columns: Sequence[Column]) -> dict[str, int]:
    """Where the columns stand, if this row is the head; heads in either language count."""
    heads = [cell.rstrip("*＊ ") for cell in row]
    titles = [(column.key, title) for column in columns for title in (column.title.en, column.title.zh)]
    return {key: heads.index(title) for key, title in titles if title in heads}


def _grid(content: bytes) -> Grid:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "form.xlsx"
        path.write_bytes(content)
        try:
            return read_grid(path)
        except Refused as refused:
            raise Refusal(*(Text(found.sentence("zh"), found.sentence("en")) for found in refused)) from None


def _csv_grid(content: bytes) -> Grid:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            rows = list(islice(csv.reader(StringIO(content.decode(encoding), newline="")), MOST_LINES))
        except (UnicodeDecodeError, csv.Error):
            continue
        return grid_of("form.csv", "csv", [row[:MOST_COLUMNS] for row in rows])
    raise Refusal(DAMAGED)


def _old_grid(content: bytes) -> Grid:
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(content))
        sheet = book.get_sheet_by_index(0)
        rows = sheet.to_python(skip_empty_area=False, nrows=MOST_LINES)
    except (CalamineError, OSError, ValueError):
        raise Refusal(DAMAGED) from None
    cells = [[cell_text(cell) for cell in row[:MOST_COLUMNS]] for row in rows]
    return grid_of("form.xls", book.sheet_names[0], cells, sheet.merged_cell_ranges or ())
