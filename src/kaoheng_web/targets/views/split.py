"""Who carries what: every unit at a glance, one unit's split, and one's own tasks."""

from collections import Counter
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from kaoheng.text import Text
from kaoheng_web.methods.models import Edition
from kaoheng_web.methods.queries import item_titles
from kaoheng_web.organisation.authority.verbs import acting, may
from kaoheng_web.organisation.queries import name_of, names_on
from kaoheng_web.shared import clock
from kaoheng_web.shared.answers import went_well
from kaoheng_web.shared.errors import NotFound
from kaoheng_web.shared.forms import carried_out, status_of
from kaoheng_web.shared.language import words
from kaoheng_web.shared.years import year_of
from kaoheng_web.targets import rules
from kaoheng_web.targets.actions.splitting import file_plan, share, take_back
from kaoheng_web.targets.coverage import coverage, tasks_of
from kaoheng_web.targets.forms import Sharing
from kaoheng_web.targets.models.issued import Target
from kaoheng_web.targets.models.splitting import Share, SplitPlan
from kaoheng_web.targets.queries import in_force
from kaoheng_web.targets.views.year import own_unit, own_units
from kaoheng_web.targets.written import shown

NO_SHARE = Text("没有这项任务，或者您不能查看。", "There is no such task, or you may not see it.")


def overview(request: HttpRequest, edition: Edition) -> HttpResponse:
    """How far every unit has split its targets."""
    held = Counter(Target.objects.filter(edition=edition).values_list("unit_id", flat=True))
    taken = Share.objects.filter(target__edition=edition).values_list("target__unit_id", "target_id").distinct()
    carried = Counter(unit for unit, _ in taken)
    plans = {row.unit_id: row for row in SplitPlan.objects.filter(edition=edition)}
    units = list(own_units(request).filter(pk__in=held).order_by("path"))
    names = names_on(units, clock.today())
    rows = [
        {
            "unit": unit,
            "name": names.get(unit.pk),
            "targets": held[unit.pk],
            "carried": carried[unit.pk],
            "open": held[unit.pk] - carried[unit.pk],
            "plan": plans.get(unit.pk),
        }
        for unit in units
    ]
    due = rules.split_due(edition.year)
    told = {"edition": edition, "rows": rows, "due": due, "late": clock.today() > due}
    return render(request, "targets/split.html", told)


def unit_split(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """The split of one unit: targets with their carriers, people with nothing to carry; add a part."""
    unit = own_unit(request, pk)
    found, titles = coverage(edition, unit), item_titles(edition)
    choices = [(target.pk, words(titles.get(target.item, Text(target.item, target.item)))) for target in found.targets]
    initial = {"due": date(edition.year, 12, 31)}
    form = Sharing(request.POST or None, unit=unit, targets=choices, initial=initial)

    def act() -> bool:
        given = form.cleaned_data
        target = next(target for target in found.targets if target.pk == given["target"])
        told = {"measure": given["measure"], **form.carrying()}
        share(acting(request), target, given["task"], given["due"], **told)
        return True

    if request.method == "POST" and carried_out(form, act):
        return went_well(request, request.path, Text("任务已分解。", "The task is given."))
    items = {item.id: item for item in edition.method.items}
    rows = [
        {
            "target": each.target,
            "title": titles.get(each.target.item),
            "goal": shown(each.goal, items[each.target.item].direction if each.target.item in items else ""),
            "measure": items[each.target.item].data.unit if each.target.item in items else "",
            "shares": [row for row in found.shares if row.target_id == each.target.pk],
        }
        for each in in_force(edition, [unit])
    ]
    plan = SplitPlan.objects.filter(edition=edition, unit=unit).select_related("by").first()
    blockers = rules.unfilable(found.untaken_titles, [person.name for person in found.idle], filed=False)
    told = {
        "edition": edition,
        "unit": unit,
        "name": name_of(unit),
        "rows": rows,
        "idle": found.idle,
        "people": found.people,
        "plan": plan,
        "form": form,
        "blockers": [words(text) for text in blockers],
        "due": rules.split_due(edition.year),
        "may_share": bool(found.targets) and may(acting(request), rules.SHARE, found.targets[0]),
    }
    return render(request, "targets/unit_split.html", told, status=status_of(form))


@require_POST
def file(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """File the plan with the office."""
    file_plan(acting(request), edition, own_unit(request, pk))
    return went_well(request, reverse("targets:unit_split", args=[pk]), Text("分解方案已报备。", "The plan is filed."))


@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a part back."""
    rows = Share.objects.visible_to(acting(request)).select_related("target__unit")
    found: Share | None = rows.filter(pk=pk).first()
    if found is None:
        raise NotFound(NO_SHARE)
    unit = found.target.unit_id
    take_back(acting(request), found)
    told = Text("任务已收回，留痕可查。", "The task is taken back; the ledger keeps it.")
    return went_well(request, reverse("targets:unit_split", args=[unit]), told)


def mine(request: HttpRequest) -> HttpResponse:
    """My tasks: what I carry, by day."""
    rows = tasks_of(acting(request), year_of(request))
    names = names_on({row.target.unit for row in rows}, clock.today())
    told = [
        {
            "share": row,
            "unit": names.get(row.target.unit_id),
            "item": item_titles(row.target.edition).get(row.target.item),
            "late": row.due < clock.today(),
        }
        for row in rows
    ]
    return render(request, "targets/mine.html", {"rows": told, "year": year_of(request)})
