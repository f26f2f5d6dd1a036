"""Evidence from Parquet: columns of text, decimals, doubles, integers, dates; all become text without loss."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from kaoheng.exchange.headers import Header, read_header
from kaoheng.exchange.limits import MOST_PARQUET_BYTES, MOST_PARQUET_ROWS
from kaoheng.exchange.names import TableNames
from kaoheng.exchange.sheets import sheet_of
from kaoheng.findings import Place
from kaoheng.freeze.columns import one_dictionary
from kaoheng.freeze.problems import Problems
from kaoheng.tables import Sheet
from kaoheng.text import Text


def read_parquet(path: Path, table: TableNames, problems: Problems) -> Sheet | None:
    """One table from a Parquet file; None, with every problem found, when it cannot be read."""
    place = Place(path.name)
    try:
        with pq.ParquetFile(path, memory_map=True) as file:
            if path.stat().st_size > MOST_PARQUET_BYTES or file.metadata.num_rows > MOST_PARQUET_ROWS:
                what = Text("文件太大", f"the file is too large: more than {MOST_PARQUET_ROWS} rows or 16 GB")
                problems.add("file_too_large", place, what, Text("请按年度拆分", "Split it by year"))
                return None
            return _read(path, file, table, place, problems)
    except (pa.ArrowException, OSError, ValueError) as error:
        reason = str(error).splitlines()[0][:120] if str(error) else type(error).__name__
        what = Text(f"不是可读的Parquet文件（{reason}）", f"it is not a readable Parquet file: {reason}")
        problems.add("not_parquet", place, what, Text("请重新导出", "Export it again"))
        return None


def _read(path: Path, file: Any, table: TableNames, place: Place, problems: Problems) -> Sheet | None:
    schema = file.schema_arrow
    header = read_header(schema.names, table, place, problems, row=0)
    if header is None or not _types(schema, header, place, problems):
        return None
    heads = {name: schema.names[at] for name, at in header.positions.items()}
    texts = [head for head in heads.values() if pa.types.is_string(schema.field(head).type)]
    with pq.ParquetFile(path, memory_map=True, read_dictionary=texts) as again:
        read = again.read(columns=list(heads.values()))
    columns = {name: _encoded(read.column(head)) for name, head in heads.items()}
    return sheet_of(table, header.written, columns, read.num_rows, place)


def _types(schema: Any, header: Header, place: Place, problems: Problems) -> bool:
    before = len(problems.found)
    for at in header.positions.values():
        field = schema.field(at)
        if not _readable(field.type):
            what = Text(
                f"列“{field.name}”的类型{field.type}不能读作文字", f"column {field.name} is of the type {field.type}"
            )
            mend = Text("请存为字符串、数或日期", "Store it as text, numbers or dates")
            problems.add("wrong_column_type", Place(place.file, column=field.name), what, mend)
    return len(problems.found) == before


def _readable(kind: Any) -> bool:
    if pa.types.is_dictionary(kind):
        return _readable(kind.value_type)
    return any(
        check(kind)
        for check in (
            pa.types.is_string,
            pa.types.is_large_string,
            pa.types.is_integer,
            pa.types.is_floating,
            pa.types.is_decimal,
            pa.types.is_date,
            pa.types.is_timestamp,
            pa.types.is_boolean,
            pa.types.is_null,
        )
    )


def _encoded(column: Any) -> Any:
    """A column as distinct texts and codes; null is empty."""
    if pa.types.is_null(column.type):
        column = column.cast(pa.string())
    if not pa.types.is_dictionary(column.type):
        column = column.dictionary_encode()
    encoded = one_dictionary(column)
    texts = pa.concat_arrays([_texts(encoded.dictionary), pa.array([""], pa.string())])
    codes = pc.fill_null(encoded.indices.cast(pa.int32()), pa.scalar(len(texts) - 1, pa.int32()))
    return pa.chunked_array([pa.DictionaryArray.from_arrays(codes, texts)])


def _texts(values: Any) -> Any:
    kind = values.type
    if pa.types.is_timestamp(kind):
        values = values.cast(pa.date32())
    if pa.types.is_floating(kind):
        texts = pc.fill_null(values.cast(pa.string()), "")
        other = pc.match_substring_regex(texts, r"e|n|\.0$")
        mended = [_number(text) for text in texts.filter(other).to_pylist()]
        return pc.replace_with_mask(texts, other, pa.array(mended, pa.string())) if mended else texts
    if pa.types.is_decimal(kind):
        return pa.array([_plain(value) for value in values.to_pylist()], pa.string())
    return pc.fill_null(values.cast(pa.string()), "")


def _number(text: str) -> str:
    """The shortest digits of a float, without an exponent; nothing for NaN.

    >>> _number("1e-07"), _number("7.0"), _number("-nan"), _number("inf")
    ('0.0000001', '7', '', 'inf')
    """
    if "n" in text:
        return "" if "nan" in text else text
    return _plain(Decimal(text))


def _plain(value: Decimal | None) -> str:
    """A decimal without an exponent and without zeros at the end.

    >>> _plain(Decimal("12.50")), _plain(Decimal("1E+3"))
    ('12.5', '1000')
    """
    if value is None:
        return ""
    text = format(value, "f")
    return (text.rstrip("0").rstrip(".") or "0") if "." in text else text
