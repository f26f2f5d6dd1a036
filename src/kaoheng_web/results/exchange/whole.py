"""Everything a year is scored from: figures, ballots, ratings, answers, claims, vetoes, decisions and earlier years."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, replace
from typing import Any

import pyarrow as pa

from kaoheng.exchange.digest import digest_of
from kaoheng.tables import (
    ADJUSTMENT_COLUMNS,
    CLAIM_COLUMNS,
    DECISION_COLUMNS,
    HISTORY_COLUMNS,
    VETO_COLUMNS,
    Evidence,
    Sheet,
)
from kaoheng_web.channels.catalogue import CHANNELS
from kaoheng_web.methods.models import Edition
from kaoheng_web.organisation.queries import code_of
from kaoheng_web.progress.exchange import FILE, evidence
from kaoheng_web.results.exchange import claims, vetoes
from kaoheng_web.results.models.decisions import Adjustment, Decision
from kaoheng_web.results.models.runs import UnitResult
from kaoheng_web.results.queries.runs import finals_before
from kaoheng_web.shared import clock

Table = tuple[str, Sequence[str], Iterable[Sequence[str]]]


def whole(edition: Edition) -> Evidence:
    """All tables as they stand now; a table without rows is left out."""
    tables: dict[str, Table] = {
        **{each.table: (each.table, each.columns, each.rows(edition)) for each in CHANNELS},
        "claims": ("加分扣分", CLAIM_COLUMNS, claims.rows(edition)),
        "vetoes": ("一票否决", VETO_COLUMNS, vetoes.rows(edition)),
        "decisions": ("领导组决定", DECISION_COLUMNS, _decisions(edition)),
        "adjustments": ("领导组调整", ADJUSTMENT_COLUMNS, _adjustments(edition)),
        "history": ("历年", HISTORY_COLUMNS, _history(edition)),
    }
    sheets = {name: _sheet(title, columns, rows) for name, (title, columns, rows) in tables.items()}
    more: dict[str, Any] = {name: sheet for name, sheet in sheets.items() if sheet.columns.num_rows}
    found = replace(evidence(edition, clock.today()), **more)
    filled = {field.name: getattr(found, field.name) for field in fields(found) if field.name != "digest"}
    return replace(found, digest=digest_of({name: sheet for name, sheet in filled.items() if sheet is not None}))


def _sheet(title: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Sheet:
    listed = list(rows)
    found = {name: pa.array([row[at] for row in listed], pa.string()) for at, name in enumerate(columns)}
    return Sheet(FILE, title, pa.table(found))


def _decisions(edition: Edition) -> Iterator[tuple[str, ...]]:
    for row in Decision.objects.filter(edition=edition).select_related("unit").order_by("pk"):
        yield code_of(row.unit), row.matter, row.outcome, row.document


def _adjustments(edition: Edition) -> Iterator[tuple[str, ...]]:
    for row in Adjustment.objects.filter(edition=edition).select_related("unit").order_by("pk"):
        yield code_of(row.unit), row.matter, row.before, row.after, row.reason, row.document


def _history(edition: Edition) -> Iterator[tuple[str, ...]]:
    """The final results of earlier years."""
    for run in finals_before(edition.year):
        rows = list(UnitResult.objects.filter(run=run).select_related("unit").order_by("pk"))
        size: dict[str, int] = {}
        for row in rows:
            size[row.group] = size.get(row.group, 0) + 1
        year = str(run.edition.year)
        for row in rows:
            yield code_of(row.unit), year, "total", row.total, row.rank, row.grade, row.group, str(size[row.group])
