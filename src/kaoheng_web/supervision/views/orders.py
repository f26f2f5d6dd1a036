"""The ledger of orders, one order with its steps, and the forms that move it on."""

from collections.abc import Sequence

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from kaoheng.text import Text
from kaoheng_web.organisation.authority.verbs import acting, may, require
from kaoheng_web.shared.answers import answered
from kaoheng_web.shared.errors import NotFound
from kaoheng_web.shared.paging import page_of
from kaoheng_web.shared.years import year_of
from kaoheng_web.supervision import rules
from kaoheng_web.supervision.actions import issue, set_levels, take_step
from kaoheng_web.supervision.forms import LevelsForm, NewOrder, OrderFilter, StepForm
from kaoheng_web.supervision.models import Assignment, EscalationLevel, Step
from kaoheng_web.supervision.queries import Standing, levels_in, orders_of, standings

NO_ORDER = Text("没有这个督办事项，或者您不能查看。", "There is no such order, or you may not see it.")
WAY = (rules.ISSUED, Step.Kind.SIGN, Step.Kind.FEEDBACK, Step.Kind.VERIFY, Step.Kind.CLOSE)


def orders(request: HttpRequest) -> HttpResponse:
    """The orders that the reader may see, those overdue first."""
    reader = acting(request)
    form = OrderFilter(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    every = orders_of(reader, year_of(request))
    shown = [each for each in every if _fits(each, asked.get("state", ""), asked.get("words", ""))]
    page = {
        "form": form,
        "page": page_of(request, shown),
        "open": sum(each.open for each in every),
        "overdue": sum(bool(each.overdue) for each in every),
        "done": sum(not each.open for each in every),
        "may_issue": may(reader, rules.ISSUE),
    }
    return render(request, "supervision/orders.html", page)


def order(request: HttpRequest, pk: int) -> HttpResponse:
    """One order, unit by unit: what happened, and what may happen next."""
    reader = acting(request)
    rows = Assignment.objects.visible_to(reader).filter(order=pk).select_related("order__issued_by", "unit")
    found = standings(rows.order_by("pk"))
    if not found:
        raise NotFound(NO_ORDER)
    shown = []
    for each in found:
        kinds = [step.kind for step in each.steps]
        done = {rules.ISSUED, *kinds}
        now = WAY.index(Step.Kind.FEEDBACK if each.state == Step.Kind.RETURN else each.state)
        way = [
            (rules.STATES[kind], "now" if at == now else "done" if at < now and kind in done else "")
            for at, kind in enumerate(WAY)
        ]
        next_steps = [
            (kind, transition.verb.title)
            for kind, transition in rules.TRANSITIONS.items()
            if each.state in transition.states and may(reader, transition.verb, each.assignment)
        ]
        shown.append({"row": each, "way": way, "next": next_steps})
    return render(request, "supervision/order.html", {"order": found[0].order, "rows": shown})


def new(request: HttpRequest) -> HttpResponse:
    """Issue an order."""
    reader = acting(request)
    form = NewOrder(request.POST or None, initial={"title": request.GET.get("title", "")})
    return answered(
        request,
        form,
        lambda: issue(reader, year_of(request), **form.cleaned_data),
        heading=Text("交办督办事项", "Issue an order"),
        back=reverse("supervision:orders"),
        told=Text("督办单已交办。", "The order is issued."),
        onward=lambda made: reverse("supervision:order", args=[made.pk]),
        button=rules.ISSUE.button,
    )


def step(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """Take the next step with one unit."""
    reader = acting(request)
    found = Assignment.objects.visible_to(reader).select_related("unit", "order__issued_by").filter(pk=pk).first()
    if found is None:
        raise NotFound(NO_ORDER)
    if kind not in Step.Kind.values:
        raise Http404
    require(reader, rules.TRANSITIONS[Step.Kind(kind)].verb, found)
    form = StepForm(request.POST if request.method == "POST" else None)
    title = rules.TRANSITIONS[Step.Kind(kind)].verb.title
    return answered(
        request,
        form,
        lambda: take_step(reader, found, Step.Kind(kind), form.cleaned_data["text"]),
        heading=Text(f"{title.zh}：{found.order.title}", f"{title.en}: {found.order.title}"),
        back=reverse("supervision:order", args=[found.order_id]),
        told=Text("已办理。", "Done."),
        button=rules.TRANSITIONS[Step.Kind(kind)].verb.button,
        about="supervision/order_facts.html",
        order=found.order,
        own=standings([found])[0],
    )


def levels(request: HttpRequest) -> HttpResponse:
    """After how many days an order goes up."""
    reader, year = acting(request), year_of(request)
    standing = levels_in([year])[year]
    told = {
        f"{name}{number}": getattr(row, name)
        for number, row in enumerate(standing[:3], 1)
        for name in ("days", "title", "to")
    }
    form = LevelsForm(request.POST or None, initial=told)
    return answered(
        request,
        form,
        lambda: set_levels(reader, year, form.levels()),
        heading=Text("逾期升级", "Levels of escalation"),
        back=reverse("supervision:orders"),
        told=Text("已保存。", "Saved."),
        button=rules.SET_LEVELS.button,
        note=_source(year, standing),
    )


def _source(year: int, standing: Sequence[EscalationLevel]) -> Text | None:
    """Of which year the levels are, where the chosen year has none of its own."""
    if not standing:
        return Text(f"{year}年度和以前都没有规定，逾期不升级。", "No year has levels: what is late goes up to nobody.")
    if standing[0].year == year:
        return None
    return Text(
        f"{year}年度没有另行规定，沿用{standing[0].year}年度的；保存即为{year}年度的规定。",
        f"{year} has none of its own: those of {standing[0].year} hold; what you save holds for {year}.",
    )


def _fits(each: Standing, state: str, told: str) -> bool:
    kept = {"open": each.open, "overdue": bool(each.overdue), "done": not each.open}
    return kept.get(state, True) and told in each.order.title
