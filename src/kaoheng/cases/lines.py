"""The rows of one sheet of a case, each with the line it was written on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pyarrow as pa

from kaoheng.cases.model import Case
from kaoheng.tables import Sheet


@dataclass
class Lines:
    """Rows in the making; columns that only some rows have are empty in the others."""

    columns: Sequence[str]
    rows: list[Mapping[str, str]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)

    def add(self, line: int | None, **cells: str) -> None:
        self.rows.append(cells)
        self.lines.append(line or 1)

    def sheet(self, case: Case) -> Sheet:
        table = pa.table({key: pa.array([row.get(key, "") for row in self.rows], pa.string()) for key in self.columns})
        return Sheet(case.positions.file, "", table, rows=tuple(self.lines))
