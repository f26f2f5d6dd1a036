"""The only two writers of the ledger: `record`, in the transaction of the change it records, and `sign_root`."""

import json
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings
from django.db import connection, transaction
from django.db.models import Model

from kaoheng_web.ledger import verifier
from kaoheng_web.ledger.models import Entry, Root
from kaoheng_web.ledger.queries import hashes, last_entry, last_root
from kaoheng_web.ledger.reading import turn_page
from kaoheng_web.ledger.subjects import Subject, digest
from kaoheng_web.shared import clock

LOCK = 0x6B616F68656E67  # "kaoheng": the advisory lock that puts appends in a row on PostgreSQL
COLUMNS = (*verifier.FIELDS, "hash")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


class Change(NamedTuple):
    """What happened to one subject; an empty digest means that it did not exist before, or does not after."""

    action: str
    subject_type: str
    subject_id: str
    before: str = ""
    after: str = ""
    reason: str = ""
    payload: str = ""


def created(action: str, subject: Subject, row: Model, reason: str = "", payload: Any = None) -> Change:
    """A row that did not exist before."""
    return Change(action, subject.name, str(row.pk), "", subject.digest(row), reason, _payload(payload))


def changed(action: str, subject: Subject, before: str, row: Model, reason: str = "", payload: Any = None) -> Change:
    """A row that had the digest `before`."""
    return Change(action, subject.name, str(row.pk), before, subject.digest(row), reason, _payload(payload))


def removed(action: str, subject: Subject, key: object, before: str, reason: str = "") -> Change:
    """A row that is gone."""
    return Change(action, subject.name, str(key), before, "", reason)


def record(actor: str, changes: Iterable[Change]) -> int:
    """Append an entry for every change, in order; the sequence of the last one.

    Call it once, last in the action's transaction: from here to the commit everybody else waits.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("record(...) belongs into the transaction of the change that it records")
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    rows = _chained(actor, changes)
    if rows:
        _insert(rows)
        turn_page()
    return int(rows[-1][0]) if rows else 0


def sign_root() -> Root | None:
    """Sign the root over all entries so far; nothing when no entry came since the last one."""
    with transaction.atomic():
        newest, signed = last_entry(), last_root()
        if newest is None or (signed and signed.size == newest.sequence):
            return None
        algorithm = settings.LEDGER_HASH
        tree = verifier.Tree(algorithm, signed.size, json.loads(signed.peaks)) if signed else verifier.Tree(algorithm)
        for entry in hashes(tree.size, newest.sequence):
            tree.append(entry)
        at, key = clock.now(), signing_key()
        words = verifier.signed_words(tree.size, tree.root(), microseconds(at), algorithm)
        return Root.objects.create(
            size=tree.size,
            root=tree.root(),
            peaks=json.dumps([peak.hex() for peak in tree.peaks]),
            at=at,
            algorithm=algorithm,
            key=key.public_key().public_bytes_raw().hex(),
            signature=key.sign(words).hex(),
        )


def signing_key() -> Ed25519PrivateKey:
    """The key that signs roots: 64 hexadecimal digits in the settings."""
    return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(settings.LEDGER_SIGNING_KEY))


def microseconds(at: datetime) -> int:
    """A moment as it is hashed."""
    return (at - EPOCH) // MICROSECOND


def _payload(payload: Any) -> str:
    return "" if payload is None else digest([payload])


def _chained(actor: str, changes: Iterable[Change]) -> list[tuple[Any, ...]]:
    newest = last_entry()
    count, previous = (newest.sequence, newest.hash) if newest else (0, verifier.START)
    at, algorithm, hash_of = microseconds(clock.now()), settings.LEDGER_HASH, verifier.entry_hash
    rows = []
    for sequence, change in enumerate(changes, count + 1):
        fields = (
            sequence,
            at,
            actor,
            *change,
            previous,
        )
        previous = hash_of(fields, algorithm)
        rows.append((*fields, previous))
    return rows


def _insert(rows: Sequence[tuple[Any, ...]]) -> None:
    """All rows at once, past the ORM, which takes three times as long."""
    table, names = Entry._meta.db_table, ", ".join(COLUMNS)
    at = EPOCH + rows[0][1] * MICROSECOND
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row((row[0], at, *row[2:]))
            return
        stored = connection.ops.adapt_datetimefield_value(at)
        marks = ", ".join(["%s"] * len(COLUMNS))
        values = [(row[0], stored, *row[2:]) for row in rows]
        cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", values)
