"""The funnel of projects, one project with its stages and months, and projects from Excel."""

from decimal import Decimal
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from kaoheng.text import Text
from kaoheng_web.methods.models import Edition
from kaoheng_web.methods.queries import governing, item_titles
from kaoheng_web.organisation.authority.verbs import acting, may
from kaoheng_web.organisation.forms.fields import units_held
from kaoheng_web.organisation.queries import names_on
from kaoheng_web.projects import rules
from kaoheng_web.projects.actions import New, count, invest, reach_stage, register
from kaoheng_web.projects.exchange import projects_form
from kaoheng_web.projects.forms import Counting, Investing, NewProject, ProjectFilter, Reaching
from kaoheng_web.projects.models import CountingRule, Project
from kaoheng_web.projects.queries import days_of, funnel, invested, rows_of, stage_of
from kaoheng_web.shared import clock
from kaoheng_web.shared.answers import answered
from kaoheng_web.shared.errors import NotFound, Refusal, attempted
from kaoheng_web.shared.fields import offer
from kaoheng_web.shared.paging import page_of
from kaoheng_web.shared.workbooks.importing import imported, template_of
from kaoheng_web.shared.years import year_of

NO_PROJECT = Text("没有这个项目，或者您不能查看。", "There is no such project, or you may not see it.")
NO_EDITION = Text("本年度考核办法还没有审定。", "No method governs this year yet.")
SAVED = Text("已保存。", "Saved.")


def projects(request: HttpRequest) -> HttpResponse:
    """The projects that the reader may see: the funnel of their stages, and the list."""
    reader, year = acting(request), year_of(request)
    form = ProjectFilter(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    every = list(Project.objects.visible_to(reader).select_related("unit").order_by("unit_id", "pk"))
    kept = [
        each
        for each in every
        if asked.get("stage", "") in ("", stage_of(each)) and asked.get("words", "") in each.title
    ]
    page = page_of(request, kept)
    names = names_on([each.unit for each in page], clock.today())
    layers, rows = funnel(every), {row.project.pk: row for row in rows_of(every, year)}
    edition = governing(year)
    most = max((layer.count for layer in layers), default=0)
    shown = {
        "form": form,
        "page": page,
        "rows": [
            (row, names.get(row.project.unit_id), rules.STAGES[row.stage]) for row in (rows[each.pk] for each in page)
        ],
        "funnel": [(layer, rules.STAGES[layer.name]) for layer in layers],
        "most": most,
        "planned": sum((row.planned for row in rows.values()), Decimal(0)),
        "actual": sum((row.actual for row in rows.values()), Decimal(0)),
        "may_count": may(reader, rules.COUNT),
        "rules": _counting(edition) if edition else [],
        "may_register": may(reader, rules.COUNT) or any(may(reader, rules.REGISTER, each) for each in every[:1]),
    }
    return render(request, "projects/projects.html", shown)


def project(request: HttpRequest, pk: int) -> HttpResponse:
    """One project."""
    reader, found = acting(request), _visible(request, pk)
    row = rows_of([found], year_of(request))[0]
    days = days_of(found)
    following = next((name for name in rules.NAMES if not days[name]), None)
    shown = {
        "row": row,
        "unit": names_on([found.unit], clock.today()).get(found.unit_id),
        "stages": [(rules.STAGES[name], days[name]) for name in rules.NAMES],
        "next": (following, rules.STAGES[following]) if following else None,
        "months": sorted((period, amount) for (_, period), amount in invested([found]).items()),
        "writes": may(reader, rules.INVEST, found),
    }
    return render(request, "projects/project.html", shown)


def new(request: HttpRequest) -> HttpResponse:
    """Register a project."""
    form = NewProject(request.POST or None)
    offer(form, "unit", units_held(acting(request), rules.HOLDERS))
    return answered(
        request,
        form,
        lambda: register(acting(request), year_of(request), [New(**form.cleaned_data)]),
        heading=Text("登记项目", "Register a project"),
        button=rules.REGISTER.button,
        back=reverse("projects:projects"),
        told=Text("项目已入库。", "The project is in the reserve."),
        onward=lambda made: reverse("projects:project", args=[made[0].pk]),
    )


def reach(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """Record the day of a stage."""
    found = _visible(request, pk)
    if name not in rules.NAMES:
        raise Http404
    form = Reaching(request.POST or None, initial={"on": clock.today()})
    title = rules.STAGES[name]
    return answered(
        request,
        form,
        lambda: reach_stage(acting(request), found, name, form.cleaned_data["on"]),
        heading=Text(f"{found.title}：{title.zh}", f"{found.title}: {title.en}"),
        button=rules.REACH_STAGE.button,
        back=reverse("projects:project", args=[pk]),
        told=SAVED,
    )


def investment(request: HttpRequest, pk: int) -> HttpResponse:
    """Report what was invested in a month."""
    found = _visible(request, pk)
    form = Investing(request.POST or None)

    def keep() -> int:
        period = form.cleaned_data["period"]
        done = attempted(lambda: invest(acting(request), {(found, period): form.cleaned_data["amount"]}))
        if isinstance(done, Refusal):
            raise Refusal(fields={"period": done.fields[f"{pk}:{period}"]})
        return done

    heading = Text(f"{found.title}：完成投资", f"{found.title}: investment")
    return answered(
        request,
        form,
        keep,
        heading=heading,
        button=rules.INVEST.button,
        back=reverse("projects:project", args=[pk]),
        told=SAVED,
    )


def counting(request: HttpRequest) -> HttpResponse:
    """Say what is counted into which item."""
    edition = governing(year_of(request))
    if edition is None:
        raise Refusal(NO_EDITION)
    form = Counting(request.POST or None, edition=edition)
    return answered(
        request,
        form,
        lambda: count(acting(request), edition, **form.cleaned_data),
        heading=Text("规定项目计入指标", "Count projects into an item"),
        button=rules.COUNT.button,
        back=reverse("projects:projects"),
        told=SAVED,
    )


def import_projects(request: HttpRequest) -> HttpResponse:
    """Projects from Excel."""
    form = projects_form(acting(request), year_of(request))
    return imported(request, form, back=reverse("projects:projects"), template=reverse("projects:template"))


def template(request: HttpRequest) -> HttpResponse:
    """The empty form."""
    return template_of(projects_form(acting(request), year_of(request)))


def _counting(edition: Edition) -> list[dict[str, Any]]:
    """The rules by which projects are counted into items."""
    titles = item_titles(edition)
    return [
        {"item": titles[row.item], "what": rules.COUNTED[row.what], "basis": row.basis}
        for row in CountingRule.objects.filter(edition=edition).order_by("pk")
        if row.item in titles
    ]


def _visible(request: HttpRequest, pk: int) -> Project:
    found: Project | None = Project.objects.visible_to(acting(request)).select_related("unit").filter(pk=pk).first()
    if found is None:
        raise NotFound(NO_PROJECT)
    return found
