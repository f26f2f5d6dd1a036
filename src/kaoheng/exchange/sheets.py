"""Rows of text gathered into a sheet: the known columns only, each distinct text kept once."""

from collections.abc import Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from kaoheng.exchange.headers import Header
from kaoheng.exchange.limits import MOST_TEXT_ROWS
from kaoheng.exchange.names import WORDS, TableNames
from kaoheng.findings import Place
from kaoheng.freeze.columns import one_dictionary
from kaoheng.freeze.problems import Problems
from kaoheng.freeze.written import narrow
from kaoheng.tables import Sheet
from kaoheng.text import Text

_TEXTS: Any = pa.dictionary(pa.int32(), pa.string())
_CHUNK = 50_000
_EXACT = (
    *("unit_id", "item_id", "kind", "status", "outcome", "matter", "binding", "successor", "group"),
    *("channel", "mark", "voter_class", "rater_class", "rater_unit", "aspect", "type", "level", "answer"),
)
"""Columns of codes and words, in which full-width letters are read as their ASCII twins."""


class Gathering:
    """Rows as they come, with the numbers people see; blank rows are passed over."""

    def __init__(self, table: TableNames, header: Header, place: Place) -> None:
        self.table = table
        self.header = header
        self.place = place
        self.rows: list[int] = []
        self._pending: list[Sequence[str]] = []
        self._chunks: dict[str, list[Any]] = {name: [] for name in header.positions}

    def add(self, row: int, cells: Sequence[str]) -> None:
        """Take one row, as wide as the header."""
        if not any(cells):
            return
        self.rows.append(row)
        self._pending.append(cells)
        if len(self._pending) >= _CHUNK:
            self._pack()

    def _pack(self) -> None:
        columns = list(zip(*self._pending, strict=True))
        for name, at in self.header.positions.items():
            self._chunks[name].append(pa.array(columns[at], pa.string()).dictionary_encode())
        self._pending = []

    def sheet(self) -> Sheet:
        """Everything gathered."""
        if self._pending:
            self._pack()
        columns = {name: pa.chunked_array(chunks, _TEXTS) for name, chunks in self._chunks.items()}
        return sheet_of(self.table, self.header.written, columns, len(self.rows), self.place, self.rows)


def sheet_of(
    table: TableNames,
    written: dict[str, str],
    columns: dict[str, Any],
    count: int,
    place: Place,
    rows: Sequence[int] | None = None,
) -> Sheet:
    """A sheet with every column of its table; those the file lacks are empty."""
    names = dict.fromkeys((*table.columns, *columns))
    full = {name: _cleaned(columns[name], table.id, name) if name in columns else _empty(count) for name in names}
    first = rows[0] if rows else 2
    shifted = rows is not None and len(rows) > 0 and rows[-1] - first + 1 != len(rows)
    return Sheet(place.file, place.sheet, pa.table(full), first, rows if shifted else None, written)


def _empty(count: int) -> Any:
    return pa.DictionaryArray.from_arrays(pa.repeat(pa.scalar(0, pa.int32()), count), pa.array([""], pa.string()))


def _cleaned(column: Any, table: str, name: str) -> Any:
    """Trim the distinct texts and put Chinese words into the library's own."""
    encoded = one_dictionary(column)
    texts: Any = pc.utf8_trim_whitespace(encoded.dictionary)
    if name in _EXACT:
        words = WORDS.get((table, name), {})
        texts = pa.array([words.get(narrow(text), narrow(text)) for text in texts.to_pylist()], pa.string())
    return pa.DictionaryArray.from_arrays(encoded.indices.cast(pa.int32()), texts)


def too_many_rows(place: Place, problems: Problems) -> None:
    """Say that a text table is too long."""
    what = Text(f"超过{MOST_TEXT_ROWS}行", f"there are more than {MOST_TEXT_ROWS} rows")
    problems.add("too_many_rows", place, what, Text("请改用Parquet文件", "Use a Parquet file"))
