"""Open data: results and indicators as tables with one meaning, and the file of them."""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kaoheng_web.ledger.models import Root
from kaoheng_web.methods.outline import Row
from kaoheng_web.publishing.queries.disclosed import Disclosed
from kaoheng_web.publishing.queries.targets import Explained

LICENCE = "可以自由使用，请注明来源和结果指纹 / free to use, name the source and the hash"


@dataclass(frozen=True, slots=True)
class Dataset:
    """A table that anybody may take away, and the hash of what it was made from."""

    name: str
    year: int
    hash: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def results(year: int, found: Disclosed) -> Dataset:
    """The results as far as they are disclosed."""
    heads = ("group", "unit", "grade", *(("rank", "total") if found.totals else ()))
    rows = tuple(
        (table.title, place.name, place.grade, *((place.rank, place.total) if found.totals else ()))
        for table in found.tables
        for place in table.places
    )
    return Dataset("results", year, found.run.result_hash, heads, rows)


def indicators(year: int, hash: str, rows: Iterable[Row]) -> Dataset:
    """The tree of indicators with the rules in words."""
    told = tuple((row.id, row.parent, row.title.zh, row.points, row.rule.zh, row.owner, row.only.zh) for row in rows)
    return Dataset("indicators", year, hash, ("id", "parent", "title", "points", "rule", "owner", "only"), told)


def targets(year: int, hash: str, rows: Iterable[Explained]) -> Dataset:
    """The explained targets as they hold now."""
    told = tuple((row.unit, row.item.zh, row.goal, row.measure, row.explanation) for row in rows)
    return Dataset("targets", year, hash, ("unit", "indicator", "target", "measure", "explanation"), told)


def as_csv(data: Dataset) -> bytes:
    """A table that spreadsheets open with its Chinese letters; text that looks like a formula stays text."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(data.heads)
    writer.writerows([_plain(row) for row in data.rows])
    return file.getvalue().encode("utf-8-sig")


def as_json(data: Dataset, root: Root | None) -> bytes:
    """The table with its licence, its hash and the signed root of the ledger."""
    signed = {"size": root.size, "root": root.root, "key": root.key, "signature": root.signature} if root else None
    told = {
        "name": data.name,
        "year": data.year,
        "licence": LICENCE,
        "hash": data.hash,
        "root": signed,
        "rows": [dict(zip(data.heads, row, strict=True)) for row in data.rows],
    }
    return json.dumps(told, ensure_ascii=False, indent=1).encode()


def _plain(row: Sequence[str]) -> list[str]:
    return [f"'{cell}" if cell[:1] in ("=", "+", "-", "@") and not _is_number(cell) else cell for cell in row]


def _is_number(cell: str) -> bool:
    return cell.lstrip("-").replace(".", "", 1).isdigit()
