"""The consequences of a year, one of them with its steps, generating them, and the notes of a talk."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from kaoheng.consequences.calendar import LONGEST, Calendar, read_calendar
from kaoheng.findings import Refused
from kaoheng.text import Text
from kaoheng_web.consequences import rules
from kaoheng_web.consequences.actions.application import generate
from kaoheng_web.consequences.actions.steps import read_notes
from kaoheng_web.consequences.forms import ConsequenceFilter, Generation
from kaoheng_web.consequences.models import Application, Consequence, Step
from kaoheng_web.consequences.queries import Standing, consequences_of, next_steps, standings, unused
from kaoheng_web.organisation.authority.verbs import acting, may
from kaoheng_web.shared.answers import answered
from kaoheng_web.shared.errors import NotFound, Refusal
from kaoheng_web.shared.paging import page_of
from kaoheng_web.shared.years import year_of

NO_CONSEQUENCE = Text("没有这项措施，或者您不能查看。", "There is no such measure, or you may not see it.")
NO_NOTES = Text("没有谈话记录，或者您不能查看。", "There are no notes, or you may not read them.")
NO_RUN = Text("没有待运用的定稿结果。", "No final results wait to be put to use.")
MADE = Text("措施已生成并留痕。", "The measures are generated, and recorded.")


def consequences(request: HttpRequest) -> HttpResponse:
    """The consequences that the reader may see, those overdue first."""
    reader, year = acting(request), year_of(request)
    form = ConsequenceFilter(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    every = consequences_of(reader, year)
    standing = [each for each in every if not each.row.withdrawn_at]
    shown = {
        "form": form,
        "year": year,
        "page": page_of(request, [each for each in every if _fits(each, asked)]),
        "open": sum(each.open for each in standing),
        "late": sum(bool(each.late) for each in standing),
        "done": sum(not each.open for each in standing),
        "may_generate": may(reader, rules.GENERATE) and unused(year) is not None,
    }
    return render(request, "consequences/consequences.html", shown)


def consequence(request: HttpRequest, pk: int) -> HttpResponse:
    """One consequence."""
    return _shown(request, visible_consequence(request, pk))


@never_cache
@require_POST
def notes(request: HttpRequest, pk: int) -> HttpResponse:
    """One talk with its notes; that they were read is on record before they are shown."""
    found = visible_consequence(request, pk)
    talk = found.steps.filter(kind=Step.Kind.HOLD).select_related("consequence").first()
    if talk is None or not may(acting(request), rules.READ_NOTES, talk):
        raise NotFound(NO_NOTES)
    return _shown(request, found, read_notes(acting(request), talk, origin=str(request.META.get("REMOTE_ADDR", ""))))


def generating(request: HttpRequest) -> HttpResponse:
    """Generate the consequences of the final results."""
    reader, run = acting(request), unused(year_of(request))
    if run is None:
        raise NotFound(NO_RUN)
    form = Generation(request.POST if request.method == "POST" else None, request.FILES or None)

    def do() -> Application:
        return generate(reader, run, _calendar(form.cleaned_data["calendar"]))

    back = reverse("consequences:consequences")
    heading = Text(f"按{run.edition.year}年度定稿结果生成措施", f"Generate the measures of {run.edition.year}")
    return answered(request, form, do, heading=heading, button=rules.GENERATE.button, back=back, told=MADE)


def visible_consequence(request: HttpRequest, pk: int) -> Consequence:
    """The consequence, if the reader may know that it exists."""
    rows = Consequence.objects.visible_to(acting(request)).filter(pk=pk)
    found: Consequence | None = rows.select_related("unit", "edition", "responsible", "withdrawn_for__run").first()
    if found is None:
        raise NotFound(NO_CONSEQUENCE)
    return found


def _shown(request: HttpRequest, found: Consequence, notes: str = "") -> HttpResponse:
    reader, each = acting(request), standings([found])[0]
    talk = next((step for step in each.steps if step.kind == Step.Kind.HOLD), None)
    shown: dict[str, Any] = {
        "each": each,
        "row": found,
        "next": next_steps(reader, each),
        "notes": notes,
        "may_read": talk is not None and may(reader, rules.READ_NOTES, talk),
    }
    return render(request, "consequences/consequence.html", shown)


def _fits(each: Standing, asked: dict[str, str]) -> bool:
    kept = {
        "open": each.open,
        "late": bool(each.late),
        "done": not each.open and not each.row.withdrawn_at,
        "withdrawn": each.row.withdrawn_at is not None,
    }
    kind = asked.get("kind", "")
    return (
        kept.get(asked.get("state", ""), True) and kind in ("", each.row.kind) and asked.get("words", "") in each.name
    )


def _calendar(file: Any) -> Calendar:
    """The calendar that was supplied, or that of the published holidays."""
    if file is None:
        return Calendar()
    with TemporaryDirectory() as folder:
        place = Path(folder) / "calendar.csv"
        place.write_bytes(file.read(LONGEST + 1))
        try:
            return read_calendar(place)
        except Refused as refused:
            said = [Text(finding.sentence("zh"), finding.sentence("en")) for finding in refused.findings]
            raise Refusal(fields={"calendar": said}) from refused
