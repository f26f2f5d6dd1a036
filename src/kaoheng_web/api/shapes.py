"""What goes in and comes out: bounded texts, days and keys, and lists that come in pages."""

from datetime import date
from typing import Annotated, Any

from django.db.models import QuerySet
from ninja import Field, Schema

FIRST_DAY, LAST_DAY, MOST_KEY = date(1900, 1, 1), date(2999, 12, 31), 2**53
WITHOUT_NUL = r"^[^\x00]*$"

Key = Annotated[int, Field(ge=1, le=MOST_KEY)]
Day = Annotated[date, Field(ge=FIRST_DAY, le=LAST_DAY)]
Year = Annotated[int, Field(ge=1949, le=2999)]
Line = Annotated[str, Field(min_length=1, max_length=100, pattern=WITHOUT_NUL)]
Words = Annotated[str, Field(max_length=100, pattern=WITHOUT_NUL)]
Number = Annotated[str, Field(min_length=1, max_length=32, pattern=WITHOUT_NUL)]
Version = Annotated[str, Field(min_length=1, max_length=128, pattern=WITHOUT_NUL)]


class Paged(Schema):
    """Which part of a list: at most 200 rows at a time."""

    limit: int = Field(50, ge=1, le=200)
    offset: int = Field(0, ge=0, le=1_000_000)

    def of(self, rows: QuerySet[Any]) -> tuple[int, list[Any]]:
        """How many there are, and those that were asked for."""
        return rows.count(), list(rows[self.offset : self.offset + self.limit])


class Done(Schema):
    """How many rows an action changed."""

    changed: int
