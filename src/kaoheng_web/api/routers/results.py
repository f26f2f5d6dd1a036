"""Results: the runs of a year, totals with ranks and grades, and the tree of reasons of a unit."""

import json
from datetime import date, datetime
from typing import Any, Literal

from django.http import HttpRequest
from ninja import Field, Path, Query, Router, Schema

from kaoheng.explain.reasons import as_json
from kaoheng.text import Text
from kaoheng_web.api.callers import reader
from kaoheng_web.api.shapes import Key, Paged, Year
from kaoheng_web.organisation.models import Person
from kaoheng_web.results.models.runs import Run, UnitResult
from kaoheng_web.results.queries.shown import reason_of
from kaoheng_web.results.rules.runs import state
from kaoheng_web.shared.errors import NotFound

router = Router(tags=["results"])
NO_RUN = Text("没有这个计分批次，或者您不能查看它。", "There is no such run, or you may not see it.")
NO_RESULT = Text("没有这项结果，或者您不能查看它。", "There is no such result, or you may not see it.")


class RunOut(Schema):
    """A run, how far it has got, and the four hashes by which it can be scored again."""

    id: int
    year: int
    number: int
    state: str
    method_hash: str
    evidence_hash: str
    program: str
    result_hash: str
    scored_at: datetime
    notice_from: date | None
    notice_to: date | None
    final_at: datetime | None
    corrects: int | None


class Runs(Schema):
    """Some of the runs, the newest first."""

    count: int
    items: list[RunOut]


class RunFilter(Paged):
    """Which runs."""

    year: Year | Literal[0] = 0


class ResultOut(Schema):
    """What a unit came to, as published; a text is empty where there is none."""

    unit: int = Field(alias="unit_id")
    group: str
    total: str
    rank: str
    grade: str


class WholeRun(RunOut):
    """A run with the result of every unit."""

    results: list[ResultOut]


@router.get("", response=Runs)
def list_runs(request: HttpRequest, asked: Query[RunFilter]) -> dict[str, object]:
    """The runs that the caller may see."""
    rows = Run.objects.visible_to(reader(request)).select_related("edition").defer("evidence").order_by("-pk")
    count, found = asked.of(rows.filter(edition__year=asked.year) if asked.year else rows)
    return {"count": count, "items": [_run(each) for each in found]}


@router.get("/{pk}", response=WholeRun)
def read_run(request: HttpRequest, pk: Path[Key]) -> dict[str, Any]:
    """One run with totals, ranks and grades."""
    found = _visible(reader(request), pk)
    rows = UnitResult.objects.filter(run=found).order_by("group", "unit_id")
    return {**_run(found), "results": list(rows)}


@router.get("/{pk}/units/{unit}", response=dict[str, Any])
def read_reason(request: HttpRequest, pk: Path[Key], unit: Path[Key]) -> dict[str, Any]:
    """Why a unit has its total: the tree of reasons down to every value, its source and its clause."""
    person = reader(request)
    rows = UnitResult.objects.filter(run=_visible(person, pk), unit=unit).explained_to(person)
    found = rows.select_related("run__edition", "unit").first()
    if found is None:
        raise NotFound(NO_RESULT)
    told: dict[str, Any] = json.loads(as_json(reason_of(found.run, found.unit)))
    return told


def _visible(person: Person, pk: int) -> Run:
    found: Run | None = Run.objects.visible_to(person).filter(pk=pk).select_related("edition").first()
    if found is None:
        raise NotFound(NO_RUN)
    return found


def _run(run: Run) -> dict[str, Any]:
    return {
        "id": run.pk,
        "year": run.edition.year,
        "number": run.number,
        "state": state(run).name.lower(),
        "method_hash": run.method_hash,
        "evidence_hash": run.evidence_hash,
        "program": run.program,
        "result_hash": run.result_hash,
        "scored_at": run.scored_at,
        "notice_from": run.notice_from,
        "notice_to": run.notice_to,
        "final_at": run.final_at,
        "corrects": run.corrects_id,
    }
