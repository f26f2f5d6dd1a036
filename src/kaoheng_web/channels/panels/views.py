"""The pages of panels: what is open, one panel with its raters, and the sheet of a rater."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from kaoheng.numbers import as_text
from kaoheng.text import Text, title_of
from kaoheng_web.channels.panels import rules, subjects
from kaoheng_web.channels.panels.actions import appoint_rater, field, open_panel, reopen_sheet, save_sheet, submit_sheet
from kaoheng_web.channels.panels.forms import NewPanel, NewRater, Reopen, Sheet, scale
from kaoheng_web.channels.panels.models import SEES_ALL, Panel, Rater
from kaoheng_web.channels.panels.queries import asked_of, cells_of, channels_of, sheet_of, spreads, tallies
from kaoheng_web.methods.queries import governing
from kaoheng_web.organisation.authority.verbs import acting, may
from kaoheng_web.organisation.queries import names_on
from kaoheng_web.organisation.standing import standing
from kaoheng_web.shared import clock
from kaoheng_web.shared.answers import answered, went_well
from kaoheng_web.shared.errors import NotFound
from kaoheng_web.shared.forms import carried_out, status_of
from kaoheng_web.shared.years import year_of

NO_PANEL = Text("没有这个评分组，或者您不能查看。", "There is no such panel, or you may not see it.")
NO_SHEET = Text("没有这张评分表，或者您不能查看。", "There is no such sheet, or you may not see it.")
NO_CHANNEL = Text("本年度办法没有评委评分渠道。", "The method of the year has no panel.")
DONE = Text("已办理并留痕。", "Done, and recorded.")


def panels(request: HttpRequest) -> HttpResponse:
    """The panels of the year that the reader may see, with the reader's own sheets."""
    reader, year = acting(request), year_of(request)
    edition = governing(year)
    channels = channels_of(edition) if edition else {}
    found = list(Panel.objects.visible_to(reader).filter(edition=edition).select_related("edition").order_by("pk"))
    own = {row.panel_id: row for row in Rater.objects.filter(person=reader, panel__in=found)}
    opened = {panel.channel for panel in found}
    rows = [
        {
            "panel": panel,
            "title": _title(panel),
            "raters": panel.raters.count(),
            "submitted": panel.raters.filter(submitted_at__isnull=False).count(),
            "own": own.get(panel.pk),
        }
        for panel in found
    ]
    waiting = [terms.title for id, terms in channels.items() if id not in opened]
    may_open = may(reader, rules.OPEN_PANEL)
    shown = {"rows": rows, "year": year, "channels": channels, "waiting": waiting, "may_open": may_open}
    return render(request, "panels/panels.html", shown)


def panel(request: HttpRequest, pk: int) -> HttpResponse:
    """One panel: who has handed in, how far their ratings lie apart, and what they come to."""
    reader = acting(request)
    found = Panel.objects.visible_to(reader).select_related("edition").filter(pk=pk).first()
    if found is None or not standing(reader).has(SEES_ALL):
        raise NotFound(NO_PANEL)
    sums, apart = list(tallies(found)), spreads(found)
    names = names_on([unit for unit, _ in sums], clock.today())
    classes = {id: title_of(each, id) for id, each in found.terms.classes.items()}
    shown = {
        "panel": found,
        "title": _title(found),
        "scale": scale(found.terms),
        "spreads": [(each, classes.get(each.rater.rater_class)) for each in apart],
        "complete": apart and all(each.rater.submitted_at for each in apart),
        "tallies": [
            {
                "unit": names.get(unit.pk),
                "score": as_text(tally.values["score"]) if "score" in tally.values else "",
                "sentence": tally.refused or tally.sentence,
            }
            for unit, tally in sums
        ],
        "may_appoint": may(reader, rules.APPOINT_RATER),
        "may_reopen": rules.OFFICE.test(reader),
    }
    return render(request, "panels/panel.html", shown)


