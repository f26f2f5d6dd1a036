"""Self-assessments of the units: the list, one report, writing it and submitting it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from kaoheng.text import Text
from kaoheng_web.ledger.versions import version_of
from kaoheng_web.methods.queries import governing
from kaoheng_web.organisation.authority.verbs import acting, may
from kaoheng_web.organisation.models import Unit
from kaoheng_web.organisation.queries import name_of, names_on
from kaoheng_web.organisation.standing import standing
from kaoheng_web.procedure import rules, subjects
from kaoheng_web.procedure.actions.reports import draft_report, submit_report
from kaoheng_web.procedure.forms import ReportForm
from kaoheng_web.procedure.models.reports import SelfAssessment
from kaoheng_web.procedure.queries.reports import compared
from kaoheng_web.procedure.scope import assessed
from kaoheng_web.procedure.visible import REPORTERS
from kaoheng_web.progress.rules import Concern
from kaoheng_web.shared import clock
from kaoheng_web.shared.answers import answered, went_well
from kaoheng_web.shared.errors import NotFound
from kaoheng_web.shared.paging import page_of
from kaoheng_web.shared.years import year_of

NO_REPORT = Text("没有这份自查报告，或者您不能查看。", "There is no such report, or you may not see it.")


def reports(request: HttpRequest) -> HttpResponse:
    """The reports of the year that the reader may see, and the own units that have none yet."""
    reader, year = acting(request), year_of(request)
    rows = SelfAssessment.objects.visible_to(reader).filter(year=year).select_related("unit", "submitted_by")
    page = page_of(request, rows.order_by("unit_id"))
    written = set(rows.values_list("unit_id", flat=True))
    own = [unit for unit in assessed(year) if standing(reader).over(REPORTERS, unit.path) and unit.pk not in written]
    names = names_on([*own, *(row.unit for row in page)], clock.today())
    shown = {
        "page": page,
        "rows": [(row, names.get(row.unit_id)) for row in page],
        "own": [(unit, names.get(unit.pk)) for unit in own],
    }
    return render(request, "procedure/reports.html", shown)


def report(request: HttpRequest, pk: int) -> HttpResponse:
    """One report, own scores beside the figures and what they come to."""
    reader, found = acting(request), visible_report(request, pk)
    edition = governing(found.year)
    page = {
        "report": found,
        "name": name_of(found.unit),
        "beside": compared(edition, found.unit, found, reader) if edition else None,
        "version": version_of(subjects.REPORT, found),
        "may_draft": not found.submitted_at and may(reader, rules.DRAFT_REPORT, found),
        "may_submit": not found.submitted_at and may(reader, rules.SUBMIT_REPORT, found),
    }
    return render(request, "procedure/report.html", page)


def write(request: HttpRequest, unit: int) -> HttpResponse:
    """Write the report of one's unit."""
    reader, year = acting(request), year_of(request)
    own = Unit.objects.visible_to(reader).filter(pk=unit).first()
    if own is None or not may(reader, rules.DRAFT_REPORT, Concern(own.path)):
        raise NotFound(NO_REPORT)
    edition = governing(year)
    row = SelfAssessment.objects.filter(year=year, unit=own).first()
    beside = compared(edition, own, row, reader) if edition else None
    told = {each.stands.item.id: each.own for each in beside.rows} if beside else {}
    form = ReportForm(
        request.POST or None,
        beside=beside,
        version=version_of(subjects.REPORT, row) if row else "",
        initial={"text": row.text if row else "", **told},
    )

    def keep() -> SelfAssessment:
        return draft_report(reader, own, year, form.cleaned_data["text"], form.scores, form.seen)

    name = name_of(own)
    return answered(
        request,
        form,
        keep,
        heading=Text(f"{year}年度自查报告：{name}", f"Self-assessment of {name} for {year}"),
        button=rules.DRAFT_REPORT.button,
        back=reverse("procedure:reports"),
        told=Text("已保存，由主要负责人报送。", "Saved; the head of the unit submits it."),
        onward=lambda made: reverse("procedure:report", args=[made.pk]),
    )


@require_POST
def submit(request: HttpRequest, pk: int) -> HttpResponse:
    """The head submits the report."""
    found = visible_report(request, pk)
    submit_report(acting(request), found, request.POST.get("version", "none"))
    told = Text("自查报告已报送。", "The report is submitted.")
    return went_well(request, reverse("procedure:report", args=[pk]), told)


def visible_report(request: HttpRequest, pk: int) -> SelfAssessment:
    """The report, if the reader may know that it exists."""
    rows = SelfAssessment.objects.visible_to(acting(request)).select_related("unit", "submitted_by", "drafted_by")
    found: SelfAssessment | None = rows.filter(pk=pk).first()
    if found is None:
        raise NotFound(NO_REPORT)
    return found
