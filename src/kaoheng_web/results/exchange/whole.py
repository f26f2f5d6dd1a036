"""Everything a year is scored from: figures, ballots, ratings, answers, claims, vetoes, decisions and earlier years."""

from dataclasses import fields, replace
from typing import Any

from kaoheng.exchange.digest import digest_of
from kaoheng.tables import (
    CLAIM_COLUMNS,
    HISTORY_COLUMNS,
    VETO_COLUMNS,
    Evidence,
)
from kaoheng_web.channels.catalogue import CHANNELS
from kaoheng_web.methods.models import Edition
from kaoheng_web.progress.exchange import evidence
from kaoheng_web.results.exchange import claims, rulings, vetoes
from kaoheng_web.results.exchange.sheets import Table, sheet
from kaoheng_web.results.queries.earlier import history
from kaoheng_web.shared import clock


def whole(edition: Edition) -> Evidence:
    """All tables as they stand now; a table without rows is left out."""
    tables: dict[str, Table] = {
        **{each.table: (each.table, each.columns, each.rows(edition)) for each in CHANNELS},
        "claims": ("加分扣分", CLAIM_COLUMNS, claims.rows(edition)),
        "vetoes": ("一票否决", VETO_COLUMNS, vetoes.rows(edition)),
        **rulings.tables(edition),
        "history": ("历年", HISTORY_COLUMNS, history(edition.year)),
    }
    sheets = {name: sheet(table) for name, table in tables.items()}
    more: dict[str, Any] = {name: found for name, found in sheets.items() if found.columns.num_rows}
    found = replace(evidence(edition, clock.today()), **more)
    filled = {field.name: getattr(found, field.name) for field in fields(found) if field.name != "digest"}
    return replace(found, digest=digest_of({name: sheet for name, sheet in filled.items() if sheet is not None}))
