"""Is the ledger whole, and do the business tables still say what it recorded last?"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.db import transaction

from kaoheng_web.ledger import verifier
from kaoheng_web.ledger.actions import COLUMNS, microseconds, signing_key
from kaoheng_web.ledger.models import Entry, Root
from kaoheng_web.ledger.queries import BLOCK
from kaoheng_web.ledger.subjects import Subject, digest


@dataclass(frozen=True)
class Report:
    """What was looked at, and what was found damaged; no damage means that everything holds."""

    entries: int
    roots: int
    rows: int
    damages: tuple[str, ...]


def verify(subjects: Iterable[Subject]) -> Report:
    """Check the chain, the signed roots, and every row of the watched tables, in one look at the database."""
    with transaction.atomic():
        watch = Watch()
        roots = exported_roots()
        damages = list(verifier.chain_damages(watch.seen(exported_entries()), roots, settings.LEDGER_HASH))
        damages += verifier.root_damages(roots, trusted_keys())
        rows = 0
        for subject in subjects:
            found, wrong = _row_damages(subject, watch.latest.pop(subject.name, {}))
            rows += found
            damages += wrong
    return Report(watch.count, len(roots), rows, tuple(damages))


def exported_entries() -> Iterator[tuple[Any, ...]]:
    """The entries in order: the hashed fields and the hash."""
    rows = Entry.objects.order_by("sequence").values_list(*COLUMNS).iterator(chunk_size=BLOCK)
    moment, hashed = datetime(1, 1, 1, tzinfo=UTC), 0
    for row in rows:
        if row[1] != moment:
            moment, hashed = row[1], microseconds(row[1])
        yield (row[0], hashed, *row[2:])


def exported_roots() -> list[dict[str, Any]]:
    """The signed roots in order."""
    columns = ("size", "root", "at", "algorithm", "key", "signature")
    rows = Root.objects.order_by("size").values(*columns)
    return [{**row, "at": microseconds(row["at"])} for row in rows]


def trusted_keys() -> list[str]:
    """The public keys whose signatures count: today's and those of former years."""
    return [signing_key().public_key().public_bytes_raw().hex(), *settings.LEDGER_TRUSTED_KEYS]


class Watch:
    """Keeps what the ledger says last about every subject while its entries pass."""

    def __init__(self) -> None:
        self.count = 0
        self.latest: dict[str, dict[str, str]] = {}

    def seen(self, entries: Iterable[Sequence[Any]]) -> Iterator[Sequence[Any]]:
        """Hand the entries on."""
        latest = self.latest
        for fields in entries:
            self.count += 1
            latest.setdefault(fields[4], {})[fields[5]] = fields[7]
            yield fields


def _row_damages(subject: Subject, latest: dict[str, str]) -> tuple[int, list[str]]:
    damages, count = [], 0
    for row in subject.model._default_manager.values_list("pk", *subject.columns).iterator(chunk_size=BLOCK):
        count += 1
        key = str(row[0])
        recorded = latest.pop(key, None)
        if recorded is None:
            damages.append(f"{subject.name} {key} was never recorded")
        elif recorded != digest(row):
            damages.append(f"{subject.name} {key} is not as it was recorded last")
    gone = [key for key, after in latest.items() if after]
    return count, damages + [f"{subject.name} {key} is gone and no entry says so" for key in gone]
