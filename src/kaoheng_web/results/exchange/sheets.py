"""Rows of the database as a sheet of evidence."""

from collections.abc import Iterable, Sequence

import pyarrow as pa

from kaoheng.tables import Sheet
from kaoheng_web.progress.exchange import FILE

Table = tuple[str, Sequence[str], Iterable[Sequence[str]]]
"""What a table is called, its columns, its rows."""


def sheet(table: Table) -> Sheet:
    """The table as the library reads it: everything is text."""
    title, columns, rows = table
    listed = list(rows)
    found = {name: pa.array([row[at] for row in listed], pa.string()) for at, name in enumerate(columns)}
    return Sheet(FILE, title, pa.table(found))
