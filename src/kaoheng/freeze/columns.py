"""Text columns as distinct texts and codes, so that each text is understood once however often it stands."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from kaoheng.tables import Sheet

Codes = NDArray[np.int32]


@dataclass(frozen=True)
class Column:
    """One column: `codes[row]` says which of the distinct `words` stands there."""

    words: pa.StringArray
    codes: Codes

    @cached_property
    def texts(self) -> list[str]:
        """The distinct texts."""
        return [str(text) for text in self.words.to_pylist()]

    def __getitem__(self, row: int) -> str:
        return str(self.words[int(self.codes[row])].as_py())

    def mapped(self, meaning: Callable[[str], int]) -> Codes:
        """Each row's number, from the meaning of its text."""
        table = np.fromiter(map(meaning, self.texts), dtype=np.int32, count=len(self.texts))
        return table[self.codes]

    @cached_property
    def filled(self) -> NDArray[np.bool_]:
        """Which rows are not empty."""
        words: Any = pc.not_equal(self.words, pa.scalar(""))
        return np.asarray(words.to_numpy(zero_copy_only=False), dtype=np.bool_)[self.codes]

    def first_rows(self) -> dict[str, tuple[int, int]]:
        """For every text that stands somewhere: its first row, and how often it stands."""
        codes, first, counts = np.unique(self.codes, return_index=True, return_counts=True)
        rows = zip(codes.tolist(), first.tolist(), counts.tolist(), strict=True)
        return {self.texts[code]: (row, count) for code, row, count in rows}


def column(sheet: Sheet, name: str) -> Column:
    """A column of a sheet, surrounding space taken off; one the sheet does not have is empty."""
    count = sheet.columns.num_rows
    if name not in sheet.columns.column_names:
        return Column(pa.array([""], pa.string()), np.zeros(count, dtype=np.int32))
    chunked: Any = sheet.columns.column(name)
    if not pa.types.is_dictionary(chunked.type):
        chunked = chunked.cast(pa.string()).dictionary_encode()
    return _clean(one_dictionary(chunked), count)


def one_dictionary(chunked: Any) -> Any:
    """The chunks of a dictionary-encoded column as one array."""
    whole = chunked.unify_dictionaries().combine_chunks()
    if not isinstance(whole, pa.ChunkedArray):
        return whole
    if whole.num_chunks:
        return whole.chunk(0)
    return pa.DictionaryArray.from_arrays(pa.array([], pa.int32()), pa.array([], pa.string()))


def _clean(encoded: Any, count: int) -> Column:
    """Trim the distinct texts, and let those that become equal share a code; null is empty."""
    trimmed: Any = pc.utf8_trim_whitespace(encoded.dictionary.cast(pa.string())).fill_null("")
    distinct: Any = pc.unique(pa.concat_arrays([trimmed, pa.array([""], pa.string())]))
    where = pc.index_in(trimmed, value_set=distinct).to_numpy(zero_copy_only=False).astype(np.int32)
    nothing = np.int32(pc.index(distinct, "").as_py())
    codes = np.full(count, nothing, dtype=np.int32)
    if len(where):
        raw = encoded.indices.fill_null(-1).to_numpy(zero_copy_only=False)
        codes = np.where(raw >= 0, where[raw], nothing).astype(np.int32)
    return Column(distinct, codes)
