"""Rulings of the leading group as rows of evidence, and evidence with those that stand now."""

from collections.abc import Iterator
from dataclasses import replace

from kaoheng.tables import ADJUSTMENT_COLUMNS, DECISION_COLUMNS, Evidence
from kaoheng_web.methods.models import Edition
from kaoheng_web.organisation.queries import code_of
from kaoheng_web.results.exchange.sheets import Table, sheet
from kaoheng_web.results.models.rulings import Adjustment, Decision


def tables(edition: Edition) -> dict[str, Table]:
    """The tables of decisions and adjustments."""
    return {
        "decisions": ("领导组决定", DECISION_COLUMNS, _decisions(edition)),
        "adjustments": ("领导组调整", ADJUSTMENT_COLUMNS, _adjustments(edition)),
    }


def as_ruled(evidence: Evidence, edition: Edition) -> Evidence:
    """The same evidence with the rulings that stand now instead of those it had."""
    found = {name: sheet(table) for name, table in tables(edition).items()}
    return replace(
        evidence,
        decisions=found["decisions"] if found["decisions"].columns.num_rows else None,
        adjustments=found["adjustments"] if found["adjustments"].columns.num_rows else None,
    )


def _decisions(edition: Edition) -> Iterator[tuple[str, ...]]:
    for row in Decision.objects.standing().filter(edition=edition).select_related("unit").order_by("pk"):
        yield code_of(row.unit), row.matter, row.outcome, row.document


def _adjustments(edition: Edition) -> Iterator[tuple[str, ...]]:
    for row in Adjustment.objects.standing().filter(edition=edition).select_related("unit").order_by("pk"):
        yield code_of(row.unit), row.matter, row.before, row.after, row.reason, row.document
