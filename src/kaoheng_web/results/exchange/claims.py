"""Claims as rows of evidence, in the order of `kaoheng.tables.CLAIM_COLUMNS`."""

from collections.abc import Iterator

from kaoheng_web.methods.models import Edition
from kaoheng_web.results.queries.claims import claims_of, row_of


def rows(edition: Edition) -> Iterator[tuple[str, ...]]:
    """Every claim that was not withdrawn, with what became of it."""
    for claim in claims_of(edition):
        row = row_of(claim)
        yield (
            claim.channel,
            row.unit_id,
            row.type,
            row.level,
            row.matter,
            claim.points,
            "" if row.count is None else str(row.count),
            row.role,
            row.document,
            row.dated.isoformat() if row.dated else "",
            row.status,
            row.reason,
        )