def create(request: HttpRequest) -> HttpResponse:
    """Open a panel."""
    reader, edition = acting(request), governing(year_of(request))
    channels = channels_of(edition) if edition else {}
    if edition is None or not channels:
        raise NotFound(NO_CHANNEL)
    form = NewPanel(request.POST or None, channels=channels)
    return answered(
        request,
        form,
        lambda: open_panel(reader, edition, **form.cleaned_data),
        heading=Text("开启评分", "Open a panel"),
        button=rules.OPEN_PANEL.button,
        back=reverse("panels:panels"),
        told=DONE,
        onward=lambda made: reverse("panels:panel", args=[made.pk]),
    )


def appoint(request: HttpRequest, pk: int) -> HttpResponse:
    """Appoint a rater."""
    reader = acting(request)
    found = Panel.objects.select_related("edition").filter(pk=pk).first()
    if found is None:
        raise NotFound(NO_PANEL)
    form = NewRater(request.POST or None, terms=found.terms)

    def do() -> Rater:
        given = form.cleaned_data
        return appoint_rater(reader, found, given["staff_number"], given.get("rater_class", ""))

    heading, back = Text("指定评分人", "Appoint a rater"), reverse("panels:panel", args=[pk])
    return answered(request, form, do, heading=heading, button=rules.APPOINT_RATER.button, back=back, told=DONE)


def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """A sheet: to be filled in by its rater until it is handed in, to be read afterwards and by the office."""
    reader, found = acting(request), _sheet(request, pk)
    cells, given = cells_of(found), sheet_of(found)
    seen = subjects.RATER.digest(found)
    form = Sheet(request.POST or None, cells=cells, given=given, version=seen)
    action = submit_sheet if "submit" in request.POST else save_sheet

    def do() -> bool:
        action(reader, found, form.ratings, seen=form.seen)
        return True

    if request.method == "POST" and carried_out(form, do):
        return went_well(request, reverse("panels:sheet", args=[pk]), DONE)
    shown = {
        "rater": found,
        "panel": found.panel,
        "title": _title(found.panel),
        "scale": scale(found.panel.terms),
        "form": form,
        "rows": _rows(found, form),
        "fills": may(reader, rules.SAVE_SHEET, found) and found.submitted_at is None,
        "reopenings": found.reopenings.select_related("by").order_by("pk"),
        "aspects": bool(found.panel.terms.aspects),
    }
    return render(request, "panels/sheet.html", shown, status=status_of(form))


def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a sheet back."""
    reader, found = acting(request), _sheet(request, pk)
    form = Reopen(request.POST or None)
    name = found.person.name
    return answered(
        request,
        form,
        lambda: reopen_sheet(reader, found, **form.cleaned_data),
        heading=Text(f"退回{name}的评分表", f"Give {name} the sheet back"),
        button=rules.REOPEN_SHEET.button,
        back=reverse("panels:panel", args=[found.panel_id]),
        told=DONE,
    )


def _sheet(request: HttpRequest, pk: int) -> Rater:
    rows = Rater.objects.visible_to(acting(request)).select_related("panel__edition", "person", "unit")
    found: Rater | None = rows.filter(pk=pk).first()
    if found is None:
        raise NotFound(NO_SHEET)
    return found


def _rows(rater: Rater, form: Sheet) -> list[dict[str, Any]]:
    units, terms = asked_of(rater), rater.panel.terms
    names = names_on(units, clock.today())
    return [
        {
            "unit": names.get(unit.pk),
            "aspect": title_of(terms.aspects[aspect], aspect) if aspect else None,
            "value": form[field("value", (unit.pk, aspect))],
            "reason": form[field("reason", (unit.pk, aspect))],
        }
        for unit in units
        for aspect in terms.over
    ]


def _title(panel: Panel) -> Text:
    terms = panel.terms
    return title_of(terms)
