"""The ranking groups of a year: listed, set up, filled."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from kaoheng.text import Text, title_of
from kaoheng_web.organisation import rules
from kaoheng_web.organisation.actions.groups import create_group, place_units
from kaoheng_web.organisation.authority.verbs import acting, may
from kaoheng_web.organisation.forms.groups import NewGroup, Placing
from kaoheng_web.organisation.kinds import title
from kaoheng_web.organisation.models import GroupMembership, RankingGroup, Unit
from kaoheng_web.organisation.queries import members, names_on
from kaoheng_web.shared import clock
from kaoheng_web.shared.answers import answered
from kaoheng_web.shared.errors import NotFound
from kaoheng_web.shared.years import year_of

NO_GROUP = Text("没有这个组别。", "There is no such group.")


def groups(request: HttpRequest) -> HttpResponse:
    """Every group with its units in the chosen year, and the units that stand in none."""
    person, year, today = acting(request), year_of(request), clock.today()
    visible = Unit.objects.on(today).visible_to(person)
    rows = list(
        GroupMembership.objects.filter(year=year, unit__in=visible).select_related("unit").order_by("unit__path")
    )
    loose = list(visible.below_the_top().exclude(memberships__year=year).order_by("path"))
    names = names_on([*(row.unit for row in rows), *loose], today)
    shown = [
        {
            "group": group,
            "members": [
                {"unit": row.unit, "name": names.get(row.unit_id), "kind": title(row.unit.kind)}
                for row in rows
                if row.group_id == group.pk
            ],
        }
        for group in RankingGroup.objects.order_by("pk")
    ]
    unplaced = [{"unit": unit, "name": names.get(unit.pk), "kind": title(unit.kind)} for unit in loose]
    if not may(person, rules.PLACE_UNITS):  # a group is shown to those who have a unit in it
        shown = [each for each in shown if each["members"]]
    allowed = {"may_create": may(person, rules.CREATE_GROUP), "may_place": may(person, rules.PLACE_UNITS)}
    return render(request, "organisation/groups.html", {"groups": shown, "loose": unplaced, **allowed})


def create(request: HttpRequest) -> HttpResponse:
    """Set up a group."""
    form = NewGroup(request.POST or None, initial={"graded": True})
    return answered(
        request,
        form,
        lambda: create_group(acting(request), **form.cleaned_data),
        heading=rules.CREATE_GROUP.title,
        button=rules.CREATE_GROUP.button,
        back=reverse("organisation:groups"),
        told=Text("已设立组别。", "The group is set up."),
    )


def place(request: HttpRequest, pk: int) -> HttpResponse:
    """Place units in a group for the chosen year; in an empty one those of the year before are proposed."""
    year, today = year_of(request), clock.today()
    group = RankingGroup.objects.filter(pk=pk).first()
    if group is None:
        raise NotFound(NO_GROUP)
    named = names_on(Unit.objects.on(today).filter(parent__isnull=False).order_by("path"), today)
    choices = sorted((row.unit_id, row.name) for row in named.values())
    now = members(group.code, year) or members(group.code, year - 1)
    form = Placing(
        request.POST or None,
        units=[(str(key), name) for key, name in choices],
        initial={"units": [str(unit.pk) for unit in now]},
    )

    def do() -> int:
        given = form.cleaned_data
        return place_units(acting(request), group, given["units"], year, reason=given["reason"])

    return answered(
        request,
        form,
        do,
        heading=Text(f"{group.title}：{year}年度编组", f"{title_of(group).en}: units of {year}"),
        button=rules.PLACE_UNITS.button,
        back=reverse("organisation:groups"),
        told=lambda count: Text(f"{count}个单位编入本组。", f"{count} units were placed."),
    )
