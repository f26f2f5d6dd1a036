"""One number for the contents of evidence, whatever files it came in."""

import re
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from kaoheng.exchange.names import NUMBER_COLUMNS, TABLES
from kaoheng.freeze.columns import column
from kaoheng.freeze.written import narrow
from kaoheng.tables import Sheet

_BLOCK = 100_000
_CANONICAL = r"^(0|-?[1-9][0-9]*|-?(0|[1-9][0-9]*)\.[0-9]*[1-9])$"
_DECIMAL = re.compile(r"([+-]?)0*([0-9]*)(?:\.([0-9]*?)0*)?")


def digest_of(sheets: dict[str, Sheet]) -> str:
    """SHA-256 over each table's name and columns, and its rows tab-separated and sorted
    by their cells from left to right.

    Numbers are written without needless zeros, tabs and line ends inside cells as \\t and \\n.
    """
    whole = sha256()
    for table in TABLES:
        sheet = sheets.get(table.id)
        if sheet is None or sheet.columns.num_rows == 0:
            continue
        further = sorted(set(sheet.columns.column_names) - set(table.columns)) if table.open else []
        names = (*table.columns, *further)
        whole.update(_head(table.id, names))
        for block in _blocks(sheet, names):
            whole.update(block)
    return whole.hexdigest()


def _head(table: str, columns: tuple[str, ...]) -> bytes:
    return "\t".join((table, *columns)).encode() + b"\n"


def _blocks(sheet: Sheet, names: tuple[str, ...]) -> Iterator[bytes]:
    """The rows as lines, sorted by their cells from left to right."""
    columns = [_ranked(sheet, name) for name in names]
    order = np.argsort(_key(columns), kind="stable")
    for start in range(0, len(order), _BLOCK):
        rows = order[start : start + _BLOCK]
        cells = [texts.take(pa.array(ranks[rows])) for texts, ranks in columns]
        lines: Any = pc.binary_join_element_wise(*cells, "\t")
        yield _bytes(pc.binary_join_element_wise(lines, "\n", ""))


def _bytes(texts: Any) -> bytes:
    """The texts one after another."""
    whole: Any = pc.binary_join(pa.ListArray.from_arrays(pa.array([0, len(texts)], pa.int32()), texts), "")
    return bytes(whole[0].as_buffer())


def _ranked(sheet: Sheet, name: str) -> tuple[Any, NDArray[np.int64]]:
    """A column's distinct texts in order, and each row's place among them."""
    read = column(sheet, name)
    texts = _escaped(_spelled(read.words) if name in NUMBER_COLUMNS else read.words)
    distinct: Any = pc.unique(texts)
    ordered = distinct.take(pc.sort_indices(distinct))
    places = pc.index_in(texts, value_set=ordered).to_numpy(zero_copy_only=False).astype(np.int64)
    return ordered, places[read.codes]


def _key(columns: list[tuple[Any, NDArray[np.int64]]]) -> NDArray[np.int64]:
    """One number a row that sorts as its cells do."""
    key, span = np.zeros(len(columns[0][1]), dtype=np.int64), 1
    for texts, ranks in columns:
        if span * len(texts) >= 1 << 62:
            found, key = np.unique(key, return_inverse=True)
            span = len(found)
        key, span = key * len(texts) + ranks, span * len(texts)
    return key


def _spelled(texts: Any) -> Any:
    """Texts with one spelling for each number; most have it already."""
    other = pc.invert(pc.match_substring_regex(texts, _CANONICAL))
    mended = [canonical_number(text) for text in texts.filter(other).to_pylist()]
    return pc.replace_with_mask(texts, other, pa.array(mended, pa.string())) if mended else texts


def _escaped(texts: Any) -> Any:
    for sign, word in (("\\", "\\\\"), ("\t", "\\t"), ("\n", "\\n"), ("\r", "\\r")):
        texts = pc.replace_substring(texts, sign, word)
    return texts


def canonical_number(text: str) -> str:
    """One spelling for each plain number; other text stays as it is.

    >>> [canonical_number(text) for text in ("12.50", "+3", "-0.0", "007", "３.0", "优", "")]
    ['12.5', '3', '0', '7', '3', '优', '']
    """
    plain = narrow(text)
    found = _DECIMAL.fullmatch(plain)
    if not found or not any(sign.isdigit() for sign in plain):
        return text
    sign, whole, part = found.group(1), found.group(2) or "0", found.group(3)
    digits = f"{whole}.{part}" if part else whole
    return f"-{digits}" if sign == "-" and digits != "0" else digits
