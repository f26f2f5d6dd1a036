"""Which columns of a table count, and the digest of a row by them.

Every app lists its tables in `subjects.py`; `kaoheng_web.subjects` puts the lists together for verification.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal
from functools import cached_property
from operator import attrgetter
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Model

from kaoheng_web.ledger import verifier

WRITTEN: dict[type, Callable[[Any], str]] = {str: verifier.quoted, int: str, type(None): lambda _: "null"}


def plain(value: Any) -> Any:
    """A value as it is hashed: the same whether it comes from a form or from either database."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    if isinstance(value, bytes | memoryview):
        return bytes(value).hex()
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, dict):
        return [[key, plain(value[key])] for key in sorted(value)]
    if isinstance(value, list | tuple):
        return [plain(part) for part in value]
    if isinstance(value, str):
        return str(value)
    if isinstance(value, int) or value is None:
        return value
    raise TypeError(f"the ledger cannot digest a {type(value).__name__}")


def digest(values: Sequence[Any]) -> str:
    """The digest of a JSON list of values."""
    parts = [WRITTEN[kind](value) if (kind := type(value)) in WRITTEN else _written(value) for value in values]
    return verifier.digest(f"[{','.join(parts)}]".encode("utf-8", "surrogatepass"), settings.LEDGER_HASH).hex()


def _written(value: Any) -> str:
    return verifier.canonical(plain(value))


@dataclass(frozen=True)
class Subject:
    """A table that the ledger watches: its name in entries, and the columns that no one may change unrecorded."""

    name: str
    model: type[Model]
    columns: tuple[str, ...]

    @cached_property
    def read(self) -> Callable[[Model], tuple[Any, ...]]:
        """Reads the key and the columns of a row."""
        return attrgetter("pk", *self.columns)

    def digest(self, row: Model) -> str:
        """The digest of a row as it stands in memory."""
        return digest(self.read(row))


def watched(model: type[Model], *, without: Sequence[str] = ()) -> Subject:
    """A subject with every column of its table but the named ones."""
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    columns = tuple(field.attname for field in fields if field.attname not in without)
    return Subject(model._meta.label_lower, model, columns)
