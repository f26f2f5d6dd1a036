"""One cell: every figure that was ever written there, its evidence, and what can be done about it."""

from collections.abc import Callable

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from kaoheng.text import Text
from kaoheng_web.organisation.authority.verbs import Verb, acting, may
from kaoheng_web.organisation.queries import name_of
from kaoheng_web.progress import rules
from kaoheng_web.progress.actions.counting import take_counted
from kaoheng_web.progress.actions.returns import answer, countersign, send_back
from kaoheng_web.progress.forms import Answering, Returning
from kaoheng_web.progress.models import Attachment, Figure, Return
from kaoheng_web.progress.queries import (
    against_return,
    cell_of,
    current,
    figures,
    owned,
    owner_of,
    stands,
    twins,
)
from kaoheng_web.progress.views.year import NO_ITEM, Year, in_year
from kaoheng_web.progress.wholes import certified_of, everyone
from kaoheng_web.projects.queries import counted
from kaoheng_web.shared.answers import answered, went_well
from kaoheng_web.shared.errors import NotFound
from kaoheng_web.shared.years import period_words

TAKEN = Text("已按项目库填报，项目清单作为佐证。", "Reported, with the list of projects as evidence.")
NOTHING_NEW = Text("与已填报的数相同，没有改动。", "It was reported as such already.")
NO_FIGURE = Text("没有这个数，或者您不能查看。", "There is no such figure, or you may not see it.")


@in_year
def cell(request: HttpRequest, year: Year, unit: int, item: str, period: str) -> HttpResponse:
    """What was said about an item of a unit in a period: reported, certified and final side by side."""
    who = next((each for each in everyone(year.edition) if each.unit.pk == unit), None)
    if who is None or not year.sees(unit, item):
        raise NotFound(NO_ITEM)
    asked = {one.line: one for one in certified_of(year.edition, who) if one.item.id == item}
    rows = figures(year.edition).filter(unit_id=unit, item=item, period=period)
    rows = rows.select_related("countersignature__unit", "countersignature__by", "by", "certifier", "unit")
    every = list(rows.prefetch_related("returns__by"))
    attached = list(
        Attachment.objects.filter(edition=year.edition, item=item, period=period, file__unit_id=unit).select_related(
            "file"
        )
    )
    if not asked:
        raise NotFound(NO_ITEM)
    found = next(iter(asked.values()))
    owner = owner_of(year.edition, item)
    concern = rules.Concern(owner.path if owner else "none")
    held = current(every)
    may_return = may(year.reader, rules.RETURN, concern) or may(year.reader, rules.RETURN_BY_OFFICE)
    page = {
        "who": who,
        "item": found.item,
        "period": period,
        "lines": [(asked[place.line].title, held) for place, held in held.items() if place.line in asked],
        "history": [{"figure": each, "stands": stands(each)} for each in reversed(every)],
        "attached": attached,
        "twins": twins(row.file for row in attached),
        "may_return": [each.pk for each in every if may_return and not against_return(each, held[cell_of(each)])],
        "may_answer": may(year.reader, rules.ANSWER, rules.Concern(who.unit.path)),
        "counted": counted(year.edition, who.unit, item),
        "may_countersign": [each.pk for each in every if _waits_for(year, each)],
    }
    return render(request, "progress/cell.html", page)


@in_year
def take(request: HttpRequest, year: Year, unit: int, item: str, period: str) -> HttpResponse:
    """Report what the projects come to."""
    who, back = year.unit(unit), reverse("progress:cell", args=[unit, item, period])
    if request.method != "POST":
        return HttpResponseRedirect(back)
    done = take_counted(year.reader, year.edition, who.unit, item, period)
    return went_well(request, back, TAKEN if done else NOTHING_NEW)


def give_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Send a figure back."""
    figure = _figure(request, pk)
    form = Returning(request.POST or None)
    heading = Text("退回填报数", "Send a figure back")
    return _asked(
        request, figure, form, heading, rules.RETURN, lambda: send_back(acting(request), figure, **form.cleaned_data)
    )


def reply(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer a figure that was sent back."""
    returned = Return.objects.select_related("figure").filter(pk=pk).first()
    if returned is None:
        raise NotFound(NO_FIGURE)
    figure = _figure(request, returned.figure_id)
    form = Answering(request.POST or None)
    heading = Text(f"答复退回：{returned.reason}", f"Answer: {returned.reason}")
    return _asked(
        request,
        figure,
        form,
        heading,
        rules.ANSWER,
        lambda: answer(acting(request), returned, form.cleaned_data["answer"]),
    )


def second(request: HttpRequest, pk: int) -> HttpResponse:
    """Certify as a second department."""
    figure = Figure.objects.select_related("unit", "edition", "countersignature", "by").filter(pk=pk).first()
    if figure is None or not may(acting(request), rules.COUNTERSIGN, figure):
        raise NotFound(NO_FIGURE)
    form = forms.Form(request.POST if request.method == "POST" else None)
    title = figure.edition.method.node(figure.item).title
    period, name = period_words(figure.period), name_of(figure.unit)
    heading = Text(f"复核{name}自核数：{title}，{period.zh}", f"Certify too: {title} of {name}, {period.en}")
    every = list(figures(figure.edition).filter(unit=figure.unit, item=figure.item, period=figure.period))
    held = current(every)[cell_of(figure)]
    attached = Attachment.objects.filter(edition=figure.edition, item=figure.item, period=figure.period)
    return answered(
        request,
        form,
        lambda: countersign(acting(request), figure),
        heading=heading,
        back=reverse("portal:home"),
        told=Text("已复核，这个数开始有效。", "Certified; the figure counts now."),
        about="progress/self_certified.html",
        figure=figure,
        name=name,
        held=held,
        measure=next((item.data.unit for item in figure.edition.method.items if item.id == figure.item), ""),
        before=_before(every, figure),
        attached=attached.filter(file__unit=figure.unit).select_related("file"),
        button=rules.COUNTERSIGN.button,
    )


def _before(every: list[Figure], figure: Figure) -> Figure | None:
    """The certified figure that this one takes the place of."""
    older = [each for each in every if cell_of(each) == cell_of(figure) and each.pk < figure.pk]
    return next((each for each in reversed(older) if each.kind != Figure.Kind.REPORTED), None)


def _waits_for(year: Year, figure: Figure) -> bool:
    kind = figure.kind != Figure.Kind.REPORTED and not stands(figure)
    return kind and may(year.reader, rules.COUNTERSIGN, figure)


def _figure(request: HttpRequest, pk: int) -> Figure:
    figure: Figure | None = Figure.objects.select_related("edition", "unit").filter(pk=pk).first()
    reader = acting(request)
    if figure is None or not Figure.objects.filter(pk=pk).visible_to(reader, owned(reader, figure.edition)).exists():
        raise NotFound(NO_FIGURE)
    return figure


def _asked(
    request: HttpRequest, figure: Figure, form: forms.Form, heading: Text, verb: Verb, action: Callable[[], object]
) -> HttpResponse:
    back = reverse("progress:cell", args=[figure.unit_id, figure.item, figure.period])
    return answered(
        request, form, action, heading=heading, back=back, told=Text("已办理。", "Done."), button=verb.button
    )
