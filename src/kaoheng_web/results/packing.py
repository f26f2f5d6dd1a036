"""The evidence of a run as bytes that are kept with it: the same evidence gives the same bytes."""

import gzip
import json
from collections.abc import Mapping
from dataclasses import fields
from hashlib import sha256
from typing import Any

import pyarrow as pa

from kaoheng.tables import Evidence, Sheet


def pack(evidence: Evidence) -> bytes:
    """Every table with its columns as text."""
    tables = {name: _plain(sheet) for name, sheet in _sheets(evidence).items()}
    written = json.dumps(tables, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return gzip.compress(written.encode(), mtime=0)


def unpack(packed: bytes) -> Evidence:
    """What `pack` was given, with the same digest of the evidence."""
    sheets: dict[str, Any] = {name: _sheet(plain) for name, plain in json.loads(gzip.decompress(packed)).items()}
    return Evidence(**sheets, digest=digest(packed))


def digest(packed: bytes) -> str:
    """The hash of the evidence, whatever compressed it."""
    return sha256(gzip.decompress(packed)).hexdigest()


def _sheets(evidence: Evidence) -> Mapping[str, Sheet]:
    found = {field.name: getattr(evidence, field.name) for field in fields(evidence) if field.name != "digest"}
    return {name: sheet for name, sheet in found.items() if sheet is not None}


def _plain(sheet: Sheet) -> dict[str, Any]:
    columns = {name: sheet.columns.column(name).to_pylist() for name in sheet.columns.column_names}
    return {"file": sheet.file, "sheet": sheet.sheet, "columns": columns}


def _sheet(plain: Mapping[str, Any]) -> Sheet:
    columns = {name: pa.array(values, pa.string()) for name, values in plain["columns"].items()}
    return Sheet(plain["file"], plain["sheet"], pa.table(columns))
