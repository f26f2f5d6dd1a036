"""Figures: what units reported, departments certified and made final; and reporting and certifying them."""

from datetime import date, datetime
from typing import Annotated, Literal

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

from kaoheng_web.api.callers import reader, writer
from kaoheng_web.api.routers.editions import governing_for
from kaoheng_web.api.shapes import WITHOUT_NUL, Day, Done, Key, Paged, Words, Year
from kaoheng_web.progress.actions.figures import certify, report
from kaoheng_web.progress.lines import Cell
from kaoheng_web.progress.models import Figure
from kaoheng_web.progress.queries import owned

router = Router(tags=["figures"])
MOST_CELLS = 1_000
Name = Annotated[str, Field(min_length=1, max_length=64, pattern=WITHOUT_NUL)]
Written = Annotated[str, Field(min_length=1, max_length=40, pattern=WITHOUT_NUL)]


class FigureOut(Schema):
    """A figure as written; a later one of the same kind in the same cell supersedes it."""

    id: int
    unit: int = Field(alias="unit_id")
    item: str
    column: str
    part: str
    period: str
    kind: str
    value: str
    source: str
    as_of: date | None
    at: datetime


class Figures(Schema):
    """Some of the figures, the newest first."""

    count: int
    items: list[FigureOut]


class FigureFilter(Paged):
    """Which figures of a year."""

    year: Year
    unit: Key | Literal[0] = 0
    item: Words = ""
    period: str = Field("", max_length=7, pattern=r"^[0-9-]*$")
    kind: Literal["reported", "certified", "final", ""] = ""


class Value(Schema):
    """A value for one cell: an item of a unit in a period such as 2026-05."""

    unit: Key
    item: Name
    column: Name = "actual"
    part: str = Field("", max_length=64, pattern=WITHOUT_NUL)
    period: str = Field(max_length=7, pattern=r"^[0-9-]+$")
    value: Written


class Report(Schema):
    """What a unit reports; `seen` is the newest figure that the caller knows of, by its id."""

    year: Year
    values: list[Value] = Field(min_length=1, max_length=MOST_CELLS)
    source: str = Field("", max_length=200, pattern=WITHOUT_NUL)
    seen: int | None = Field(None, ge=0, le=2**53)


class Certificate(Report):
    """What a data department certifies: from a source, as of a day."""

    as_of: Day
    final: bool = False
    reason: str = Field("", max_length=200, pattern=WITHOUT_NUL)


@router.get("", response=Figures)
def list_figures(request: HttpRequest, asked: Query[FigureFilter]) -> dict[str, object]:
    """The figures of a year that the caller may see."""
    person = reader(request)
    edition = governing_for(person, asked.year)
    rows = Figure.objects.filter(edition=edition).visible_to(person, owned(person, edition)).order_by("-pk")
    named = {"unit_id": asked.unit, "item": asked.item, "period": asked.period, "kind": asked.kind}
    count, found = asked.of(rows.filter(**{name: value for name, value in named.items() if value}))
    return {"count": count, "items": found}


@router.post("/report", response=Done)
def report_figures(request: HttpRequest, given: Report) -> Done:
    """Report figures; a value that stands already is passed over, and all are written or none."""
    by = writer(request)
    edition = governing_for(by, given.year)
    return Done(changed=report(by, edition, _cells(given.values), source=given.source, seen=given.seen))


@router.post("/certify", response=Done)
def certify_figures(request: HttpRequest, given: Certificate) -> Done:
    """Certify figures, or make them final."""
    by = writer(request)
    edition = governing_for(by, given.year)
    told = given.dict(include={"source", "as_of", "final", "reason", "seen"})
    return Done(changed=certify(by, edition, _cells(given.values), **told))


def _cells(values: list[Value]) -> dict[Cell, str]:
    return {Cell(each.unit, each.item, each.column, each.part, each.period): each.value for each in values}
