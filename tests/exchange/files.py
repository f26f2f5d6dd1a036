"""The same evidence as csv, xlsx and Parquet files."""

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from kaoheng.exchange.evidence import read_evidence
from kaoheng.findings import Finding, Refused

Table = Sequence[Sequence[Any]]

UNITS: Table = (
    ("unit_id", "title", "group"),
    ("140502", "城区", "counties"),
    ("140521", "沁水县", "counties"),
)
OBSERVATIONS: Table = (
    ("unit_id", "item_id", "period", "value", "source", "as_of"),
    ("140502", "growth", "", 12.5, "市统计局", "2025-01-15"),
    ("140521", "growth", "", 7, "市统计局", "2025-01-15"),
)
TABLES: Mapping[str, Table] = {"units": UNITS, "observations": OBSERVATIONS}


def write_csv(path: Path, table: Table, encoding: str = "utf-8") -> None:
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file).writerows(table)


def csv_folder(path: Path, tables: Mapping[str, Table] = TABLES, encoding: str = "utf-8") -> Path:
    path.mkdir(exist_ok=True)
    for name, table in tables.items():
        write_csv(path / f"{name}.csv", table, encoding)
    return path


def workbook(path: Path, tables: Mapping[str, Table] = TABLES) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, table in tables.items():
        sheet = book.create_sheet(name)
        for row in table:
            sheet.append(list(row))
    book.save(path)
    return path


def parquet_folder(path: Path, tables: Mapping[str, pa.Table]) -> Path:
    path.mkdir(exist_ok=True)
    for name, table in tables.items():
        pq.write_table(table, path / f"{name}.parquet")
    return path


def refused(path: Path) -> list[Finding]:
    with pytest.raises(Refused) as caught:
        read_evidence(path)
    return list(caught.value)


def codes(findings: Sequence[Finding]) -> list[str]:
    return [finding.code for finding in findings]


def rows(table: pa.Table, *columns: str) -> list[tuple[str, ...]]:
    return list(zip(*(table.column(name).to_pylist() for name in columns), strict=True))
