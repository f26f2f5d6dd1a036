"""The documents of a year for those who issue them and those they are addressed to."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from kaoheng.documents.blocks import Block, loads
from kaoheng.text import Text
from kaoheng_web.methods.queries import governing
from kaoheng_web.organisation.authority.confirmation import confirmed
from kaoheng_web.organisation.authority.verbs import acting, may
from kaoheng_web.organisation.queries import names_on
from kaoheng_web.publishing import rules
from kaoheng_web.publishing.actions.disclosing import disclose
from kaoheng_web.publishing.actions.issuing import issue, order
from kaoheng_web.publishing.composing import draft
from kaoheng_web.publishing.forms import Disclose, Issue
from kaoheng_web.publishing.models import Dispatch, Publication
from kaoheng_web.publishing.queries.disclosed import extent_of
from kaoheng_web.publishing.queries.outcome import outcome_of, owns
from kaoheng_web.publishing.queries.shelf import last_mark, proposed_copies, shelves
from kaoheng_web.publishing.rendering import FORMS
from kaoheng_web.publishing.reports.catalogue import BY_KIND
from kaoheng_web.publishing.reports.report import Report, UnitReport
from kaoheng_web.results.models.runs import Run
from kaoheng_web.results.queries.runs import final, latest
from kaoheng_web.shared import clock
from kaoheng_web.shared.answers import answered
from kaoheng_web.shared.errors import NotFound
from kaoheng_web.shared.paging import page_of
from kaoheng_web.shared.years import year_of

NOTHING = Text("没有这份文件，或者您不能查看。", "There is no such document, or you may not see it.")


def documents(request: HttpRequest) -> HttpResponse:
    """What was issued of the chosen year, and, for the office, what can be issued next."""
    person, year = acting(request), year_of(request)
    run, edition = final(year) or latest(year), governing(year)
    rows = Publication.objects.visible_to(person).filter(run__edition__year=year).select_related("unit", "run")
    page = page_of(request, rows.order_by("-at", "mark", "-sequence"))
    names = names_on([row.unit for row in page if row.unit], clock.today())
    works = may(person, rules.ISSUE)
    own = list(shelves(run)) if run and works else []
    shown = {
        "year": year,
        "run": run,
        "shelves": own,
        "writing": any(shelf.being_written for shelf in own),
        "page": page,
        "rows": [{"row": row, "title": BY_KIND[row.kind].title, "name": names.get(row.unit_id)} for row in page],
        "extent": rules.EXTENTS[extent_of(edition)] if edition and works else None,
    }
    return render(request, "publishing/documents.html", shown)


def draft_file(request: HttpRequest, run: int, kind: str, form: str) -> HttpResponse:
    """A report as it would be issued now, marked as a draft; letters to units show the first unit's."""
    found: Run | None = Run.objects.visible_to(acting(request)).select_related("edition").filter(pk=run).first()
    if found is None or kind not in BY_KIND or form not in FORMS:
        raise NotFound(NOTHING)
    report, outcome = BY_KIND[kind], outcome_of(found, clock.today())
    own = next((own for _, own in owns(found, outcome)), None) if report.per_unit else None
    blocks = draft(report, outcome, own, proposed_copies(found, report), demo=settings.DEMO)
    return _file(report, blocks, form, f"draft-{kind}-{outcome.year}")


def issued_file(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """An issued document, the same bytes every time."""
    rows = Publication.objects.visible_to(acting(request)).select_related("run__edition")
    found: Publication | None = rows.filter(pk=pk).first()
    if found is None or form not in FORMS:
        raise NotFound(NOTHING)
    return _file(BY_KIND[found.kind], loads(found.content), form, f"{found.kind}-{found.year}-{found.sequence}")


@confirmed
def issue_report(request: HttpRequest, run: int, kind: str) -> HttpResponse:
    """Number a report and issue it."""
    found: Run | None = Run.objects.visible_to(acting(request)).select_related("edition").filter(pk=run).first()
    if found is None or kind not in BY_KIND:
        raise NotFound(NOTHING)
    report = BY_KIND[kind]
    proposed = {"mark": last_mark(), "copied": proposed_copies(found, report)}
    form = Issue(request.POST or None, initial=proposed)
    if report.ends is None:
        form.fields.pop("copied")
    return answered(
        request,
        form,
        lambda: _issued(request, found, report, **form.cleaned_data),
        heading=Text(f"印发{report.title.zh}", f"Issue: {report.title.en}"),
        button=rules.ISSUE.button,
        back=reverse("publishing:documents"),
        told=_begun,
    )


@confirmed
def set_disclosure(request: HttpRequest) -> HttpResponse:
    """Set what the public sees of the chosen year's results."""
    edition = governing(year_of(request))
    if edition is None:
        raise NotFound(NOTHING)
    form = Disclose(request.POST or None, initial={"extent": extent_of(edition)})
    return answered(
        request,
        form,
        lambda: disclose(acting(request), edition, form.cleaned_data["extent"]),
        heading=Text(f"{edition.year}年度结果公开范围", f"What is public of {edition.year}"),
        button=rules.DISCLOSE.button,
        back=reverse("publishing:documents"),
        told=Text("公开范围已设定。", "What is public is set."),
    )


def _issued(request: HttpRequest, run: Run, report: Report, **typed: str) -> Publication | Dispatch:
    if isinstance(report, UnitReport):
        return order(acting(request), run, report, **typed)
    return issue(acting(request), run, report, **typed)


def _begun(made: Publication | Dispatch) -> Text:
    if isinstance(made, Dispatch):
        return Text(f"已编号{made}，{made.count}份正在印发。", f"Numbered {made}; {made.count} are being written.")
    return Text(f"已印发：{made.number}。", f"Issued: {made.number}.")


def _file(report: Report, blocks: list[Block], form: str, name: str) -> HttpResponse:
    make, kind = FORMS[form]
    answer = HttpResponse(make(report.title.zh, blocks), content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    return answer
