"""The ranking groups of a year."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kaoheng_web.organisation import rules
from kaoheng_web.organisation.authority.verbs import acting, may
from kaoheng_web.organisation.kinds import title
from kaoheng_web.organisation.models import GroupMembership, RankingGroup, Unit
from kaoheng_web.organisation.queries import names_on
from kaoheng_web.shared import clock
from kaoheng_web.shared.years import year_of


def groups(request: HttpRequest) -> HttpResponse:
    """Every group with its units in the chosen year, and the units that stand in none."""
    person, year, today = acting(request), year_of(request), clock.today()
    visible = Unit.objects.on(today).visible_to(person)
    rows = list(
        GroupMembership.objects.filter(year=year, unit__in=visible).select_related("unit").order_by("unit__path")
    )
    loose = list(visible.filter(parent__isnull=False).exclude(memberships__year=year).order_by("path"))
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
    return render(request, "organisation/groups.html", {"groups": shown, "loose": unplaced})
