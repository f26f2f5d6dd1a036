"""Assessment methods: which edition governs a year, its text and its hash."""

from datetime import datetime
from typing import Literal

from django.http import HttpRequest
from ninja import Path, Query, Router, Schema

from kaoheng.text import Text
from kaoheng_web.api.callers import reader
from kaoheng_web.api.shapes import Key, Paged, Year
from kaoheng_web.methods.models import Edition
from kaoheng_web.methods.queries import governing
from kaoheng_web.organisation.models import Person
from kaoheng_web.shared.errors import NotFound

router = Router(tags=["editions"])
NO_EDITION = Text("没有这一版考核办法，或者您不能查看。", "There is no such edition, or you may not see it.")
NONE_GOVERNS = Text("这个年度还没有审定的考核办法。", "No edition is approved for this year yet.")


class EditionOut(Schema):
    """An edition; its hash is that of the method in canonical form."""

    id: int
    year: int
    title: str
    hash: str
    document: str
    submitted_at: datetime | None
    approved_at: datetime | None
    repealed_at: datetime | None


class WholeEdition(EditionOut):
    """An edition with its method file (YAML)."""

    text: str


class Editions(Schema):
    """Some of the editions, the newest year first."""

    count: int
    items: list[EditionOut]


class EditionFilter(Paged):
    """Which editions."""

    year: Year | Literal[0] = 0


@router.get("", response=Editions)
def list_editions(request: HttpRequest, asked: Query[EditionFilter]) -> dict[str, object]:
    """The editions that the caller may see."""
    rows = Edition.objects.visible_to(reader(request)).order_by("-year", "-pk")
    count, found = asked.of(rows.filter(year=asked.year) if asked.year else rows)
    return {"count": count, "items": found}


@router.get("/{pk}", response=WholeEdition)
def read_edition(request: HttpRequest, pk: Path[Key]) -> Edition:
    """One edition with its text."""
    found: Edition | None = Edition.objects.visible_to(reader(request)).filter(pk=pk).first()
    if found is None:
        raise NotFound(NO_EDITION)
    return found


def governing_for(person: Person, year: int) -> Edition:
    """The edition that governs a year, if the person may know of it."""
    found = governing(year)
    if found is None or not Edition.objects.visible_to(person).filter(pk=found.pk).exists():
        raise NotFound(NONE_GOVERNS)
    return found
